/**
 * What a part of a title may be in, without reading the library: the groups of three letters that titles have. New ones wait in a short
 * list, which every search reads, until they are sorted in.
 */

import { Migration } from '@mikro-orm/migrations';

export class TitleParts extends Migration {
  override up(): void {
    this.addSql(`
      CREATE INDEX idx_scenes_title_parts ON scenes USING gin (title gin_trgm_ops)
        WITH (gin_pending_list_limit = 512)`);
  }
}
