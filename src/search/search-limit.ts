/** Statements of a search have connections of their own, on which none takes longer than a second (`src/database/pools.ts`). */
import type { EntityManager } from '@mikro-orm/postgresql';
import { currentScope, within } from '../database/purpose.ts';
import { unavailable } from '../errors.ts';

/**
 * Runs statements of a search. UNAVAILABLE when one takes longer than a second. Within a transaction, which has limits of its own,
 * they are left alone.
 */
export async function withinSearchLimit<T>(em: EntityManager, run: () => Promise<T>): Promise<T> {
  if (em.isInTransaction()) return run();
  try {
    return await within({ ...currentScope(), purpose: 'search' }, run);
  } catch (error) {
    if (!isCancelled(error)) throw error;
    throw unavailable('The search takes too long: use more or longer words.', { cause: error });
  }
}

/** PostgreSQL's query_canceled. */
const isCancelled = (error: unknown) => (error as { code?: unknown } | null)?.code === '57014';
