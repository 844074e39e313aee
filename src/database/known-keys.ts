/** The keys of things that a caller names by their uuids. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type SqlBool, sql } from 'kysely';
import { unknownIds } from '../errors.ts';
import { uuids } from '../lists/criteria.ts';
import { rows } from './rows.ts';

/** The tables of such things, each with its word for one of them. */
const kinds = { actors: 'actor', studios: 'studio' } as const;

/**
 * The keys (`pk`) of the rows with these ids, each once, held until the transaction ends. BAD_USER_INPUT names those that
 * are not there, or deleted.
 *
 * @param field where the ids stand in the caller's input
 */
export async function knownKeys(
  em: EntityManager,
  table: keyof typeof kinds,
  field: string,
  ids: readonly string[],
  lock: 'key share' | 'update' = 'key share',
): Promise<string[]> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  const query = rows(em)
    .selectFrom(table)
    .select(['pk', 'id'])
    .where(sql<SqlBool>`${sql.ref(`${table}.id`)} = any(${uuids(wanted)})`)
    .where('deletedAt', 'is', null)
    .orderBy('pk');
  const known = await (lock === 'update' ? query.forUpdate() : query.forKeyShare()).execute();
  const found = new Set(known.map(({ id }) => id));
  const unknown = wanted.filter((id) => !found.has(id));
  if (unknown.length > 0) throw unknownIds(field, kinds[table], unknown);
  return known.map(({ pk }) => pk);
}
