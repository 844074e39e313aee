/** What people do about dead letters: retrying and abandoning them. */

import { sql } from 'kysely';
import { distinctIds, parseBigserial, parseIds } from '../checks/ids.ts';
import type { Context } from '../context.ts';
import { databaseNow } from '../database/clock.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { DeadLetterStatus } from './job.enums.ts';
import { requeueJobs } from './job.service.ts';

/**
 * Queues the jobs of these dead letters again and returns how many. A letter is RETRYING until its job ends, and is deleted
 * if the job succeeds. A job that was deleted meanwhile is made again. Skipped are letters whose scene is gone, and those
 * whose phase is already queued or running.
 */
export async function retryDeadLetters({ em }: Pick<Context, 'em'>, ids: readonly string[]): Promise<number> {
  const wanted = parseLetterIds(ids);
  return transaction(em, async (em) => {
    await sql`
      insert into job_history (job_id, scene_id, scene_title, phase, status, error_message, completed_at)
      select d.job_id, d.scene_id, d.scene_title, d.phase, 'failed', d.last_error, now()
        from dead_letter_queue d join scenes s on s.id = d.scene_id
       where d.id = any(${wanted}::bigint[]) and d.status <> 'retrying'
      on conflict (job_id) do nothing`.execute(rows(em));
    const letters = await rows(em)
      .selectFrom('dead_letter_queue')
      .select('jobId')
      .where('id', 'in', wanted)
      .where('status', '!=', DeadLetterStatus.RETRYING)
      .forUpdate()
      .execute();
    return requeueJobs(
      em,
      letters.map(({ jobId }) => jobId),
    );
  });
}

/** Marks dead letters as abandoned: nobody needs to review them any more. Returns how many. */
export async function abandonDeadLetters({ em }: Pick<Context, 'em'>, ids: readonly string[]): Promise<number> {
  const { numUpdatedRows } = await rows(em)
    .updateTable('dead_letter_queue')
    .set({ status: DeadLetterStatus.ABANDONED, abandonedAt: databaseNow, updatedAt: databaseNow })
    .where('id', 'in', parseLetterIds(ids))
    .where('status', '=', DeadLetterStatus.PENDING_REVIEW)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

const parseLetterIds = (ids: readonly string[]) =>
  parseIds(parseBigserial, distinctIds('ids', ids, { max: 1000, thing: 'dead letter' }));
