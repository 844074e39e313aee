/** The files of a share: the video, its thumbnail, and what the seek bar shows. */
import { dirname } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assetFile } from '../assets/assets.ts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import { sendFile } from '../http/send-file.ts';
import type { StreamSlots } from '../http/stream-slots.ts';
import { type SceneRow, scenesByIds } from '../scenes/scene.queries.ts';
import { largeThumbnailPath } from '../scenes/scene-images.ts';
import { sendScene } from '../scenes/send-scene.ts';
import type { Share } from './find-share.ts';
import { authorizeShareFile } from './share-context.ts';
import { untitled } from './shared-scene.ts';

export interface ShareFileRequest {
  Params: { token: string; file: string };
  Querystring: { grant?: string | string[] };
}

/** A browser asks again each time, so that it shows nothing of a link that has ended. */
export const shareCacheControl = 'private, no-cache, no-transform';

export async function sendShareFile(
  ctx: Context,
  slots: StreamSlots,
  request: FastifyRequest<ShareFileRequest>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { token, file } = request.params;
  const { grant } = request.query;
  const { share, login } = await authorizeShareFile(ctx, token, Array.isArray(grant) ? '' : grant);
  const scene = await sceneOf(ctx, share);
  if (file === 'stream') {
    const title = scene.title || untitled;
    return sendScene(ctx.app, slots, request, reply, {
      sceneId: scene.id,
      login,
      cacheControl: shareCacheControl,
      title,
    });
  }
  const path = pathOf(scene, file);
  const asset = path && assetFile(ctx.app, 'scenes', scene.id, path.split('/').slice(2).join('/'));
  if (!asset) throw notFound('There is no such file.');
  return sendFile(ctx.app, request, reply, { cacheControl: shareCacheControl, ...asset });
}

async function sceneOf(ctx: Context, { sceneId }: Share): Promise<SceneRow> {
  const [scene] = await scenesByIds(ctx, [sceneId]);
  if (!scene) throw notFound('There is no such file.');
  return scene;
}

/** From the asset root on. The sheets are those that the VTT names. */
function pathOf({ thumbnailPath, vttPath }: SceneRow, file: string): string | undefined {
  if (file === 'thumbnail') return thumbnailPath ? largeThumbnailPath(thumbnailPath) : undefined;
  if (!vttPath) return undefined;
  if (file === 'sprites.vtt') return vttPath;
  return /^sheet_\d+\.webp$/.test(file) ? `${dirname(vttPath)}/${file}` : undefined;
}
