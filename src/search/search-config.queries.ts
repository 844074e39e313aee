/** How many scenes a search finds at most. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { rows } from '../database/rows.ts';

export const defaultMaxTotalHits = 100_000;

export async function maxTotalHitsOf(em: EntityManager): Promise<number> {
  const config = await rows(em).selectFrom('search_config').select('maxTotalHits').executeTakeFirst();
  return config?.maxTotalHits ?? defaultMaxTotalHits;
}
