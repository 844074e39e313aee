/** Dead letters follow their jobs: made, deleted and returned to review in the transaction that ends the job. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type SqlBool, sql } from 'kysely';
import { databaseNow } from '../database/clock.ts';
import { rows } from '../database/rows.ts';
import { DeadLetterStatus } from './job.enums.ts';

/** Makes the dead letter of a job that failed for good; when a retried one fails again, its letter is to be reviewed again. */
export async function addDeadLetter(em: EntityManager, jobId: string): Promise<void> {
  await sql`
    insert into dead_letter_queue (job_id, scene_id, scene_title, phase, original_error, last_error, failure_count)
    select job_id, scene_id, scene_title, phase, coalesce(first_error, error_message, ''), coalesce(error_message, ''), retry_count + 1
      from job_history where job_id = ${jobId}
    on conflict (job_id) do update
       set last_error = excluded.last_error, failure_count = dead_letter_queue.failure_count + excluded.failure_count,
           status = 'pending_review', abandoned_at = null, updated_at = now()`.execute(rows(em));
}

/** The letters of jobs whose retry was cancelled are to be reviewed again. */
export async function returnToReview(em: EntityManager, jobIds: readonly string[]): Promise<void> {
  await rows(em)
    .updateTable('dead_letter_queue')
    .set({ status: DeadLetterStatus.PENDING_REVIEW, updatedAt: databaseNow })
    .where('status', '=', DeadLetterStatus.RETRYING)
    .where(sql<SqlBool>`job_id = any(${jobIds}::text[])`)
    .execute();
}
