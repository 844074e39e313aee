/**
 * The access matrix of HTTP: every route, as nobody, as the holder of a share link, as an API key and as each role, with one's own
 * things and those of others. The one of GraphQL is doors.test.ts.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addActor, addSceneFile, addStudio } from '../support/factories.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** Every route that the server has registered, but those that answer 405. */
const registered = new Set<string>();
/** The folder of a version of the files that browsers keep, by the start of its address. */
const versions = new Map<string, string>();

/** Fastify says so when a server is made. */
function noteRoutes(message: unknown): void {
  (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', ({ method, url, handler }) => {
    const isRefusal = handler.name === 'refuse';
    const [, start = '', version = ''] = /^(.*)\/([0-9a-f]{12})\//.exec(url) ?? [];
    versions.set(start, version);
    for (const one of [method].flat())
      if (!isRefusal) registered.add(`${one} ${version ? url.replace(version, '<version>') : url}`);
  });
}

/** A link is presented as a login is: it is none, whatever it opens by its own addresses. */
const callers = ['stranger', 'public link', 'login link', 'key', 'user', 'moderator', 'admin'] as const;
type Caller = (typeof callers)[number];

const everybody: readonly Caller[] = callers;
const signedIn: readonly Caller[] = ['key', 'user', 'moderator', 'admin'];
const uploaders: readonly Caller[] = ['user', 'moderator', 'admin'];
const staff: readonly Caller[] = ['moderator', 'admin'];
const admins: readonly Caller[] = ['admin'];
const nobody: readonly Caller[] = [];
const withoutFalseLogin: readonly Caller[] = ['stranger', 'key', 'user', 'moderator', 'admin'];

/**
 * Written out by hand: an address, who is let in there, and what they are answered; all others get 401 without a login, 403 with
 * one. Where nobody is let in, all get the same. PUBLIC and LOGIN are links to the scene SCENE, the second for who is signed in, with
 * LOGIN_GRANT as its files' addresses carry it and OTHER_GRANT that of another link to it. OWN is an upload of the caller's, FOREIGN
 * one of somebody else's. HEAD is answered as GET, unless it is listed.
 */
