/**
 * Entries of the queue that are locked by a worker which does not know of them, because the database died in between.
 * Nobody else would unlock them, as their worker is alive.
 */
import type { App } from '../app.type.ts';
import { messageOf } from '../errors.ts';
import { entriesHeldBy, unlockEntries } from '../jobs/queue.ts';
import { repeat } from '../repeat.ts';

const lookMilliseconds = 5000;

/** Looks every few seconds until disposed of; an entry that an idle worker holds at two looks in a row is unlocked. */
export function releaseOrphanedEntries(
  { orm, log }: Pick<App, 'orm' | 'log'>,
  idleWorkers: () => string[],
): AsyncDisposable {
  let suspects = new Set<string>();

  async function look(): Promise<void> {
    const idle = idleWorkers();
    const held = await entriesHeldBy(orm.em.fork(), idle);
    const orphaned = held.filter(({ id, worker }) => suspects.has(id) && idleWorkers().includes(worker));
    suspects = new Set(held.map(({ id }) => id));
    if (orphaned.length === 0) return;
    log.warn({ entries: orphaned.length }, 'entries of the queue that no worker knew of are unlocked');
    await unlockEntries(
      orm.em.fork(),
      orphaned.map(({ worker }) => worker),
    );
  }

  return repeat(look, {
    milliseconds: lookMilliseconds,
    onError: (error) => log.debug(`orphaned entries could not be looked for: ${messageOf(error)}`), // the next look will
  });
}
