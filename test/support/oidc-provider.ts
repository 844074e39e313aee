/** An OpenID Connect provider, at which people sign in by their subject alone. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { decodeJwt, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import Provider from 'oidc-provider';

export const oidcClient = { id: 'reelgraph', secret: 'of the provider: 100% sure & long enough' };

export interface OidcProvider extends AsyncDisposable {
  issuer: string;
  /** What it says of people, by their subjects. */
  people: Map<string, Record<string, unknown>>;
  /** What becomes of ID tokens on their way out; they are signed anew, by the provider's key unless `isForged`. */
  change: ((claims: JWTPayload) => JWTPayload) | undefined;
  isForged: boolean;
}

/** Names and groups are told at its userinfo endpoint only, as its standard settings are. */
export async function startOidcProvider(port: number, redirectUris: string[]): Promise<OidcProvider> {
  const issuer = `http://localhost:${port}`; // to a browser another site than 127.0.0.1
  const [own, other] = await Promise.all([1, 2].map(async () => generateKeyPair('RS256', { extractable: true })));
  if (!own || !other) throw new Error('no keys');
  const jwk = { ...(await exportJWK(own.privateKey)), kid: 'own', alg: 'RS256', use: 'sig' };
  const people: OidcProvider['people'] = new Map();
  const provider = new Provider(issuer, {
    clients: [{ client_id: oidcClient.id, client_secret: oidcClient.secret, redirect_uris: redirectUris }],
    jwks: { keys: [jwk] },
    cookies: { keys: ['signs the cookies of the provider'] },
    claims: { openid: ['sub'], profile: ['preferred_username', 'groups', 'realm'] },
    features: { devInteractions: { enabled: false } },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
    async loadExistingGrant({
      oidc: {
        client,
        session,
        provider: { Grant },
      },
    }) {
      const grant = new Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope('openid profile'); // nobody is asked whether they agree
      await grant.save();
      return grant;
    },
  });

  const running: OidcProvider = {
    ...{ issuer, people, change: undefined, isForged: false },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  provider.use(async (ctx, next) => {
    await next();
    const answer = ctx.body as { id_token?: string };
    if (ctx.path !== '/token' || !running.change || !answer.id_token) return;
    answer.id_token = await new SignJWT(running.change(decodeJwt(answer.id_token)))
      .setProtectedHeader({ alg: 'RS256', kid: 'own' })
      .sign((running.isForged ? other : own).privateKey);
  });
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, request, response);
    else answer(request, response);
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return running;
}

/** The page on which people sign in; nobody means that they do not want to. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<form method="post"><label>Subject <input name="subject"></label><button>Continue</button></form>');
    return;
  }
  const subject = new URLSearchParams(await text(request)).get('subject');
  const result = subject
    ? { login: { accountId: subject } }
    : { error: 'access_denied', error_description: '<b>no</b>' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** A browser of somebody who signs in to the server at `url`: it keeps cookies, and goes on when it is told to. */
export function browserOf(url: string, issuer: string) {
  const cookies = new Map<string, string>();
  const visit = async (to: URL | string, init: RequestInit = {}) => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(to, { redirect: 'manual', ...init, headers: { cookie, ...init.headers } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) cookies.set(name, value);
      else cookies.delete(name);
    }
    return response;
  };
  const next = (response: Response) => new URL(response.headers.get('location') ?? 'http://nowhere', response.url);
  /** Signs in at the provider, where this answer leads to; returns where that leads back to. */
  const comeBack = async (subject: string, begun: Response, asking = (to: URL) => to): Promise<URL> => {
    let at = asking(next(begun));
    while (at.host === new URL(issuer).host) {
      const isAsked = at.pathname.startsWith('/interaction/');
      at = next(await visit(at, isAsked ? { method: 'POST', body: new URLSearchParams({ subject }) } : {}));
    }
    return at;
  };
  const signInAs = async (subject: string, { query = '', asking = (to: URL) => to } = {}) =>
    comeBack(subject, await visit(`${url}/api/oidc/start${query}`), asking);
  return { cookies, visit, comeBack, signInAs };
}
