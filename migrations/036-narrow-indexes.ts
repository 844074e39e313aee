/** Indexes that hold all that searches, totals and filters across relations read, so that they need not visit the rows. */

import { Migration } from '@mikro-orm/migrations';

export class NarrowIndexes extends Migration {
  override up(): void {
    this.addSql(`
      CREATE INDEX idx_scenes_active ON scenes (id) INCLUDE (view_count, duration, size)
       WHERE trashed_at IS NULL AND deleted_at IS NULL`);
    this.addSql('CREATE INDEX idx_scene_actors_actor_scene ON scene_actors (actor_id, scene_id)');
    this.addSql('CREATE INDEX idx_scene_tags_tag_scene ON scene_tags (tag_id, scene_id)');
  }
}
