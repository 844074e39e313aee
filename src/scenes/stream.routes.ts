/** The video file of a scene. */
import type { FastifyInstance } from 'fastify';
import type { App } from '../app.type.ts';
import { authorizeFile } from '../auth/authorize-file.ts';
import type { StreamSlots } from '../http/stream-slots.ts';
import { sendScene } from './send-scene.ts';
import { streamResource } from './stream-url.ts';

export function registerStream(server: FastifyInstance, app: App, slots: StreamSlots): void {
  server.get<{ Params: { sceneId: string }; Querystring: { grant?: string | string[] } }>(
    '/media/stream/:sceneId',
    async (request, reply) => {
      const { sceneId } = request.params;
      const { credential } = await authorizeFile(app, request, streamResource(sceneId), oneOf(request.query.grant));
      const cacheControl = 'private, max-age=21600, no-transform';
      return sendScene(app, slots, request, reply, { sceneId, login: credential, cacheControl });
    },
  );
}

/** A grant that is given twice is none. */
const oneOf = (grant: string | string[] | undefined) => (Array.isArray(grant) ? '' : grant);
