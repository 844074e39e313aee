/** What grows by itself is cut back by itself: the history of jobs, and dead letters that nobody looks at. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.type.ts';
import { messageOf } from '../errors.ts';
import { publish } from '../events/publish.ts';

const keptDays = 7;
const everyMilliseconds = 3_600_000;

/** Tidies at once and then every hour, until disposed of. Any number of processes may do so. */
export function startHousekeeping({ orm, log }: Pick<App, 'orm' | 'log'>): AsyncDisposable {
  let tidying = tidy();
  const timer = setInterval(() => {
    tidying = tidying.then(tidy);
  }, everyMilliseconds);

  async function tidy(): Promise<void> {
    try {
      const em = orm.em.fork();
      await abandonOldLetters(em);
      await dropOldJobs(em);
    } catch (error) {
      log.warn(`housekeeping: ${messageOf(error)}; trying again in an hour`);
    }
  }

  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await tidying;
    },
  };
}

/** Letters that nobody has looked at for a week are abandoned. Returns how many. */
export async function abandonOldLetters(em: EntityManager): Promise<number> {
  const abandoned = await em.execute<{ id: string }[]>(
    `update dead_letter_queue set status = 'abandoned', abandoned_at = now(), updated_at = now()
      where status = 'pending_review' and updated_at < now() - make_interval(days => ?) returning id`,
    [keptDays],
  );
  return abandoned.length;
}

/** Drops jobs that ended more than a week ago, but none that a dead letter may still bring back. Returns how many. */
export async function dropOldJobs(em: EntityManager): Promise<number> {
  const dropped = await em.execute<{ id: string }[]>(
    `delete from job_history j
      where status in ('completed', 'failed', 'cancelled') and next_retry_at is null
        and completed_at < now() - make_interval(days => ?)
        and not exists (select from dead_letter_queue d where d.job_id = j.job_id and d.status <> 'abandoned')
     returning id`,
    [keptDays],
  );
  if (dropped.length > 0) await publish(em, 'queue', {});
  return dropped.length;
}