const routes: Record<string, [address: string, who: readonly Caller[], status: number][]> = {
  'GET /': [['/', everybody, 302]],
  'GET /api/healthz': [['/api/healthz', everybody, 200]],
  'GET /api/readyz': [['/api/readyz', everybody, 200]],
  'GET /metrics': [['/metrics', admins, 200]],
  'GET /api/metrics': [['/api/metrics', admins, 200]],
  'GET /media/stream/:sceneId': [
    ['/media/stream/SCENE', signedIn, 200],
    ['/media/stream/SCENE?grant=LOGIN_GRANT', nobody, 403],
  ],
  'GET /media/stream/:sceneId/hls/*': [
    ['/media/stream/SCENE/hls/nothing', signedIn, 404],
    ['/media/stream/SCENE/hls/nothing?grant=LOGIN_GRANT', nobody, 403],
  ],
  'GET /media/stream/:sceneId/subtitles/:id.vtt': [
    ['/media/stream/SCENE/subtitles/1.vtt', signedIn, 404],
    ['/media/stream/SCENE/subtitles/1.vtt?grant=LOGIN_GRANT', nobody, 403],
  ],
  'GET /media/assets/:grant/:owner/:id/*': [
    ['/media/assets/login/scenes/SCENE/none.webp', signedIn, 404],
    ['/media/assets/LOGIN_GRANT/scenes/SCENE/none.webp', nobody, 403],
  ],
  'PUT /api/scenes/:id/cover': [['/api/scenes/SCENE/cover', staff, 400]],
  'DELETE /api/scenes/:id/cover': [['/api/scenes/SCENE/cover', staff, 204]],
  'PUT /api/actors/:id/image': [['/api/actors/ACTOR/image', staff, 400]],
  'DELETE /api/actors/:id/image': [['/api/actors/ACTOR/image', staff, 204]],
  'PUT /api/studios/:id/logo': [['/api/studios/STUDIO/logo', staff, 400]],
  'DELETE /api/studios/:id/logo': [['/api/studios/STUDIO/logo', staff, 204]],
  'PUT /api/studios/:id/favicon': [['/api/studios/STUDIO/favicon', staff, 400]],
  'DELETE /api/studios/:id/favicon': [['/api/studios/STUDIO/favicon', staff, 204]],
  'PUT /api/studios/:id/poster': [['/api/studios/STUDIO/poster', staff, 400]],
  'DELETE /api/studios/:id/poster': [['/api/studios/STUDIO/poster', staff, 204]],
  'GET /api/uploads': [['/api/uploads', uploaders, 404]],
  'POST /api/uploads': [['/api/uploads', uploaders, 400]],
  'PATCH /api/uploads': [['/api/uploads', uploaders, 404]],
  'DELETE /api/uploads': [['/api/uploads', uploaders, 404]],
  'OPTIONS /api/uploads': [['/api/uploads', everybody, 204]],
  'GET /api/uploads/': [['/api/uploads/', uploaders, 404]],
  'POST /api/uploads/': [['/api/uploads/', uploaders, 400]],
  'PATCH /api/uploads/': [['/api/uploads/', uploaders, 404]],
  'DELETE /api/uploads/': [['/api/uploads/', uploaders, 404]],
  'OPTIONS /api/uploads/': [['/api/uploads/', everybody, 204]],
  'GET /api/uploads/:id': [
    ['/api/uploads/OWN', uploaders, 200],
    ['/api/uploads/FOREIGN', uploaders, 404],
  ],
  'HEAD /api/uploads/:id': [
    ['/api/uploads/OWN', uploaders, 200],
    ['/api/uploads/FOREIGN', uploaders, 404],
  ],
  'POST /api/uploads/:id': [
    ['/api/uploads/OWN', uploaders, 400], // whosever it is
    ['/api/uploads/FOREIGN', uploaders, 400],
  ],
  'PATCH /api/uploads/:id': [
    ['/api/uploads/OWN', uploaders, 204],
    ['/api/uploads/FOREIGN', uploaders, 404],
  ],
  'DELETE /api/uploads/:id': [
    ['/api/uploads/OWN', uploaders, 204],
    ['/api/uploads/FOREIGN', uploaders, 404],
  ],
  'OPTIONS /api/uploads/:id': [['/api/uploads/FOREIGN', everybody, 204]],
  'GET /media/share/files/<version>/share.css': [['/media/share/files/FILES/share.css', everybody, 200]],
  'GET /media/share/files/<version>/share.js': [['/media/share/files/FILES/share.js', everybody, 200]],
  'GET /media/share/files/<version>/hls.js': [['/media/share/files/FILES/hls.js', everybody, 200]],
  'GET /media/share/files/<version>/hls-player.js': [['/media/share/files/FILES/hls-player.js', everybody, 200]],
  'GET /media/share/files/<version>/icon.svg': [['/media/share/files/FILES/icon.svg', everybody, 200]],
  'GET /media/share/:token': [
    ['/media/share/PUBLIC', everybody, 200],
    ['/media/share/LOGIN', signedIn, 200],
  ],
  'POST /media/share/:token': [['/media/share/LOGIN', nobody, 401]],
  'GET /media/share/:token/oembed': [
    ['/media/share/PUBLIC/oembed?url=ORIGIN/media/share/PUBLIC', everybody, 200],
    ['/media/share/LOGIN/oembed?url=ORIGIN/media/share/LOGIN', nobody, 401],
  ],
  'GET /media/share/:token/hls/*': [
    ['/media/share/PUBLIC/hls/nothing', everybody, 404],
    ['/media/share/LOGIN/hls/nothing', signedIn, 404],
    ['/media/share/LOGIN/hls/nothing?grant=LOGIN_GRANT', everybody, 404],
    ['/media/share/LOGIN/hls/nothing?grant=OTHER_GRANT', nobody, 403],
  ],
  'GET /media/share/:token/subtitles/:id.vtt': [
    ['/media/share/PUBLIC/subtitles/1.vtt', everybody, 404],
    ['/media/share/LOGIN/subtitles/1.vtt', signedIn, 404],
    ['/media/share/LOGIN/subtitles/1.vtt?grant=LOGIN_GRANT', everybody, 404],
    ['/media/share/LOGIN/subtitles/1.vtt?grant=OTHER_GRANT', nobody, 403],
  ],
  'GET /media/share/:token/:file': [
    ['/media/share/PUBLIC/stream', everybody, 200],
    ['/media/share/LOGIN/stream', signedIn, 200],
    ['/media/share/LOGIN/stream?grant=LOGIN_GRANT', everybody, 200],
    ['/media/share/LOGIN/stream?grant=OTHER_GRANT', nobody, 403],
    ['/media/share/PUBLIC/stream?grant=LOGIN_GRANT', nobody, 403],
  ],
  // Who links an account shows a session; the provider of this test is away.
  'GET /api/oidc/start': [
    ['/api/oidc/start', everybody, 503],
    ['/api/oidc/start?link=true', uploaders, 503],
  ],
  'GET /api/oidc/callback': [['/api/oidc/callback', nobody, 401]], // without the cookie of who has begun
  'GET /graphql/playground/<version>/*': [['/graphql/playground/PLAYGROUND/none.js', everybody, 404]],
  'GET /graphql': [['/graphql?query={__typename}', everybody, 200]],
  'POST /graphql': [['/graphql', everybody, 200]], // who may ask for what: doors.test.ts
  'HEAD /graphql': [['/graphql?query={__typename}', nobody, 405]],
  'OPTIONS /graphql': [['/graphql', nobody, 405]],
  // A stream begins for who shows no login at all, and says what doors.test.ts says; a login that is none is refused before.
  'GET /graphql/stream': [['/graphql/stream?query=subscription{sceneChanged{kind}}', withoutFalseLogin, 200]],
  'POST /graphql/stream': [['/graphql/stream', withoutFalseLogin, 200]],
  'HEAD /graphql/stream': [['/graphql/stream', withoutFalseLogin, 415]],
};

