/** How many workers each phase is to have in each worker process: what the pool says, and none while it is paused. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { Phase } from './job.enums.ts';

export async function wantedWorkers(em: EntityManager): Promise<Map<Phase, number>> {
  const [pool] = await em.execute<{ metadata: number; thumbnail: number; sprites: number; paused: Phase[] }[]>(
    `select metadata_workers as metadata, thumbnail_workers as thumbnail, sprites_workers as sprites,
            array(select phase::text from phase_pauses) as paused
       from pool_config`,
  );
  if (!pool) throw new Error('The table pool_config has lost its row.');
  const wanted = new Map<Phase, number>([
    [Phase.METADATA, pool.metadata],
    [Phase.THUMBNAIL, pool.thumbnail],
    [Phase.SPRITES, pool.sprites],
  ]);
  for (const phase of pool.paused) if (wanted.has(phase)) wanted.set(phase, 0);
  return wanted;
}
