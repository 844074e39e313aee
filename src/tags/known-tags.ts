/** Tags that another thing is to have. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type SqlBool, sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { unknownIds } from '../errors.ts';
import { numericIds } from '../lists/criteria.ts';

/**
 * The keys of the tags with these ids, each once, held until the transaction ends. BAD_USER_INPUT names those that are not there.
 *
 * @param field where the ids stand in the caller's input
 */
export async function knownTagIds(
  em: EntityManager,
  field: string,
  ids: readonly string[],
  lock: 'key share' | 'update' = 'key share',
): Promise<number[]> {
  const wanted = [...new Set(ids)];
  const query = rows(em)
    .selectFrom('tags')
    .select('id')
    .where(sql<SqlBool>`${sql.ref('tags.id')} = any(${numericIds(wanted)})`)
    .orderBy('id');
  const known = await (lock === 'update' ? query.forUpdate() : query.forKeyShare()).execute();
  const found = new Set(known.map(({ id }) => String(id)));
  const unknown = wanted.filter((id) => !found.has(id));
  if (unknown.length > 0) throw unknownIds(field, 'tag', unknown);
  return known.map(({ id }) => id);
}
