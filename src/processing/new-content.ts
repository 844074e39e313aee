/** A file that was replaced: what was made of its old content is made anew. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { rows } from '../database/rows.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { Phase } from '../jobs/job.enums.ts';
import { enqueueMarkerThumbnail } from './marker-thumbnail.service.ts';

/**
 * Remembers the fingerprint of the content that metadata has just been read of. When it was another one before, thumbnail,
 * sprites and preview, where there are any, and the pictures of markers are queued. Returns whether the hash of this content is known.
 */
export async function noteContent(em: EntityManager, sceneId: string, fingerprint: string): Promise<boolean> {
  const scene = await rows(em)
    .selectFrom('scenes')
    .select(['fingerprint', 'fileHash', 'thumbnailPath', 'vttPath', 'previewPath'])
    .where('id', '=', sceneId)
    .executeTakeFirst();
  if (!scene || scene.fingerprint === fingerprint) return Boolean(scene?.fileHash);
  await rows(em).updateTable('scenes').set({ fingerprint }).where('id', '=', sceneId).execute();
  if (scene.fingerprint === null) return false; // nothing is known of an older content
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
  return false;
}
