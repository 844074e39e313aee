/** The id that database and data folder share. The first server writes it, when it knows which data folder is meant. */

import { Migration } from '@mikro-orm/migrations';

export class LibraryId extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE library (
        id INTEGER PRIMARY KEY DEFAULT 1 CONSTRAINT library_id_check CHECK (id = 1),
        uuid UUID,
        created_at TIMESTAMPTZ NOT NULL DEFAULT now()
      )`);
    this.addSql('INSERT INTO library DEFAULT VALUES');
  }
}
