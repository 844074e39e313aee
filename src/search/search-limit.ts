/** No statement of a search takes longer than three seconds: who searches has long typed something else. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { unavailable } from '../errors.ts';

const limitMilliseconds = 3000;

/**
 * Runs statements of a search, each of which may take three seconds, and one core: many people search at once.
 * UNAVAILABLE when one takes longer. Within a transaction, which has limits of its own, they are left alone.
 */
export async function withinSearchLimit<T>(em: EntityManager, run: (em: EntityManager) => Promise<T>): Promise<T> {
  if (em.isInTransaction()) return run(em);
  try {
    return await transaction(em, async (em) => {
      await sql`
        select set_config('statement_timeout', ${String(limitMilliseconds)}, true),
               set_config('max_parallel_workers_per_gather', '0', true)`.execute(rows(em));
      return run(em);
    });
  } catch (error) {
    if (!isCancelled(error)) throw error;
    throw unavailable('The search takes too long: use more or longer words.', { cause: error });
  }
}

/** PostgreSQL's query_canceled. */
const isCancelled = (error: unknown) => (error as { code?: unknown } | null)?.code === '57014';
