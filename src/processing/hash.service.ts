/** Queueing the SHA-256 of a scene's file: a task of its own, of the lowest priority, so that a huge file delays nothing. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { addTask, type TaskSpec } from '../jobs/queue.ts';

export interface HashPayload {
  sceneId: string;
}

export const hashSpec: TaskSpec<HashPayload> = { name: 'processing.hash', priority: -1000 };

/** Queues it once, however often it is called before the task has run. */
export async function enqueueHash(em: EntityManager, sceneId: string): Promise<void> {
  await addTask(em, hashSpec, { sceneId }, { key: `${hashSpec.name}:${sceneId}` });
}
