/** Queueing the thumbnail of a marker, in the transaction that made, moved or deleted the marker. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { addTask, type TaskSpec } from '../jobs/queue.ts';

export interface MarkerThumbnailPayload {
  markerId: number;
  sceneId: string;
}

export const markerThumbnailSpec: TaskSpec<MarkerThumbnailPayload> = { name: 'markers.thumbnail', maxAttempts: 10 };

/** Queues it once, however often it is called before the task has run. One runs at a time: what it does not know of it takes for left behind. */
export async function enqueueMarkerThumbnail(em: EntityManager, payload: MarkerThumbnailPayload): Promise<void> {
  const { name } = markerThumbnailSpec;
  await addTask(em, markerThumbnailSpec, payload, { key: `${name}:${payload.markerId}`, line: name });
}
