/** The second of the film that somebody chose for its thumbnail. */

import { Migration } from '@mikro-orm/migrations';

export class ThumbnailSecond extends Migration {
  override up(): void {
    this.addSql('ALTER TABLE scenes ADD COLUMN thumbnail_at_seconds DOUBLE PRECISION');
  }
}
