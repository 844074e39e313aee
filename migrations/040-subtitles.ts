/** The subtitles of a film: text tracks inside it and files beside it, as the metadata phase finds them (`src/media/subtitles.ts`). */

import { Migration } from '@mikro-orm/migrations';

export class Subtitles extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE scenes ADD COLUMN subtitles JSONB NOT NULL DEFAULT '[]'`);
  }
}
