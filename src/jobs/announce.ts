/** What follows when jobs change state: the processing status of their scenes, and the events. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishAll, publishChanges, publishScenes } from '../events/publish.ts';
import { updateProcessingStatus } from './processing-status.ts';

/** Call it in the transaction of the change. Each job has an event of its own, so that nobody waits for one that has ended. */
export async function announceJobs(em: EntityManager, jobs: readonly { id: string; sceneId: string }[]): Promise<void> {
  if (jobs.length === 0) return;
  const sceneIds = [...new Set(jobs.map(({ sceneId }) => sceneId))];
  await updateProcessingStatus(em, sceneIds);
  await publishJobs(em, ChangeKind.UPDATED, jobs);
  await publishScenes(em, ChangeKind.UPDATED, sceneIds);
}

/** Says that these jobs came or changed. */
export async function publishJobs(em: EntityManager, kind: ChangeKind, jobs: readonly { id: string }[]): Promise<void> {
  await publishChanges(
    em,
    'job',
    jobs.map(({ id }) => ({ thing: id, kind, message: { id } })),
  );
}

/** Has whoever runs these jobs stop; a message names a hundred at most. */
export async function stopRuns(em: EntityManager, ids: readonly string[]): Promise<void> {
  const messages = inGroups(ids, 100).map((group) => ({ ids: group }));
  await publishAll(em, 'cancel', messages);
}

function inGroups<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
