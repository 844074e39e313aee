/** The thumbnail of a marker: made at its position, made again when the marker has moved, removed when it is gone. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { assetRoot } from '../assets/assets.ts';
import { rows } from '../database/rows.ts';
import { getSingleton } from '../database/singleton.ts';
import type { Task, WorkerApp } from '../jobs/queue.ts';
import { isOfTheFile, MediaError } from '../media/media-error.ts';
import { makeThumbnails, thumbnailSize } from '../media/thumbnail.ts';
import { infoOf } from '../processing/film-facts.ts';
import { newFolder, outdated, removeAll } from '../processing/generated-files.ts';
import { type MarkerThumbnailPayload, markerThumbnailSpec } from '../processing/marker-thumbnail.service.ts';
import { ProcessingConfig } from '../processing/processing-config.entity.ts';
import { sceneFileOf } from '../processing/scene-file.ts';
import { sceneFolder } from '../scenes/scene-folder.ts';
import { markerSeconds } from './marker.queries.ts';

export const markerThumbnailTask: Task<MarkerThumbnailPayload> = {
  ...markerThumbnailSpec,
  run: async (app, payload, { signal }) => syncThumbnail(app, payload, signal),
};

/** Brings the files of a marker in line with its row, whatever has happened since the task was queued. */
async function syncThumbnail(
  app: WorkerApp,
  { markerId, sceneId }: MarkerThumbnailPayload,
  signal: AbortSignal,
): Promise<void> {
  const folder = join(assetRoot(app), sceneFolder(sceneId));
  const marker = await rows(app.orm.em.fork())
    .selectFrom('user_scene_markers')
    .select([markerSeconds.as('seconds'), 'thumbnailPath'])
    .where('id', '=', markerId)
    .executeTakeFirst();
  const path = marker && (marker.thumbnailPath ?? (await make(app, { markerId, sceneId }, marker.seconds, signal)));
  // Without a thumbnail to keep, all files of the marker go.
  const current = path?.split('/').at(-1) ?? 'none';
  if (existsSync(folder)) await removeAll(await outdated(folder, `marker-${markerId}-`, current));
}

/**
 * The new path; undefined when the marker has changed meanwhile, or the video has no such frame. The name is random: other
 * users of the scene can read its folder, but must not guess the names of thumbnails.
 */
async function make(
  app: WorkerApp,
  { markerId, sceneId }: MarkerThumbnailPayload,
  seconds: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  const scene = await sceneFileOf(app, sceneId);
  const info = await infoOf(app.media, scene, { signal });
  const { maxFrameDimensionSm, frameQualitySm } = await getSingleton(app.orm.em.fork(), ProcessingConfig);
  const size = thumbnailSize(info.width, info.height, maxFrameDimensionSm);
  const path = `${sceneFolder(sceneId)}/marker-${markerId}-${randomUUID()}_${size.width}x${size.height}.webp`;
  const output = join(assetRoot(app), path);
  await newFolder(join(assetRoot(app), sceneFolder(sceneId)));
  const thumbnails = [{ maxDimension: maxFrameDimensionSm, quality: frameQualitySm, output }];
  try {
    await makeThumbnails(app.media, scene.storedPath, { info, atSeconds: seconds, thumbnails }, { signal });
  } catch (error) {
    if (!(error instanceof MediaError) || !isOfTheFile(error)) throw error;
    app.log.info({ err: error, scene: sceneId }, 'no thumbnail for a marker');
    return undefined;
  }
  const { numUpdatedRows } = await rows(app.orm.em.fork())
    .updateTable('user_scene_markers')
    .set(({ ref }) => ({ thumbnailPath: path, updatedAt: ref('updatedAt') }))
    .where('id', '=', markerId)
    .where(markerSeconds, '=', seconds)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows > 0n) return path;
  await rm(output, { force: true }); // the marker has moved meanwhile, and its task is queued again
  return undefined;
}
