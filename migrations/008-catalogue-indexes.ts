/** The orders in which people look at a library: by when a scene came, by views, by title. */

import { Migration } from '@mikro-orm/migrations';

export class CatalogueIndexes extends Migration {
  override up(): void {
    this.addSql('CREATE INDEX idx_scenes_created_at ON scenes (created_at, id)');
    this.addSql('CREATE INDEX idx_scenes_view_count ON scenes (view_count DESC NULLS LAST, id DESC)');
    this.addSql('CREATE INDEX idx_scenes_title ON scenes (lower(title), id)');
  }
}
