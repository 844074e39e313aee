/** Sends the video of a scene to somebody who has been let in. */
import { basename, extname } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { gone, notFound } from '../errors.ts';
import { sendFile } from '../http/send-file.ts';
import type { StreamSlots } from '../http/stream-slots.ts';
import { mimeTypeOf } from './mime-type.ts';

export interface SceneToSend {
  sceneId: string;
  /** Whose stream it is, for the limits. */
  login: string;
  cacheControl: string;
  /** The name under which it is saved, without the ending, instead of that of the file. */
  title?: string;
}

/** With `?download=1` for saving. GONE for a scene in the trash, NOT_FOUND when it or its file is missing. */
export async function sendScene(
  app: App,
  slots: StreamSlots,
  request: FastifyRequest,
  reply: FastifyReply,
  { sceneId, login, cacheControl, title }: SceneToSend,
): Promise<FastifyReply> {
  const { path, root, codecs } = await videoOf(app, sceneId);
  const isDownload = (request.query as { download?: unknown }).download === '1';
  return sendFile(app, request, reply, {
    root,
    path,
    contentType: mimeTypeOf(path, codecs),
    cacheControl,
    saveAs: isDownload ? (title === undefined ? basename(path) : `${title}${extname(path)}`) : undefined,
    hold: () => slots.take(login, sceneId),
  });
}

async function videoOf(app: App, sceneId: string): Promise<{ path: string; root: string; codecs: string }> {
  if (!/^\d{1,18}$/.test(sceneId)) throw notFound(`There is no scene ${sceneId}.`);
  const scene = await rows(app.orm.em.fork())
    .selectFrom('scenes')
    .innerJoin('storage_paths', 'storage_paths.id', 'scenes.storagePathId')
    .select(['scenes.storedPath', 'storage_paths.path as root', 'scenes.codecs'])
    .select(['scenes.trashedAt', 'scenes.deletedAt'])
    .where('scenes.id', '=', sceneId)
    .executeTakeFirst();
  if (!scene?.storedPath) throw notFound(`There is no scene ${sceneId}.`);
  if (scene.trashedAt) throw gone('This scene is in the trash.');
  if (scene.deletedAt) throw notFound('The file of this scene is missing.');
  return { path: scene.storedPath, root: scene.root, codecs: scene.codecs };
}
