/** An index of the few scenes that are in the trash or missing, so that a search can leave them out of what it finds. */

import { Migration } from '@mikro-orm/migrations';

export class InactiveScenes extends Migration {
  override up(): void {
    this.addSql(
      'CREATE INDEX idx_scenes_inactive ON scenes (id) WHERE trashed_at IS NOT NULL OR deleted_at IS NOT NULL',
    );
  }
}
