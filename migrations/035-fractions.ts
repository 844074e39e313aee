/** Durations and positions to the millisecond, beside the whole seconds; null where only whole seconds are known. */

import { Migration } from '@mikro-orm/migrations';

export class Fractions extends Migration {
  override up(): void {
    this.addSql('ALTER TABLE scenes ADD COLUMN duration_ms BIGINT');
    this.addSql(`
      ALTER TABLE user_scene_markers
        ADD COLUMN seconds NUMERIC(13, 3),
        ADD COLUMN end_seconds NUMERIC(13, 3),
        ADD CONSTRAINT user_scene_markers_end_seconds_check CHECK (end_seconds >= coalesce(seconds, timestamp))`);
    this.addSql('ALTER TABLE user_scene_watches ADD COLUMN last_seconds NUMERIC(13, 3)');
  }
}
