/** What a scan compares a file with, and the index that finds a scene by its path. */

import { Migration } from '@mikro-orm/migrations';

export class FileFacts extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE scenes
        ADD COLUMN file_modified_at TIMESTAMPTZ,
        ADD COLUMN fingerprint      TEXT`);
    // Also of missing scenes, and for paths below a folder.
    this.addSql('CREATE INDEX idx_scenes_file_path ON scenes (stored_path varchar_pattern_ops)');
  }
}
