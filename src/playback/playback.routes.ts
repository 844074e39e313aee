/** HLS and subtitles of a scene, for those who may stream it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import { authorizeFile } from '../auth/authorize-file.ts';
import { streamResource } from '../scenes/stream-url.ts';
import type { SendHls } from './send-hls.ts';
import { sendSubtitle } from './send-subtitle.ts';

interface HlsRoute {
  Params: { sceneId: string; '*': string };
  Querystring: { grant?: string | string[] };
}

interface SubtitleRoute {
  Params: { sceneId: string; id: string };
  Querystring: { grant?: string | string[] };
}

export function registerPlayback(server: FastifyInstance, app: App, sendHls: SendHls): void {
  server.get<HlsRoute>('/media/stream/:sceneId/hls/*', async (request, reply) => {
    const { sceneId, '*': path } = request.params;
    const login = await loginOf(request, sceneId);
    const cacheControl = 'private, max-age=21600, immutable, no-transform';
    return sendHls(request, reply, { sceneId, path, login, cacheControl });
  });
  server.get<SubtitleRoute>('/media/stream/:sceneId/subtitles/:id.vtt', async (request, reply) => {
    const { sceneId, id } = request.params;
    await loginOf(request, sceneId);
    return sendSubtitle(app, reply, { sceneId, id });
  });

  async function loginOf(request: FastifyRequest<HlsRoute | SubtitleRoute>, sceneId: string): Promise<string> {
    const { grant } = request.query;
    const given = Array.isArray(grant) ? '' : grant;
    return (await authorizeFile(app, request, streamResource(sceneId), given)).credential;
  }
}
