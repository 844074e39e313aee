/** Queueing the thumbnail of a marker, in the transaction that made, moved or deleted the marker. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { addTask, type TaskSpec } from '../jobs/queue.ts';

export interface MarkerThumbnailPayload {
  markerId: number;
  sceneId: string;
}

export const markerThumbnailSpec: TaskSpec<MarkerThumbnailPayload> = { name: 'markers.thumbnail', maxAttempts: 10 };

/** Queues it once, however often it is called before the task has run. */
export async function enqueueMarkerThumbnail(em: EntityManager, payload: MarkerThumbnailPayload): Promise<void> {
  await addTask(em, markerThumbnailSpec, payload, { key: `${markerThumbnailSpec.name}:${payload.markerId}` });
}
