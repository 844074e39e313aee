/**
 * Entries of the queue that can be worked on. One statement looks for all of them, so that the workers, which are many, seldom have to ask
 * for themselves, and only where there is something for them.
 */
import type { App } from '../app.type.ts';
import { messageOf } from '../errors.ts';
import { tasksThatAreDue, tasksThatBecameDue } from '../jobs/queue.ts';
import { repeat } from '../repeat.ts';

export interface DueEntries extends AsyncDisposable {
  /** To be called when entries have come. Those of one moment are looked for at once. */
  lookNow(): void;
}

/**
 * `wake` is told the names of their tasks, until disposed of: when entries have come, and every second of those that have become due, such as
 * those that are tried again, or of which nobody was told because the connection broke just then.
 */
export function watchDueEntries(
  { orm, log }: Pick<App, 'orm' | 'log'>,
  wake: (tasks: readonly string[]) => void,
): DueEntries {
  const onError = (error: unknown) => log.debug(`due entries could not be looked for: ${messageOf(error)}`); // the next look will
  const looks = repeat(async () => wake(await tasksThatBecameDue(orm.em.fork())), { milliseconds: 1000, onError });
  let looking: Promise<void> | undefined;
  let isOutdated = false;
  let isOver = false;

  async function look(): Promise<void> {
    isOutdated = false;
    wake(await tasksThatAreDue(orm.em.fork()));
  }

  function lookNow(): void {
    isOutdated = true;
    if (isOver) return;
    looking ??= look()
      .catch(onError)
      .finally(() => {
        looking = undefined;
        if (isOutdated) lookNow();
      });
  }

  return {
    lookNow,
    async [Symbol.asyncDispose]() {
      isOver = true;
      await Promise.all([looks[Symbol.asyncDispose](), looking]);
    },
  };
}
