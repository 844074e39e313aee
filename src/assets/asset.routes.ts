/** The images of scenes, actors and studios, and what was made of a scene: thumbnails, sprite sheets and their VTT. */
import type { FastifyInstance } from 'fastify';
import type { App } from '../app.type.ts';
import { authorizeFile } from '../auth/authorize-file.ts';
import { notFound } from '../errors.ts';
import { sendFile } from '../http/send-file.ts';
import { assetFile, assetResource } from './assets.ts';

/**
 * The grant stands in the path, before the owner, so that the relative sheet names in a VTT carry it on. Names are
 * never used twice for different content, so a browser may keep them.
 */
export function registerAssets(server: FastifyInstance, app: App): void {
  server.get<{ Params: { grant: string; owner: string; id: string; '*': string } }>(
    '/media/assets/:grant/:owner/:id/*',
    async (request, reply) => {
      const { grant, owner, id, '*': name } = request.params;
      await authorizeFile(app, request, assetResource(owner, id), grant === 'login' ? undefined : grant);
      const file = assetFile(app, owner, id, name);
      if (!file) throw notFound('There is no such file.');
      return sendFile(app, request, reply, {
        ...file,
        cacheControl: 'private, max-age=31536000, immutable',
      });
    },
  );
}
