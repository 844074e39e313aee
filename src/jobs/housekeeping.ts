/** Deletes old jobs and what was recorded of old changes, and abandons old dead letters, so that nothing grows without end. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { deleteOldEntries, deleteOldUndoRows } from '../audit/old-entries.ts';
import { databaseNow } from '../database/clock.ts';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';
import { deleteOldChanges } from '../events/changes.ts';
import { publish } from '../events/publish.ts';
import { deleteOldKeys } from '../graphql/idempotency.ts';
import { repeat } from '../repeat.ts';
import { DeadLetterStatus } from './job.enums.ts';
import { deleteDeadEntries } from './queue.ts';

const keptDays = 7;
const everyMilliseconds = 3_600_000;

/** Runs at once and then every hour, until disposed of; any number of processes may do so. */
export function startHousekeeping({ config, orm, log }: Pick<App, 'config' | 'orm' | 'log'>): AsyncDisposable {
  async function clean(): Promise<void> {
    const em = orm.em.fork();
    await abandonOldDeadLetters(em);
    await deleteOldJobs(em);
    await deleteDeadEntries(em, keptDays);
    await deleteOldChanges(em);
    await deleteOldKeys(em);
    await deleteOldEntries(em);
    await deleteOldUndoRows({ config }, em);
  }

  return repeat(clean, {
    milliseconds: everyMilliseconds,
    atOnce: true,
    onError: (error) => log.warn(`housekeeping: ${messageOf(error)}; trying again in an hour`),
  });
}

/** Abandons dead letters that nobody has reviewed for a week. Returns how many. */
export async function abandonOldDeadLetters(em: EntityManager): Promise<number> {
  const { numUpdatedRows } = await rows(em)
    .updateTable('dead_letter_queue')
    .set({ status: DeadLetterStatus.ABANDONED, abandonedAt: databaseNow, updatedAt: databaseNow })
    .where('status', '=', DeadLetterStatus.PENDING_REVIEW)
    .where('updatedAt', '<', sql<string>`now() - make_interval(days => ${keptDays})`)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Deletes jobs that ended more than a week ago, but none whose dead letter may still be retried. Returns how many. */
export async function deleteOldJobs(em: EntityManager): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from job_history j
     where status in ('completed', 'failed', 'cancelled') and next_retry_at is null
       and completed_at < now() - make_interval(days => ${keptDays})
       and not exists (select from dead_letter_queue d where d.job_id = j.job_id and d.status <> 'abandoned')`.execute(
    rows(em),
  );
  if (numAffectedRows > 0n) await publish(em, 'queue', {});
  return Number(numAffectedRows);
}
