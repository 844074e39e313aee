/** Who asks for a share over HTTP, and whether they may. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import { holderOf } from '../auth/authorize-file.ts';
import { identify } from '../auth/viewer.ts';
import { type Context, createContext } from '../context.ts';
import { clientInfoOf } from '../http/client-info.ts';
import { cookiesOf, tokenOf } from '../http/request-token.ts';
import { findShare, openableShare, type Share } from './find-share.ts';
import { shareResource } from './shared-scene.ts';

/** By bearer token or by the cookie. */
export async function contextOf(app: App, request: FastifyRequest, reply: FastifyReply): Promise<Context> {
  const caller = await identify(app, tokenOf(app, request));
  return createContext(app, caller, { client: clientInfoOf(request), cookies: cookiesOf(app, reply) });
}

/**
 * The share whose file is asked for, and who asks. With a grant it is whoever that was made for: FORBIDDEN when it is
 * wrong, whatever was wrong with it.
 */
export async function authorizeShareFile(
  ctx: Context,
  token: string,
  grant: string | undefined,
): Promise<{ share: Share; login: string }> {
  if (grant === undefined) {
    return { share: await openableShare(ctx, token), login: ctx.viewer?.credential ?? `at ${ctx.client?.address}` };
  }
  const share = await findShare(ctx, token);
  const { credential } = await holderOf(ctx.app, shareResource(share), grant);
  return { share, login: credential };
}
