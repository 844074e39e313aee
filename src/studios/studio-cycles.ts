/** The hierarchy that studios form by their parents and networks, which must not have cycles. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { badInput } from '../errors.ts';

/**
 * No other change of the hierarchy until the transaction ends: two changes that are right by themselves could close a cycle.
 * It comes before any lock of a studio, as studios come before scenes; so no two changes wait for each other in a circle.
 */
export async function lockStudioHierarchy(em: EntityManager): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('studio hierarchy', 0))`.execute(rows(em));
}

/** BAD_USER_INPUT when a studio would be above itself with `above` as its parent or network. */
export async function checkNoCycle(
  em: EntityManager,
  pk: string,
  field: string,
  above: string | null | undefined,
): Promise<void> {
  if (above == null) return;
  if ((await selfAndAbove(em, above)).has(pk)) {
    throw badInput(field, `${field} must not be the studio itself or one below it.`);
  }
}

/** The studio and all above it, by parent or network. */
export async function selfAndAbove(em: EntityManager, pk: string): Promise<Set<string>> {
  const found = await sql<{ pk: string }>`
    with recursive above (pk) as (
      select ${pk}::bigint
      union
      select next.pk from above
        join studios s on s.id = above.pk
        cross join lateral (values (s.parent_id), (s.network_id)) as next (pk)
       where next.pk is not null
    ) select pk::text from above`.execute(rows(em));
  return new Set(found.rows.map((row) => row.pk));
}
