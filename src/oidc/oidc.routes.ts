/** Signing in by OpenID Connect over HTTP: to the provider, and back from it. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import { sessionOf } from '../auth/access.ts';
import { refuseOtherSites } from '../auth/authorize-upload.ts';
import { networkOf } from '../auth/client-network.ts';
import { countAttempt } from '../auth/login-limits.ts';
import { oidcPath } from '../auth/oidc-url.ts';
import { identify, viewerOfCredential } from '../auth/viewer.ts';
import { type Context, createContext } from '../context.ts';
import { turnIntoChange } from '../database/purpose.ts';
import type { AppError } from '../errors.ts';
import { basePath } from '../http/base-path.ts';
import { clientInfoOf, publicUrlOf } from '../http/client-info.ts';
import { answer, describeError } from '../http/error-handler.ts';
import { cookiesOf, tokenOf } from '../http/request-token.ts';
import { currentRequest } from '../request-context.ts';
import { pageHeaders } from '../sharing/page-frame.ts';
import { type Begun, begunSeconds, parseReturnTo, seal, unseal } from './begun.ts';
import { failurePage } from './failure-page.ts';
import { openProvider, reasonOf } from './provider.ts';
import { linkPerson, signIn } from './sign-in.service.ts';

const cookieName = 'reelgraph-sign-in';
const start = `${oidcPath}/start`;
const callback = `${oidcPath}/callback`;

/** A HEAD is not to use up what a browser has begun. */
const options = { exposeHeadRoute: false };

/** There is nothing at these addresses without a provider. */
export async function registerOidc(server: FastifyInstance, app: App): Promise<void> {
  if (app.config.oidcIssuer === undefined) return;
  const provider = openProvider(app);
  const redirectUri = (client: Context['client']) => `${publicUrlOf({ app, client })}${callback}`;
  const cookieOptions = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax', // it must be sent when the provider leads back here
    secure: app.config.publicUrl?.startsWith('https:') ?? false,
  } as const;

  await server.register(async (pages) => {
    pages.setErrorHandler(async (error: FastifyError | AppError, request, reply) =>
      answerFailure(app, error, request, reply),
    );

    pages.get<{ Querystring: Record<string, unknown> }>(start, options, async (request, reply) => {
      const returnTo = parseReturnTo(request.query.returnTo ?? `${basePath(app.config)}/`);
      const credential = 'link' in request.query ? await credentialToLink(app, request) : undefined;
      const { url, checks } = await provider.begin(redirectUri(clientInfoOf(request)));
      const sealed = await seal(app, { ...checks, returnTo, credential });
      return leadTo(reply.setCookie(cookieName, sealed, { ...cookieOptions, maxAge: begunSeconds }), url.href);
    });

    pages.get(callback, options, async (request, reply) => {
      const begun = await unseal(app, request.cookies[cookieName]);
      reply.clearCookie(cookieName, cookieOptions);
      const ctx = await contextOf(app, begun, request, reply);
      const { address = '' } = ctx.client ?? {};
      await countAttempt(ctx.em, networkOf(address));
      const url = new URL(redirectUri(ctx.client));
      url.search = new URL(request.url, url).search;
      try {
        const person = await provider.finish(url, begun);
        if (ctx.viewer) await linkPerson(ctx.em, ctx.viewer.id, person);
        else {
          const { token, expiresAt } = await signIn(ctx, person);
          ctx.cookies?.keep(token, expiresAt);
        }
      } catch (error) {
        app.log.warn({ address }, `A sign-in by OpenID Connect has failed: ${reasonOf(error)}`);
        throw error;
      }
      return leadTo(reply, begun.returnTo);
    });
  });
}

/** Only from a page of this server, as whoever is signed in there: nobody is linked by a link that they were sent. */
async function credentialToLink(app: App, request: FastifyRequest): Promise<string> {
  refuseOtherSites(app, request);
  return sessionOf(createContext(app, await identify(app, tokenOf(app, request)))).viewer.credential;
}

/** Of whoever comes back: the user who has begun, where an account is to be linked; else nobody yet. */
async function contextOf(
  app: App,
  { credential }: Begun,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Context> {
  const viewer = credential === undefined ? null : await viewerOfCredential(app, credential);
  const client = clientInfoOf(request);
  const { address } = client;
  const by = { user: viewer?.id, address, request: currentRequest()?.id, operation: `GET ${callback}` };
  turnIntoChange(JSON.stringify(by));
  return createContext(app, { viewer }, { client, cookies: cookiesOf(app, reply) });
}

const leadTo = (reply: FastifyReply, url: string) =>
  reply.code(303).header('location', url).header('cache-control', 'no-store').send();

/** People get a page where programs get JSON. */
async function answerFailure(app: App, error: FastifyError | AppError, request: FastifyRequest, reply: FastifyReply) {
  const { status, code, message, headers } = describeError(error, request);
  reply.headers(headers);
  if (!request.headers.accept?.includes('text/html')) return answer(reply, status, code, message);
  reply.headers({ ...pageHeaders, 'cache-control': 'no-store' });
  const begun = await unseal(app, request.cookies[cookieName]).catch(() => undefined);
  return reply.code(status).send(failurePage(message, begun?.returnTo));
}
