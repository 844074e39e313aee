/** Queueing the SHA-256 of a scene's file: a task of its own, of the lowest priority, so that a huge file delays nothing. */
import { stat } from 'node:fs/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { askDisk } from '../files/disks.ts';
import { patience } from '../files/open-plain.ts';
import { addTask, type TaskSpec } from '../jobs/queue.ts';
import { sha256OfFile } from '../media/hash.ts';

export interface HashPayload {
  sceneId: string;
}

export const hashSpec: TaskSpec<HashPayload> = { name: 'processing.hash', priority: -1000 };

/** Queues it once, however often it is called before the task has run. */
export async function enqueueHash(em: EntityManager, sceneId: string): Promise<void> {
  await addTask(em, hashSpec, { sceneId }, { key: `${hashSpec.name}:${sceneId}` });
}

/** Throws when the file changes while it is read. */
export async function hashOf(file: string, options: { signal: AbortSignal }): Promise<string> {
  const look = async () => askDisk(file, async () => stat(file), patience);
  const before = await look();
  const hash = await sha256OfFile(file, options);
  const after = await look().catch(() => undefined);
  if (after?.mtimeMs !== before.mtimeMs || after.size !== before.size)
    throw new Error('The file changed while it was read.');
  return hash;
}
