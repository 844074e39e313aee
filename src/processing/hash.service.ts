/** Requesting the SHA-256 of a scene's file: a task of its own, of the lowest priority, so that a huge file delays nothing. */
import type { EntityManager } from '@mikro-orm/postgresql';

export const hashTask = 'processing.hash';

export interface HashPayload {
  sceneId: string;
}

/** The queue runs the highest number last. */
const lowestPriority = 1000;

/** Asks for it once, however often it is asked for before it has run. */
export async function enqueueHash(em: EntityManager, sceneId: string): Promise<void> {
  await em.execute(`select graphile_worker.add_job(?, ?::json, job_key := ?, priority := ?, max_attempts := 25)`, [
    hashTask,
    JSON.stringify({ sceneId }),
    `${hashTask}:${sceneId}`,
    lowestPriority,
  ]);
}
