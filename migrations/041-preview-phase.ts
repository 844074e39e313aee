/** Hover previews: short silent videos of a scene, made by a phase of their own. */

import { Migration } from '@mikro-orm/migrations';

const phases = `'metadata', 'thumbnail', 'sprites', 'preview'`;

export class PreviewPhase extends Migration {
  override up(): void {
    this.addSql('ALTER TABLE scenes ADD COLUMN preview_path VARCHAR(512)');
    this.addSql('ALTER TABLE pool_config ADD COLUMN preview_workers INTEGER NOT NULL DEFAULT 1');
    for (const table of ['trigger_config', 'phase_pauses', 'retry_config'])
      this.check(table, 'phase', `phase IN (${phases}, 'scan')`);
    this.check('trigger_config', 'after_phase', `after_phase IS NULL OR (after_phase IN (${phases}))`);
    this.addSql(`INSERT INTO trigger_config (phase, trigger_type) VALUES ('preview', 'manual')`);
    this.addSql(`
      INSERT INTO retry_config (phase, max_retries, initial_delay_seconds, max_delay_seconds, backoff_factor)
      VALUES ('preview', 2, 120, 7200, 2.0)`);
  }

  private check(table: string, column: string, condition: string): void {
    const name = `${table}_${column}_check`;
    this.addSql(`ALTER TABLE ${table} DROP CONSTRAINT ${name}, ADD CONSTRAINT ${name} CHECK (${condition})`);
  }
}
