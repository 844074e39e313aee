/** How often a worker died while it was at a job. */

import { Migration } from '@mikro-orm/migrations';

export class JobDeaths extends Migration {
  override up(): void {
    this.addSql('ALTER TABLE job_history ADD COLUMN deaths INTEGER NOT NULL DEFAULT 0');
  }
}
