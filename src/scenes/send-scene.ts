/** Sends the video of a scene to somebody who has been let in. */
import { basename, extname } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import { notFound } from '../errors.ts';
import { sendFile } from '../http/send-file.ts';
import type { StreamSlots } from '../http/stream-slots.ts';
import { mimeTypeOf } from './mime-type.ts';
import { FileMissingError, usableScene } from './usable-scene.ts';

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
  const { storedPath, root, codecs } = await usableScene(app.orm.em.fork(), sceneId).catch(notFoundIfMissing);
  const path = storedPath ?? '';
  const isDownload = (request.query as { download?: unknown }).download === '1';
  return sendFile(app, request, reply, {
    root: root ?? '',
    path,
    contentType: mimeTypeOf(path, codecs),
    cacheControl,
    saveAs: isDownload ? (title === undefined ? basename(path) : `${title}${extname(path)}`) : undefined,
    hold: () => slots.take(login, sceneId),
  });
}

/** Browsers and proxies may take 410 for good, and a file may be back tomorrow. */
function notFoundIfMissing(error: unknown): never {
  throw error instanceof FileMissingError ? notFound(error.message) : error;
}
