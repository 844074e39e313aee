/** An index that holds all that searches and totals read of scenes, so that they need not visit the rows. */

import { Migration } from '@mikro-orm/migrations';

export class ActiveScenes extends Migration {
  override up(): void {
    this.addSql(`
      CREATE INDEX idx_scenes_active ON scenes (id) INCLUDE (view_count, duration, size)
       WHERE trashed_at IS NULL AND deleted_at IS NULL`);
  }
}
