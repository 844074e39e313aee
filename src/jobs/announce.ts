/** What everybody must learn when jobs change state: the status of their scenes, and the events. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishAll, publishScenes } from '../events/publish.ts';
import { settleScenes } from './settle-scene.ts';

/** In the transaction of the change. Each job has an event of its own, so that nobody waits for one that has ended. */
export async function announceJobs(em: EntityManager, jobs: readonly { id: string; sceneId: string }[]): Promise<void> {
  if (jobs.length === 0) return;
  const sceneIds = [...new Set(jobs.map(({ sceneId }) => sceneId))];
  await settleScenes(em, sceneIds);
  await publishAll(
    em,
    'job',
    jobs.map(({ id, sceneId }) => ({ id, sceneId, kind: ChangeKind.UPDATED })),
  );
  await publishScenes(em, ChangeKind.UPDATED, sceneIds);
}
