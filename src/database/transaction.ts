/** Transactions: all of this program's begin here. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { TransactionOptions } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isRepeatable } from './is-down.ts';

interface Options extends Pick<TransactionOptions, 'isolationLevel' | 'readOnly'> {
  /** It also does what a rollback does not take back, such as removing a file, so it must not run twice. */
  once?: boolean;
  /** Entities are loaded anew in it. */
  clear?: boolean;
}

const repeats = 2;

/**
 * Runs `work` in a transaction, or in a savepoint of the one that `em` has. When PostgreSQL ends it because of another one
 * (a deadlock, or a row that is gone by the time it is referred to), it is begun again, at most twice: so `work` writes to the database and nowhere else, unless it is to run `once`.
 */
export async function transaction<T>(
  em: EntityManager,
  work: (em: EntityManager) => Promise<T>,
  { once = false, clear = false, ...options }: Options = {},
): Promise<T> {
  const run = async () => em.transactional(work, { clear, ...options });
  return once || em.isInTransaction() ? run() : repeated(run);
}

/** The same for one statement, which is a transaction of its own. */
export async function repeated<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === repeats || !isRepeatable(error)) throw error;
      await sleep(Math.random() * 50 * 2 ** attempt); // apart from the other one, which may be repeated as well
    }
  }
}
