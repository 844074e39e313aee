/** Why a file counts as corrupted, and what is known of how to read its pictures. */

import { Migration } from '@mikro-orm/migrations';

export class FilmFacts extends Migration {
  override up(): void {
    this.addSql('ALTER TABLE scenes ADD COLUMN corruption_reason TEXT, ADD COLUMN film_facts JSONB');
  }
}
