/** The video file itself, with ranges. */
import type { FastifyInstance } from 'fastify';
import type { App } from '../app.type.ts';
import { authorizeFile } from '../auth/authorize-file.ts';
import { sendFile } from '../http/send-file.ts';
import { mimeTypeOf } from './mime-type.ts';
import { streamResource } from './stream-url.ts';
import { usableFileOf, usableScene } from './usable-scene.ts';

export function registerStream(server: FastifyInstance, app: App): void {
  server.get<{ Params: { sceneId: string }; Querystring: { grant?: string | string[] } }>(
    '/stream/:sceneId',
    async (request, reply) => {
      const { sceneId } = request.params;
      await authorizeFile(app, request, streamResource(sceneId), oneOf(request.query.grant));
      const scene = await usableScene(app.orm.em.fork(), sceneId);
      const path = await usableFileOf(scene);
      return sendFile(request, reply, {
        root: scene.root ?? '',
        path,
        contentType: mimeTypeOf(path),
        cacheControl: 'private, max-age=21600',
      });
    },
  );
}

/** A grant that is given twice is none. */
const oneOf = (grant: string | string[] | undefined) => (Array.isArray(grant) ? '' : grant);