let server: TestServer;
/** What the words in capitals stand for. */
const words: Record<string, string> = {};
const tokens = {} as Record<Caller, string | undefined>;

beforeAll(async () => {
  subscribe('fastify.initialization', noteRoutes);
  // Nobody listens at the issuer's port, so that the provider is away.
  server = await startTestServer({
    worker: false,
    config: { oidcIssuer: 'http://127.0.0.1:9', oidcClientId: 'reelgraph', trustProxy: true },
  });
  unsubscribe('fastify.initialization', noteRoutes);
  const { app, library } = server;
  const [owner, admin] = [await server.user('user'), await server.user('admin')];
  await admin.client.createStoragePath({ name: 'Library', path: library, isDefault: true });
  const sceneId = await addSceneFile(app, library, 'film.mp4', 'the film');
  const share = async (type: 'PUBLIC' | 'AUTH_REQUIRED') =>
    (await owner.client.createShareLink({ sceneId, type, expiry: 'NEVER' })).createShareLink.token;
  const grantOf = async (token: string) =>
    new URL((await owner.client.sharedScene({ token })).sharedScene?.streamUrl ?? '', server.url).searchParams.get(
      'grant',
    ) ?? '';
  const [open, login, other] = [await share('PUBLIC'), await share('AUTH_REQUIRED'), await share('AUTH_REQUIRED')];
  Object.assign(words, {
    SCENE: sceneId,
    ACTOR: (await addActor(app)).id,
    STUDIO: (await addStudio(app)).id,
    PUBLIC: open,
    LOGIN: login,
    LOGIN_GRANT: await grantOf(login),
    OTHER_GRANT: await grantOf(other),
    FOREIGN: await beginUpload(owner.token),
    ORIGIN: server.url,
    FILES: versions.get('/media/share/files') ?? '',
    PLAYGROUND: versions.get('/graphql/playground') ?? '',
  });
  const { createApiKey } = await admin.client.createApiKey({ name: 'one permission', permissions: ['scenes:view'] });
  Object.assign(tokens, {
    'public link': open,
    'login link': login,
    key: createApiKey.key,
    user: (await server.user('user')).token,
    moderator: (await server.user('moderator')).token,
    admin: admin.token,
  });
});

