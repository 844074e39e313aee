/** WEB_DIR: a single-page application beside the API, and nothing of the server in its way. */
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLogger } from '../../src/logger.ts';
import { addSceneFile } from '../support/factories.ts';
import { exchange } from '../support/raw-http.ts';
import { serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let user: TestUser;
let webDir: string;
/** Warnings and errors of the server. */
const logged: string[] = [];
const page = '<!doctype html><title>Films</title>';

beforeAll(async () => {
  const log = createLogger({ logLevel: 'warn' }, { write: (line) => void logged.push(line) });
  server = await startTestServer({ worker: false, log });
  user = await server.user('user');
  webDir = join(server.dataDir, '../web');
  const files: Record<string, string> = {
    'index.html': page,
    'robots.txt': 'User-agent: *',
    'assets/index-BxYz12_3.js': 'export {}',
    'assets/index-9f86d081.css': 'body{}',
    'assets/logo.svg': '<svg/>',
    'background-picture.webp': 'RIFF',
    '.env': 'SECRET=1',
    '.git/config': 'SECRET=1',
    '../secret.txt': 'SECRET=1',
    '../outside/index.html': 'SECRET=1',
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(webDir, name, '..'), { recursive: true });
    await writeFile(join(webDir, name), content);
  }
  await symlink('../secret.txt', join(webDir, 'leak.txt'));
  await symlink('../outside', join(webDir, 'elsewhere'));
});

afterAll(async () => server[Symbol.asyncDispose]());

const navigation = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('a web client', () => {
  let url: string;
  let other: Awaited<ReturnType<typeof serveAgain>>;

  beforeAll(async () => {
    // Files of the client are no media: the web server in front does not know their folder.
    other = await serveAgain(server, {
      webDir,
      fileOffload: 'nginx',
      webCsp: "img-src https://cdn.example.org; frame-ancestors 'self'",
    });
    url = other.url;
  });

  afterAll(async () => other[Symbol.asyncDispose]());

  const get = async (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, url), { headers });

  describe('never leaves its folder', () => {
    test.each([
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/%2e%2e%2fsecret.txt',
      '/assets/..%5c..%5csecret.txt',
      '//secret.txt/../../secret.txt',
      '/leak.txt',
      '/elsewhere/index.html',
      '/.env',
      '/.git/config',
      '/%2eenv',
      '/index.html%00.txt',
      '/%',
      '/etc/passwd',
    ])('%s', async (path) => {
      for (const headers of [{}, navigation]) {
        const { status, body } = await exchange(url, { path, headers });
        expect(body.toString()).not.toContain('SECRET');
        expect([200, 400, 404]).toContain(status);
        if (status === 200) expect(body.toString()).toBe(page);
      }
    });
  });

  test('its page is asked for again each time, and may load what is its own and what WEB_CSP adds', async () => {
    for (const path of ['/', '/?tag=12', '/index.html']) {
      const answer = await get(path);
      expect([answer.status, await answer.text()]).toEqual([200, page]);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      });
      const policy = answer.headers.get('content-security-policy')?.split('; ');
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("img-src 'self' data: blob: https://cdn.example.org");
      expect(policy).toContain("frame-ancestors 'self'");
      expect(answer.headers.get('x-frame-options')).toBeNull();
    }
  });

  test.each([
    '/scenes/12',
    '/scenes',
    '/assets',
    '/stream',
    '/uploads',
    '/scenes/12/cover',
    '/deep/down/here',
    '/elsewhere',
  ])('its page answers for %s, which a person opens', async (path) => {
    const answer = await get(path, navigation);
    expect([answer.status, await answer.text()]).toEqual([200, page]);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  test.each([
    ['/assets/index-BxYz12_3.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/index-9f86d081.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/logo.svg', 'image/svg+xml; charset=utf-8', 'no-cache'],
    ['/background-picture.webp', 'image/webp', 'no-cache'],
    ['/robots.txt', 'text/plain; charset=utf-8', 'no-cache'],
  ])('%s is %s, %s', async (path, type, cache) => {
    const answer = await get(path);
    expect([answer.status, await answer.text()]).toEqual([200, await readFile(join(webDir, path), 'utf8')]);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('cache-control')).toBe(cache);
    expect((await get(path, { 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(304);
  });

  test.each(['/assets/index-gone1234.js', '/api/nothing', '/media/nothing', '/graphql/nothing', '/api'])(
    'its page does not answer for %s',
    async (path) => {
      for (const headers of [{}, navigation]) {
        const answer = await get(path, headers);
        expect(answer.status).toBe(404);
        expect(await answer.json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
      }
    },
  );

  test('nor for what no browser asks for as a page', async () => {
    expect((await get('/scenes/12', { accept: 'application/json' })).status).toBe(404);
    expect((await fetch(new URL('/scenes/12', url), { method: 'POST', headers: navigation })).status).toBe(404);
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(page.length)]);
  });
});

test('a folder without a page is refused at the start, in words', async () => {
  await expect(serveAgain(server, { webDir: join(webDir, 'assets') })).rejects.toThrow(
    `WEB_DIR ${join(webDir, 'assets')} has no index.html that can be read: build the web client into it first.`,
  );
});

test('without WEB_DIR the playground is the page', async () => {
  const answer = await fetch(server.url, { headers: navigation, redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([302, 'graphql']);
});

test('nothing of all that was a fault', () => {
  expect(logged).toEqual([]);
});

test('the addresses of before answer for one release more', async () => {
  const id = await addSceneFile(server.app, server.library, 'boats.mp4', 'film');
  const { scene } = await user.client.scene({ id });
  const authorization = `Bearer ${user.token}`;
  const statusOf = async (path: string, init: RequestInit = {}) =>
    (await fetch(new URL(path, server.url), { ...init, headers: { authorization, ...init.headers } })).status;

  expect(scene?.streamUrl).toMatch(/^\/media\/stream\//);
  expect(await statusOf((scene?.streamUrl ?? '').replace('/media', ''))).toBe(200);
  expect(await statusOf(`/stream/${id}`)).toBe(200);
  expect(await statusOf(`/stream/${id}/hls/nothing`)).toBe(404);
  expect(await statusOf(`/assets/login/scenes/${id}/none.webp`)).toBe(404);
  expect(await statusOf('/assets/forged/scenes/1/none.webp')).toBe(403);
  expect(await statusOf(`/share/${'A'.repeat(22)}`, { headers: navigation })).toBe(404);
  expect(await statusOf('/healthz')).toBe(200);
  expect(await statusOf('/readyz')).toBe(200);
  expect(await statusOf('/uploads', { method: 'OPTIONS' })).toBe(204);
  for (const path of [
    `/scenes/${id}/cover`,
    '/actors/1/image',
    '/studios/1/logo',
    '/studios/1/favicon',
    '/studios/1/poster',
  ])
    expect(await statusOf(path, { method: 'DELETE' })).toBe(403);
});
