/** What a scan was asked for, what else it counts, and the first files of each kind that it found. */

import { Migration } from '@mikro-orm/migrations';

export class ScanDetails extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE scan_history
        ADD COLUMN videos_changed  INTEGER NOT NULL DEFAULT 0,
        ADD COLUMN videos_restored INTEGER NOT NULL DEFAULT 0,
        ADD COLUMN skipped         JSONB   NOT NULL DEFAULT '{}',
        ADD COLUMN is_dry_run      BOOLEAN NOT NULL DEFAULT FALSE,
        ADD COLUMN scope           JSONB   NOT NULL DEFAULT '{}',
        ADD COLUMN files_expected  INTEGER,
        ADD COLUMN begun_at        TIMESTAMPTZ,
        ADD COLUMN attempt         INTEGER NOT NULL DEFAULT 0`);
    this.addSql(`
      CREATE TABLE scan_findings (
        id            BIGSERIAL   PRIMARY KEY,
        scan_id       INTEGER     NOT NULL REFERENCES scan_history (id) ON DELETE CASCADE,
        kind          VARCHAR(20) NOT NULL,
        path          TEXT        NOT NULL,
        previous_path TEXT,
        scene_id      BIGINT
      )`);
    this.addSql('CREATE INDEX idx_scan_findings_scan_id ON scan_findings (scan_id, kind)');
  }
}
