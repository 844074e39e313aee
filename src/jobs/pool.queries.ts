/** How many workers each phase is to have in each worker process: what the pool says, and none while it is paused. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { rows } from '../database/rows.ts';
import { Phase } from './job.enums.ts';

export async function targetWorkers(em: EntityManager): Promise<Map<Phase, number>> {
  const pool = await rows(em).selectFrom('pool_config').selectAll().executeTakeFirstOrThrow();
  const paused = await rows(em).selectFrom('phase_pauses').select('phase').execute();
  const target = new Map<Phase, number>([
    [Phase.METADATA, pool.metadataWorkers],
    [Phase.THUMBNAIL, pool.thumbnailWorkers],
    [Phase.SPRITES, pool.spritesWorkers],
  ]);
  for (const { phase } of paused) if (target.has(phase)) target.set(phase, 0);
  return target;
}
