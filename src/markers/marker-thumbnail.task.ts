/** The picture of a marker: made at its second, made again where it has moved, removed when the marker is gone. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app.type.ts';
import { assetRoot } from '../assets/assets.ts';
import { rows } from '../database/rows.ts';
import { getSingleton } from '../database/singleton.ts';
import { MediaError } from '../media/media-error.ts';
import { makePicture, thumbnailSize } from '../media/thumbnail.ts';
import type { MediaTools } from '../media/tools.ts';
import { keepOnly, newFolder } from '../processing/generated-files.ts';
import { ProcessingConfig } from '../processing/processing-config.entity.ts';
import { sceneFileOf } from '../processing/scene-file.ts';
import { sceneFolder } from '../scenes/scene-folder.ts';
import type { MarkerThumbnailPayload } from './marker-thumbnail.service.ts';

type MediaApp = App & { media: MediaTools };

/** Brings the files of a marker in line with its row, whatever has happened since it was asked for. */
export async function settleMarkerThumbnail(
  app: MediaApp,
  { markerId, sceneId }: MarkerThumbnailPayload,
  signal: AbortSignal,
): Promise<void> {
  const folder = join(assetRoot(app), sceneFolder(sceneId));
  const marker = await rows(app.orm.em.fork())
    .selectFrom('user_scene_markers')
    .select(['timestamp', 'thumbnailPath'])
    .where('id', '=', markerId)
    .executeTakeFirst();
  const path = marker && (marker.thumbnailPath ?? (await make(app, { markerId, sceneId }, marker.timestamp, signal)));
  // A name is as good as none when there is no file to keep: every picture of the marker goes.
  const current = path?.split('/').at(-1) ?? 'none';
  if (existsSync(folder)) await keepOnly(folder, `marker-${markerId}-`, current);
}

/**
 * The new path; undefined when nobody wants the picture any more, or the film has none. Other users of the scene know its
 * folder, but nobody can guess the name.
 */
async function make(
  app: MediaApp,
  { markerId, sceneId }: MarkerThumbnailPayload,
  timestamp: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { storedPath, width, height, duration } = await sceneFileOf(app, sceneId);
  if (!width || !height) throw new Error('The size of the film is not known yet.'); // the queue tries again later
  const { maxFrameDimensionSm, frameQualitySm } = await getSingleton(app.orm.em.fork(), ProcessingConfig);
  const size = thumbnailSize(width, height, maxFrameDimensionSm);
  const path = `${sceneFolder(sceneId)}/marker-${markerId}-${randomUUID()}_${size.width}x${size.height}.webp`;
  const output = join(assetRoot(app), path);
  await newFolder(join(assetRoot(app), sceneFolder(sceneId)));
  const order = {
    atSeconds: Math.min(timestamp, Math.max(0, (duration ?? 0) - 1)), // there is no frame at the very end
    width,
    height,
    maxDimension: maxFrameDimensionSm,
    quality: frameQualitySm,
    output,
  };
  try {
    await makePicture(app.media, storedPath, order, { signal });
  } catch (error) {
    const isPermanent = error instanceof MediaError && ['corrupt', 'unsupported'].includes(error.kind);
    if (!isPermanent) throw error;
    app.log.info({ err: error, scene: sceneId }, 'no picture for a marker');
    return undefined;
  }
  const { numUpdatedRows } = await rows(app.orm.em.fork())
    .updateTable('user_scene_markers')
    .set(({ ref }) => ({ thumbnailPath: path, updatedAt: ref('updatedAt') }))
    .where('id', '=', markerId)
    .where('timestamp', '=', timestamp)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows > 0n) return path;
  await rm(output, { force: true }); // it moved meanwhile, and has asked again
  return undefined;
}
