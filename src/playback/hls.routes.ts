/** HLS of a scene, for those who may stream it. */
import type { FastifyInstance } from 'fastify';
import type { App } from '../app.type.ts';
import { authorizeFile } from '../auth/authorize-file.ts';
import type { StreamSlots } from '../http/stream-slots.ts';
import { streamResource } from '../scenes/stream-url.ts';
import { createHls } from './send-hls.ts';

interface HlsRoute {
  Params: { sceneId: string; '*': string };
  Querystring: { grant?: string | string[] };
}

export function registerHls(server: FastifyInstance, app: App, slots: StreamSlots): void {
  const sendHls = createHls(app, slots);
  server.get<HlsRoute>('/stream/:sceneId/hls/*', async (request, reply) => {
    const { sceneId, '*': path } = request.params;
    const { grant } = request.query;
    const given = Array.isArray(grant) ? '' : grant;
    const { credential: login } = await authorizeFile(app, request, streamResource(sceneId), given);
    const cacheControl = 'private, max-age=21600, immutable, no-transform';
    return sendHls(request, reply, { sceneId, path, login, cacheControl });
  });
}