afterAll(async () => server[Symbol.asyncDispose]());

const tus = { 'tus-resumable': '1.0.0' };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

async function beginUpload(token = ''): Promise<string> {
  const headers = {
    ...tus,
    ...bearer(token),
    'upload-length': '1000',
    'upload-metadata': `filename ${btoa('film.mp4')}`,
  };
  const answer = await fetch(`${server.url}/api/uploads`, { method: 'POST', headers });
  expect(answer.status).toBe(201);
  return answer.headers.get('location')?.split('/').at(-1) ?? '';
}

test('every route stands in the table', () => {
  const isByGet = (route: string) => route.startsWith('HEAD') && registered.has(route.replace('HEAD', 'GET'));
  const listed = [...registered].filter((route) => routes[route] || !isByGet(route));
  expect(listed.toSorted()).toEqual(Object.keys(routes).toSorted());
});

const tries = Object.entries(routes).flatMap(([route, addresses]) =>
  addresses.flatMap(([address, who, status]) => {
    const [method = ''] = route.split(' ');
    const methods = method === 'GET' && !routes[route.replace('GET', 'HEAD')] ? ['GET', 'HEAD'] : [method];
    return methods.map((one) => ({ method: one, route, address, who, status }));
  }),
);

describe.each(callers)('as %s', (caller) => {
  test.each(tries)('$method $address', async ({ method, route, address, who, status }) => {
    const token = tokens[caller];
    const own = address.includes('OWN') && who.includes(caller) ? await beginUpload(token) : words.FOREIGN;
    const path = Object.entries({ ...words, OWN: own })
      .toSorted(([a], [b]) => b.length - a.length)
      .reduce((text, [word, value]) => text.replaceAll(word, value ?? ''), address);

    const answer = await request(method, path, route, token);

    const isLogin = signedIn.includes(caller);
    const answered = who.length === 0 || who.includes(caller) ? status : isLogin ? 403 : 401;
    const isThere = method !== 'HEAD' || registered.has(route.replace('GET', 'HEAD'));
    expect(answer).toBe(isThere ? answered : 405);
  });
});

let addresses = 0;

const bodies: Record<string, string> = {
  'POST /graphql': JSON.stringify({ query: '{ __typename }' }),
  'POST /graphql/stream': JSON.stringify({ query: 'subscription { sceneChanged { kind } }' }),
  'POST /media/share/:token': 'username=nobody&password=wrong',
};

/** The status. What a stream goes on with is not waited for. */
async function request(method: string, path: string, route: string, token: string | undefined): Promise<number> {
  const ending = new AbortController();
  const headers: Record<string, string> = {
    ...(path.startsWith('/api/uploads') && tus),
    ...(method === 'PATCH' && { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' }),
    ...(route.startsWith('POST /graphql') && { 'content-type': 'application/json' }),
    ...(path.startsWith('/graphql/stream') && { accept: 'text/event-stream' }),
    ...(route.endsWith(' /graphql') && { 'apollo-require-preflight': 'true' }),
    ...(route === 'POST /media/share/:token' && { 'content-type': 'application/x-www-form-urlencoded' }),
    ...(token !== undefined && bearer(token)),
    // An address of one's own, as too many that sign in from one are refused.
    'x-forwarded-for': `10.${addresses >> 8}.${addresses++ & 255}.1`,
  };
  const body = bodies[route] ?? (method === 'PATCH' ? 'film' : undefined);
  try {
    const { status } = await fetch(new URL(path, server.url), {
      ...{ method, headers, redirect: 'manual', signal: ending.signal },
      ...(body !== undefined && { body }),
    });
    return status;
  } finally {
    ending.abort();
  }
}
