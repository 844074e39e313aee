/**
 * Entries that the queue gave to a living worker which never heard of it, as the database died between the two: nobody
 * would free them, because their worker is alive.
 */
import type { App } from '../app.type.ts';
import { messageOf } from '../errors.ts';

const lookMilliseconds = 5000;

/** Looks every few seconds until disposed of; an entry that an idle worker holds at two looks in a row is freed. */
export function releaseOrphanedEntries(
  { orm, log }: Pick<App, 'orm' | 'log'>,
  idleWorkers: () => string[],
): AsyncDisposable {
  let suspects = new Set<string>();
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    try {
      const idle = idleWorkers();
      const held = await orm.em.fork().execute<{ id: string; worker: string }[]>(
        `select id::text, locked_by as worker from graphile_worker.jobs
          where locked_by in (select json_array_elements_text(?::json))`,
        [JSON.stringify(idle)],
      );
      const orphaned = held.filter(({ id, worker }) => suspects.has(id) && idleWorkers().includes(worker));
      suspects = new Set(held.map(({ id }) => id));
      if (orphaned.length === 0) return;
      log.warn({ entries: orphaned.length }, 'entries of the queue that no worker knew of are freed');
      await orm.em
        .fork()
        .execute('select graphile_worker.force_unlock_workers(array(select json_array_elements_text(?::json)))', [
          JSON.stringify(orphaned.map(({ worker }) => worker)),
        ]);
    } catch (error) {
      log.debug(`orphaned entries could not be looked for: ${messageOf(error)}`); // the next look will
    }
  }

  const timer = setInterval(() => {
    looking = looking.then(look);
  }, lookMilliseconds);
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await looking;
    },
  };
}
