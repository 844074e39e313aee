/** Setting and removing images over HTTP: `PUT` with the file as body, `DELETE`. */
import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { App } from '../app.type.ts';
import { authorizeUpload } from '../auth/authorize-upload.ts';
import { createContext } from '../context.ts';
import { receiveFile } from '../http/receive-file.ts';
import { type ImageSlot, imageOf, removeImage, setImage } from './images.ts';

const maxBytes = 10 * 1024 * 1024;

/** For each slot, `/api/<owner>/:id/<name>`. */
export async function registerImages(server: FastifyInstance, app: App, slots: readonly ImageSlot[]): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, body, done) => done(null, body)); // what it is, its content says
    for (const slot of slots) registerSlot(scope, app, slot);
  });
}

function registerSlot(server: FastifyInstance, app: App, slot: ImageSlot): void {
  const url = `/api/${slot.owner}/:id/${slot.name}`;

  server.put<{ Params: { id: string }; Body: Readable | undefined }>(url, async (request) => {
    const viewer = await authorizeUpload(app, request, slot.permission);
    const id = await slot.find(app.orm.em.fork(), request.params.id);
    await using upload = await receiveFile(app, request, maxBytes);
    const path = await setImage(app, slot, id, upload.path);
    return imageOf(createContext(app, { viewer }), slot.owner, id, path);
  });

  server.delete<{ Params: { id: string } }>(url, async (request, reply) => {
    await authorizeUpload(app, request, slot.permission);
    await removeImage(app, slot, await slot.find(app.orm.em.fork(), request.params.id));
    return reply.code(204).send();
  });
}
