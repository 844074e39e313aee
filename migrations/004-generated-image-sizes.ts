/** What cannot be told from a scene's generated files without opening them, as settings may have changed since. */

import { Migration } from '@mikro-orm/migrations';

export class GeneratedImageSizes extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE scenes
        ADD COLUMN thumbnail_large_width   INTEGER,
        ADD COLUMN thumbnail_large_height  INTEGER,
        ADD COLUMN sprite_tile_width       INTEGER,
        ADD COLUMN sprite_tile_height      INTEGER,
        ADD COLUMN sprite_interval_seconds DOUBLE PRECISION`);
  }
}
