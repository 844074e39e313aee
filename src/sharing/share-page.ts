/** Opens a link for people: the page to watch on, or the one to sign in on. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { login } from '../auth/login.service.ts';
import { oidcPathTo } from '../auth/oidc-url.ts';
import type { Context } from '../context.ts';
import { AppError } from '../errors.ts';
import { publicUrlOf } from '../http/client-info.ts';
import { mimeTypeOf } from '../scenes/mime-type.ts';
import { scenesByIds } from '../scenes/scene.queries.ts';
import { countView, findShare, type Share } from './find-share.ts';
import { signInPage } from './message-pages.ts';
import { pageHeaders } from './page-frame.ts';
import { ShareType } from './share-link.enums.ts';
import { describeShare } from './shared-scene.ts';
import { watchPage } from './watch-page.ts';

/** Counts a view when it is a person's who sees the video. */
export async function showShare(ctx: Context, request: FastifyRequest, reply: FastifyReply, token: string) {
  const share = await findShare(ctx, token);
  reply.headers({ ...pageHeaders, 'cache-control': 'private, no-store' });
  if (share.type === ShareType.AUTH_REQUIRED && !ctx.viewer) {
    const isFromOtherSite = request.headers['sec-fetch-site'] === 'cross-site' && !request.headers.cookie;
    return reply.code(401).send(signInPage({ ...waysIn(ctx, token), token, isFromOtherSite }));
  }
  if (isOpenedByPerson(request)) await countView(ctx, share);
  return reply.send(await render(ctx, share));
}

const waysIn = ({ app: { config } }: Context, token: string) => ({
  isLocal: config.localLogin,
  oidcPath: oidcPathTo(`/media/share/${token}`, config),
});

async function render(ctx: Context, share: Share): Promise<string> {
  const [scene, [row]] = await Promise.all([describeShare(ctx, share), scenesByIds(ctx, [share.sceneId])]);
  const { token, type } = share;
  return watchPage({
    token,
    scene,
    mimeType: mimeTypeOf(row?.storedPath ?? '', row?.codecs ?? ''),
    codecs: row?.codecs ?? '',
    hasSprites: Boolean(row?.vttPath),
    subtitles: row?.subtitles ?? [],
    publicUrl: type === ShareType.PUBLIC ? `${publicUrlOf(ctx)}/media/share/${token}` : undefined,
  });
}

/** Not what a browser fetches in advance, nor a chat program that makes a preview of the link. */
function isOpenedByPerson({ method, headers }: FastifyRequest): boolean {
  const isPrefetch = /prefetch|preview/i.test(`${headers['sec-purpose']} ${headers.purpose}`);
  return method === 'GET' && !isPrefetch && !previewers.test(headers['user-agent'] ?? '');
}

const previewers = /bot\b|bot\/|crawler|spider|facebookexternalhit|facebookcatalog|whatsapp\/|slurp|embedly|preview/i;

/** Keeps the login in a cookie and leads back to the page, or shows the form again with what was wrong. */
export async function signInToShare(
  ctx: Context,
  reply: FastifyReply,
  token: string,
  { username = '', password = '' }: Record<string, string>,
) {
  await findShare(ctx, token);
  try {
    const issued = await login(ctx, username, password);
    ctx.cookies?.keep(issued.token, issued.expiresAt);
    return reply.code(303).header('location', token).header('cache-control', 'no-store').send();
  } catch (error) {
    if (!(error instanceof AppError) || !['UNAUTHENTICATED', 'RATE_LIMITED'].includes(error.code)) throw error;
    if (error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds);
    return reply
      .code(error.code === 'RATE_LIMITED' ? 429 : 401)
      .headers({ ...pageHeaders, 'cache-control': 'private, no-store' })
      .send(signInPage({ ...waysIn(ctx, token), token, username, problem: error.message }));
  }
}
