/** Workers that have come, and those that have left. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { countLiveWorkers } from '../../src/jobs/liveness.ts';
import { poolSizes } from '../../src/jobs/pool.queries.ts';
import type { Client } from '../../src/sdk/client.ts';
import { backgroundTasks } from '../../src/worker/tasks.ts';
import { eventually } from './wait.ts';

/** How many a worker process has while no phase is paused. */
export async function allWorkers(em: EntityManager): Promise<number> {
  const ofPhases = [...(await poolSizes(em)).values()];
  return ofPhases.reduce((sum, workers) => sum + workers, backgroundTasks.length);
}

/** Pauses a phase of a single worker process, and waits until a worker of it has left: until then it may be about to take one more job. */
export async function pauseAndWait(
  em: () => EntityManager,
  client: Client,
  phase: 'THUMBNAIL' | 'SPRITES',
): Promise<void> {
  const all = await allWorkers(em());
  await eventually(async () => (await countLiveWorkers(em())) === all);
  await client.pausePhase({ phase });
  await eventually(async () => (await countLiveWorkers(em())) < all);
}
