/** Requesting the picture of a marker: a task of its own, in the transaction that made, moved or removed the marker. */
import type { EntityManager } from '@mikro-orm/postgresql';

export const markerThumbnailTask = 'markers.thumbnail';

export interface MarkerThumbnailPayload {
  markerId: number;
  sceneId: string;
}

const maxAttempts = 10;

/** Asks once, however often it is asked for before it has run. */
export async function enqueueMarkerThumbnail(em: EntityManager, payload: MarkerThumbnailPayload): Promise<void> {
  await em.execute(`select graphile_worker.add_job(?, ?::json, job_key := ?, max_attempts := ?)`, [
    markerThumbnailTask,
    JSON.stringify(payload),
    `${markerThumbnailTask}:${payload.markerId}`,
    maxAttempts,
  ]);
}
