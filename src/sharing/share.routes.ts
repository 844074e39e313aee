/** Share links over HTTP: the page for people, the files that it shows, and what chat programs ask for. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import { refuseOtherSites } from '../auth/authorize-upload.ts';
import type { AppError } from '../errors.ts';
import { describeError } from '../http/error-handler.ts';
import type { StreamSlots } from '../http/stream-slots.ts';
import type { SendHls } from '../playback/send-hls.ts';
import { sendSubtitle } from '../playback/send-subtitle.ts';
import { errorPage } from './message-pages.ts';
import { oembedOf } from './oembed.ts';
import { pageHeaders, registerPageFiles } from './page-frame.ts';
import { authorizeShareFile, contextOf } from './share-context.ts';
import { type ShareFileRequest, sendShareFile, shareCacheControl } from './share-files.ts';
import { showShare, signInToShare } from './share-page.ts';

interface Link {
  Params: { token: string };
}

interface HlsFile {
  Params: { token: string; '*': string };
  Querystring: { grant?: string | string[] };
}

interface SubtitleFile {
  Params: { token: string; id: string };
  Querystring: { grant?: string | string[] };
}

export async function registerShares(
  server: FastifyInstance,
  app: App,
  slots: StreamSlots,
  sendHls: SendHls,
): Promise<void> {
  registerPageFiles(server);
  await server.register(async (pages) => {
    pages.setErrorHandler(answerWithPage);
    pages.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 4096 },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    pages.get<Link>('/media/share/:token', async (request, reply) =>
      showShare(await contextOf(app, request, reply), request, reply, request.params.token),
    );
    pages.post<Link & { Body: Record<string, string> | null }>('/media/share/:token', async (request, reply) => {
      refuseOtherSites(app, request);
      return signInToShare(await contextOf(app, request, reply), reply, request.params.token, request.body ?? {});
    });
  });
  server.get<Link & { Querystring: Record<string, unknown> }>('/media/share/:token/oembed', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    return oembedOf(await contextOf(app, request, reply), request.params.token, request.query);
  });
  server.get<HlsFile>('/media/share/:token/hls/*', async (request, reply) => {
    const ctx = await contextOf(app, request, reply);
    const { grant } = request.query;
    const given = Array.isArray(grant) ? '' : grant;
    const { share, login } = await authorizeShareFile(ctx, request.params.token, given);
    const path = request.params['*'];
    return sendHls(request, reply, { sceneId: share.sceneId, path, login, cacheControl: shareCacheControl });
  });
  server.get<SubtitleFile>('/media/share/:token/subtitles/:id.vtt', async (request, reply) => {
    const ctx = await contextOf(app, request, reply);
    const { token, id } = request.params;
    const { grant } = request.query;
    const { share } = await authorizeShareFile(ctx, token, Array.isArray(grant) ? '' : grant);
    return sendSubtitle(app, reply, { sceneId: share.sceneId, id });
  });
  server.get<ShareFileRequest>('/media/share/:token/:file', async (request, reply) =>
    sendShareFile(await contextOf(app, request, reply), slots, request, reply),
  );
}

/** People get a page where programs get JSON. */
function answerWithPage(error: FastifyError | AppError, request: FastifyRequest, reply: FastifyReply) {
  const { status, code, message, headers } = describeError(error, request);
  return reply
    .code(status)
    .headers({ ...headers, ...pageHeaders, 'cache-control': 'no-store' })
    .send(errorPage(code, message));
}
