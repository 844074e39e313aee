/** How long the trash keeps what is in it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';

export async function retentionDays(em: EntityManager): Promise<number> {
  const settings = await rows(em).selectFrom('app_settings').select('trashRetentionDays').executeTakeFirstOrThrow();
  return settings.trashRetentionDays;
}

/** Read once for all scenes of a request. */
export async function retentionDaysOnce({ em }: Context, keys: readonly 'all'[]): Promise<number[]> {
  const days = await retentionDays(em);
  return keys.map(() => days);
}
