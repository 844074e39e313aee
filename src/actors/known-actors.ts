/** Actors that another thing is to have. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { rows } from '../database/rows.ts';
import { badInput } from '../errors.ts';
import { isUuid } from '../graphql/criteria.ts';

/**
 * The keys (`pk`) of the actors with these ids, each once, held until the transaction ends. BAD_USER_INPUT names those
 * that are not there, or deleted.
 *
 * @param field where the ids stand in the caller's input
 */
export async function knownActorPks(
  em: EntityManager,
  field: string,
  ids: readonly string[],
  lock: 'key share' | 'update' = 'key share',
): Promise<string[]> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  const query = rows(em)
    .selectFrom('actors')
    .select(['pk', 'id'])
    .where('id', 'in', wanted.filter(isUuid))
    .where('deletedAt', 'is', null)
    .orderBy('pk');
  const known = await (lock === 'update' ? query.forUpdate() : query.forKeyShare()).execute();
  const found = new Set(known.map(({ id }) => id));
  const unknown = wanted.filter((id) => !found.has(id));
  if (unknown.length > 0) throw badInput(field, `There is no actor ${unknown.slice(0, 10).join(', ')}.`);
  return known.map(({ pk }) => pk);
}
