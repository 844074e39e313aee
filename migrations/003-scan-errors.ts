/** The files that a scan could not take in, and the rule that one scan runs at a time. */

import { Migration } from '@mikro-orm/migrations';

export class ScanErrors extends Migration {
  override up(): void {
    this.addSql(`
      CREATE TABLE scan_errors (
        id         BIGSERIAL   PRIMARY KEY,
        scan_id    INTEGER     NOT NULL REFERENCES scan_history (id) ON DELETE CASCADE,
        path       TEXT        NOT NULL,
        message    TEXT        NOT NULL,
        created_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
      )`);
    this.addSql('CREATE INDEX idx_scan_errors_scan_id ON scan_errors (scan_id)');
    this.addSql(`CREATE UNIQUE INDEX uni_scan_history_running ON scan_history (status) WHERE status = 'running'`);
  }
}
