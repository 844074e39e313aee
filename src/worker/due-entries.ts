/**
 * Entries of the queue that have become due, such as those that are tried again, or of which nobody was told
 * because the connection broke just then. One statement looks for all of them, so that the workers, which are many, seldom have to ask for themselves.
 */
import type { App } from '../app.type.ts';
import { messageOf } from '../errors.ts';
import { tasksThatBecameDue } from '../jobs/queue.ts';
import { repeat } from '../repeat.ts';

/** `wake` is told the names of their tasks every two seconds, until disposed of. */
export function watchDueEntries(
  { orm, log }: Pick<App, 'orm' | 'log'>,
  wake: (tasks: readonly string[]) => void,
): AsyncDisposable {
  return repeat(async () => wake(await tasksThatBecameDue(orm.em.fork())), {
    milliseconds: 2000,
    onError: (error) => log.debug(`due entries could not be looked for: ${messageOf(error)}`), // the next look will
  });
}
