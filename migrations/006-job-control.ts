/** What retries, take-overs, pauses and schedules have to remember, and the indexes that a long history needs. */

import { Migration } from '@mikro-orm/migrations';

export class JobControl extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE job_history
        ADD COLUMN attempt     INTEGER NOT NULL DEFAULT 0,
        ADD COLUMN queue_entry BIGINT,
        ADD COLUMN first_error TEXT`);
    this.addSql('CREATE INDEX idx_job_history_scene_id ON job_history (scene_id)');
    this.addSql(`
      CREATE INDEX idx_job_history_phase_completed ON job_history (phase, completed_at DESC)
       WHERE status = 'completed'`);
    this.addSql('ALTER TABLE trigger_config ADD COLUMN last_run_at TIMESTAMPTZ');
    this.addSql(`
      CREATE TABLE phase_pauses (
        id        SERIAL      PRIMARY KEY,
        phase     VARCHAR(20) NOT NULL UNIQUE CHECK (phase IN ('metadata', 'thumbnail', 'sprites', 'scan')),
        paused_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
      )`);
  }
}
