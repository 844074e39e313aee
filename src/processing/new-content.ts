/** A file that was replaced: what was made of its old content is made anew. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql, type UpdateObject } from 'kysely';
import { prepared } from '../database/prepared.ts';
import { type Database, rows } from '../database/rows.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { Phase } from '../jobs/job.enums.ts';
import { enqueueMarkerThumbnail } from './marker-thumbnail.service.ts';

/** What was read of the file. */
export type Read = UpdateObject<Database, 'scenes'>;

/**
 * Saves what metadata has been read of, with the fingerprint of that content. When it was another one before, thumbnail,
 * sprites and preview, where there are any, and the pictures of markers are queued. Returns whether the hash of this content is known.
 */
export async function saveContent(
  em: EntityManager,
  sceneId: string,
  { fingerprint, fileHash, read }: { fingerprint: string; fileHash: string | undefined; read: Read },
): Promise<boolean> {
  const scene = await rows(em)
    .updateTable('scenes')
    .set({ ...read, fingerprint, ...(fileHash !== undefined && { fileHash }) })
    .where('id', '=', sceneId)
    .returning(['fileHash', 'thumbnailPath', 'vttPath', 'previewPath'])
    .returning(sql<string | null>`old.fingerprint`.as('oldFingerprint'))
    .modifyEnd(prepared)
    .executeTakeFirst();
  const isSame = scene?.oldFingerprint === fingerprint;
  const isHashed = fileHash !== undefined || (isSame && scene.fileHash !== '');
  if (!scene || isSame || scene.oldFingerprint === null) return isHashed; // of an older content nothing is known
  if (scene.thumbnailPath) await enqueue(em, Phase.THUMBNAIL, [sceneId]);
  if (scene.vttPath) await enqueue(em, Phase.SPRITES, [sceneId]);
  if (scene.previewPath) await enqueue(em, Phase.PREVIEW, [sceneId]);
  const markers = await rows(em)
    .updateTable('user_scene_markers')
    .set(({ ref }) => ({ thumbnailPath: null, updatedAt: ref('updatedAt') }))
    .where('sceneId', '=', sceneId)
    .returning('id')
    .execute();
  for (const { id } of markers) await enqueueMarkerThumbnail(em, { markerId: id, sceneId });
  return isHashed;
}
