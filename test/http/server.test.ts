/** The server as a whole: ports that cannot be had, addresses that are not there, and what errors look like. */
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../src/http/server.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ worker: false });
});
afterAll(async () => server[Symbol.asyncDispose]());

describe('a port or address that cannot be had is refused with what to do', () => {
  const serveAt = async (config: { port?: number; host?: string }) =>
    serve({ ...server.app, config: { ...server.app.config, ...config } });

  test('a port in use', async () => {
    const port = Number(new URL(server.url).port);

    await expect(serveAt({ port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use by another program: stop that one, or set PORT to a free port.`,
    );
  });

  test('an address of another machine', async () => {
    const host = '203.0.113.1';
    await expect(serveAt({ host })).rejects.toThrow(
      `HOST ${host} is not an address of this machine: set HOST to 127.0.0.1 or 0.0.0.0.`,
    );
  });
});

test('port 0 takes any that is free, and an IPv6 address is written as a URL', async () => {
  await using other = await serve({ ...server.app, config: { ...server.app.config, host: '::1' } });

  expect(other.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  expect((await fetch(new URL('/api/healthz', other.url))).status).toBe(200);
});

test('when it is closed its port is free again', async () => {
  const other = await serve(server.app);
  const port = Number(new URL(other.url).port);
  await fetch(new URL('/api/healthz', other.url)); // a connection that fetch keeps open
  await other[Symbol.asyncDispose]();

  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const next = createServer().once('error', reject).listen(port, '127.0.0.1', resolve);
  await promise;
  next.close();
});

test.each([
  ['GET', '/nothing?secret=1', 404, 'NOT_FOUND'],
  ['DELETE', '/nothing', 404, 'NOT_FOUND'],
  ['GET', `/media/stream/${'9'.repeat(600)}`, 414, 'BAD_USER_INPUT'],
  ['GET', '/media/stream/%', 400, 'BAD_USER_INPUT'],
])('%s %.20s answers as JSON with a code', async (method, path, status, code) => {
  const response = await fetch(new URL(path, server.url), { method });

  expect(response.status).toBe(status);
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  expect(error.code).toBe(code);
  expect(error.message).not.toMatch(/secret|FST_|node_modules/);
});

describe('a method that an address has not is 405, and Allow says which it has', () => {
  test.each([
    ['DELETE', '/graphql', 'GET, HEAD, OPTIONS, POST'],
    ['PUT', '/media/stream/1', 'GET, HEAD, OPTIONS'],
    ['POST', '/media/stream/1?grant=x', 'GET, HEAD, OPTIONS'],
    ['PATCH', '/media/assets/grant/scenes/1/thumb.webp', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/api/healthz', 'GET, HEAD, OPTIONS'],
    ['GET', '/api/scenes/1/cover', 'DELETE, OPTIONS, PUT'],
  ])('%s %s', async (method, path, allow) => {
    const body = method === 'GET' ? undefined : 'of a kind that nobody reads';
    const headers = { 'content-type': 'text/strange' };
    const response = await fetch(new URL(path, server.url), { method, headers, body });

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ error: { code: 'BAD_USER_INPUT' } });
  });

  test('OPTIONS asks for just that', async () => {
    const response = await fetch(new URL('/media/stream/1', server.url), { method: 'OPTIONS' });

    expect(response.status).toBe(204);
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });
});
