/** Generated images over HTTP: who may fetch them, and that nothing else can be reached that way. */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addScene } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let user: TestUser;
let id: string;
let grant: string;

const get = async (path: string, headers: Record<string, string> = {}) => fetch(new URL(path, server.url), { headers });

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  user = await server.user('user');
  id = await addScene(server.app, { thumbnailPath: 'scenes/1/thumb-1_sm.webp' });
  const folder = join(server.dataDir, 'assets', 'scenes', id);
  await mkdir(join(folder, 'sprites-1'), { recursive: true });
  await writeFile(join(folder, 'thumb-1_sm.webp'), 'picture');
  await writeFile(join(folder, 'sprites-1', 'sprites.vtt'), 'WEBVTT');
  await writeFile(join(folder, 'notes.txt'), 'not for you');
  await symlink(join(server.dataDir, 'secrets', 'auth-secret'), join(folder, 'leak.webp'));
  const stray = join(server.dataDir, 'assets', '.strays', '1', 'scenes', '1');
  await mkdir(stray, { recursive: true });
  await writeFile(join(stray, 'thumb-1_sm.webp'), 'not for you');
  await symlink(stray, join(folder, 'stray'));
  const { thumbnail } = (await user.client.scene({ id })).scene ?? {};
  grant = thumbnail?.url.split('/')[3] ?? '';
});

afterAll(async () => server[Symbol.asyncDispose]());

test('nobody has it without a grant for this scene or a login', async () => {
  const other = await addScene(server.app, { thumbnailPath: 'scenes/2/thumb-1_sm.webp' });
  const { scene } = await user.client.scene({ id: other });
  const [foreign, stream] = [scene?.thumbnail?.url.split('/')[3], scene?.streamUrl?.split('grant=')[1]];

  const statusOf = async (word: string | undefined) =>
    (await get(`/media/assets/${word}/scenes/${id}/thumb-1_sm.webp`)).status;
  expect(await statusOf('login')).toBe(401);
  for (const word of ['x', foreign, stream, `${grant}x`]) expect(await statusOf(word), word).toBe(403);
});

test('a picture and a VTT come as what they are, to be kept for good', async () => {
  const [picture, vtt] = [
    await get(`/media/assets/${grant}/scenes/${id}/thumb-1_sm.webp`),
    await get(`/media/assets/${grant}/scenes/${id}/sprites-1/sprites.vtt`),
  ];

  expect(picture.headers.get('content-type')).toBe('image/webp');
  expect(await picture.text()).toBe('picture');
  expect(vtt.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
  for (const { headers } of [picture, vtt])
    expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
});

test('a login does instead of a grant', async () => {
  const path = `/media/assets/login/scenes/${id}/thumb-1_sm.webp`;

  expect((await get(path, { authorization: `Bearer ${user.token}` })).status).toBe(200);
  expect((await get(path, { cookie: `reelgraph=${user.token}` })).status).toBe(200);
});

describe('no other file can be reached', () => {
  test.each([
    'notes.txt',
    'leak.webp',
    'stray/thumb-1_sm.webp',
    'not-there.webp',
    'sprites-1',
    'sprites-1/',
    '',
    '.webp',
    'a/b/c.webp',
    '../../../secrets/auth-secret',
    '..%2f..%2f..%2fsecrets%2fauth-secret',
    '%2e%2e/%2e%2e/%2e%2e/secrets/auth-secret',
    '..\\..\\..\\secrets\\auth-secret',
    'thumb-1_sm.webp/../notes.txt',
    'thumb-1_sm.webp%00.vtt',
    '//etc/passwd',
  ])('%j', async (name) => {
    const { status, body } = await rawGet(`/media/assets/${grant}/scenes/${id}/${name}`);

    expect([400, 404]).toContain(status);
    expect(body).not.toContain('not for you');
    expect(body).not.toContain(server.app.secret.export().toString());
  });

  test.each(['..', '%2e%2e', '..%2f..', '1%2f..%2f1', '%201', '1.0', 'x'])('with %j for a scene', async (scene) => {
    const headers = { authorization: `Bearer ${user.token}` };
    const { status } = await rawGet(`/media/assets/login/scenes/${scene}/thumb-1_sm.webp`, headers);

    expect(status).toBe(404);
  });
});

test('the folders above the images are no web pages', async () => {
  for (const path of [
    '/media/assets',
    '/media/assets/',
    `/media/assets/${grant}`,
    `/media/assets/${grant}/scenes/${id}`,
  ])
    expect((await get(path, { authorization: `Bearer ${user.token}` })).status, path).toBe(404);
});

/** Sends the path as it is: fetch would tidy it up. */
async function rawGet(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(server.url);
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string }>();
  request({ hostname, port, path, headers }, async (response) => {
    let body = '';
    for await (const chunk of response) body += chunk;
    resolve({ status: response.statusCode ?? 0, body });
  })
    .on('error', reject)
    .end();
  return promise;
}
