/** What a scan compares a file with, and the indexes that find a scene by its path, and one whose file has moved. */

import { Migration } from '@mikro-orm/migrations';

export class FileFacts extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE scenes
        ADD COLUMN file_modified_at TIMESTAMPTZ,
        ADD COLUMN fingerprint      TEXT`);
    // Also of missing scenes, and for paths below a folder.
    this.addSql('CREATE INDEX idx_scenes_file_path ON scenes (stored_path varchar_pattern_ops)');
    // A new file may be that of a scene with the same size and time, or the same size and name.
    this.addSql('CREATE INDEX idx_scenes_size_time ON scenes (size, file_modified_at)');
    this.addSql(`
      CREATE INDEX idx_scenes_size_name
        ON scenes (size, lower(normalize(regexp_replace(stored_path, '^.*/', ''), NFC)))`);
  }
}
