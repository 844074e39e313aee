/** Web clients on other origins: those that are configured get in by bearer token, and by no cookie. */

import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { addSceneFile } from '../support/factories.ts';
import { exchange } from '../support/raw-http.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

const allowed = 'https://app.example.org';
const foreign = 'https://evil.example.org';

let server: TestServer;
let user: TestUser;
let streamUrl: string;

beforeAll(async () => {
  server = await startTestServer({ worker: false, config: { allowedOrigins: [allowed] } });
  user = await server.user('user');
  const id = await addSceneFile(server.app, server.library, 'film.mp4', Buffer.alloc(1000));
  streamUrl = (await user.client.scene({ id })).scene?.streamUrl ?? '';
});
afterAll(async () => server[Symbol.asyncDispose]());

const bearer = () => ({ authorization: `Bearer ${user.token}` });
const cookie = () => ({ cookie: `reelgraph=${user.token}` });

const query = async (headers: Record<string, string>) =>
  exchange(server.url, {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ viewer { user { username } } }' }),
  });
const preflight = async (origin: string, path: string, method: string, headers: string) =>
  exchange(server.url, {
    method: 'OPTIONS',
    path,
    headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': headers },
  });

describe('an origin that is allowed', () => {
  test('asks the API by bearer token', async () => {
    const { headers, body } = await query({ origin: allowed, ...bearer() });

    expect(headers).toMatchObject({ 'access-control-allow-origin': allowed, vary: expect.stringMatching(/origin/i) });
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    expect(JSON.parse(body.toString()).data.viewer.user.username).toBe(user.username);
  });

  test('is nobody by cookie, wherever', async () => {
    expect(JSON.parse((await query({ origin: allowed, ...cookie() })).body.toString()).data.viewer).toBeNull();
    const path = streamUrl.split('?')[0] ?? '';
    expect((await exchange(server.url, { path, headers: { origin: allowed, ...cookie() } })).status).toBe(401);
    expect((await exchange(server.url, { path, headers: { origin: server.url, ...cookie() } })).status).toBe(200);
  });

  test.each([
    ['/graphql', 'POST', 'authorization, content-type'],
    ['/media/stream/1', 'GET', 'authorization, range'],
    ['/media/assets/login/scenes/1/thumb.webp', 'GET', 'authorization'],
    ['/api/scenes/1/cover', 'PUT', 'authorization, content-type'],
    ['/api/scenes/1/cover', 'DELETE', 'authorization'],
  ])('may do what it asks for beforehand: %s %s', async (path, method, wanted) => {
    const { status, headers } = await preflight(allowed, path, method, wanted);

    expect(status).toBe(204);
    expect(headers['access-control-allow-origin']).toBe(allowed);
    expect(headers['access-control-allow-methods']).toContain(method);
    expect(headers['access-control-allow-headers']).toBe(wanted);
    expect(Number(headers['access-control-max-age'])).toBeGreaterThan(0);
  });

  test('reads ranges of a video and what their headers say, and reasons of refusals', async () => {
    const part = await exchange(server.url, { path: streamUrl, headers: { origin: allowed, range: 'bytes=0-9' } });
    const refused = await exchange(server.url, { path: '/media/stream/1', headers: { origin: allowed } });
    const nothing = await exchange(server.url, { path: '/nothing', headers: { origin: allowed } });

    expect(part.status).toBe(206);
    expect(part.headers['access-control-expose-headers']).toMatch(/content-range.*etag.*retry-after/);
    for (const { headers } of [part, refused, nothing]) expect(headers['access-control-allow-origin']).toBe(allowed);
  });

  test('opens sockets by bearer token, and is nobody by cookie', async () => {
    expect(await viewerOverSocket(allowed, {}, bearer())).toBe(user.username);
    expect(await viewerOverSocket(allowed, cookie())).toBeNull();
    expect(await viewerOverSocket(server.url, cookie())).toBe(user.username);
  });
});

describe('any other origin', () => {
  test('is allowed nothing', async () => {
    const answers = [
      await query({ origin: foreign, ...bearer() }),
      await preflight(foreign, '/graphql', 'POST', 'authorization'),
      await exchange(server.url, { path: streamUrl, headers: { origin: foreign } }),
      await exchange(server.url, { path: streamUrl, headers: { origin: 'null' } }),
    ];
    for (const { headers } of answers) expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test('opens no socket', async () => {
    await expect(viewerOverSocket(foreign, {}, bearer())).rejects.toThrow('401');
  });
});

/** The name of the viewer that a socket from this origin has; null for nobody. */
async function viewerOverSocket(origin: string, headers: Record<string, string>, params = {}): Promise<string | null> {
  const socket = new WebSocket(new URL('/graphql', server.url), 'graphql-transport-ws', { origin, headers });
  await once(socket, 'open');
  const next = async () => JSON.parse(String((await once(socket, 'message'))[0]));
  socket.send(JSON.stringify({ type: 'connection_init', payload: params }));
  await next();
  const payload = { query: '{ viewer { user { username } } }' };
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
  const answer = await next();
  socket.close();
  return answer.payload.data.viewer?.user.username ?? null;
}
