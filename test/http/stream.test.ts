/** The video file over HTTP: who may fetch it, and every way in which players ask for parts of it. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { addScene, addSceneFile } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

const content = randomBytes(100_000);
const modified = new Date('2026-01-02T03:04:05Z');

let server: TestServer;
let user: TestUser;
let id: string;
let url: string;

const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  // without its own cache-control, fetch asks for what is new only
  fetch(new URL(path, server.url), { headers: { 'cache-control': 'max-age=0', ...headers }, method });
const urlOf = async (sceneId: string) => (await user.client.scene({ id: sceneId })).scene?.streamUrl ?? '';
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const errorOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string; message: string } }).error;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  user = await server.user('user');
  id = await addSceneFile(server.app, server.library, 'film.mp4', content);
  await utimes(join(server.library, 'film.mp4'), modified, modified);
  url = await urlOf(id);
});

afterAll(async () => server[Symbol.asyncDispose]());

describe('who may not have it', () => {
  test('the anonymous, with or without a made-up grant', async () => {
    const [none, empty, forged] = await Promise.all(
      ['', '?grant=', '?grant=made.up.by.me'].map(async (query) => get(`/media/stream/${id}${query}`)),
    );

    expect([none?.status, empty?.status, forged?.status]).toEqual([401, 403, 403]);
    for (const response of [none, empty, forged]) expect(response?.headers.get('cache-control')).toBe('no-store');
  });

  test('the holder of a URL for another scene, of another kind or with two grants', async () => {
    const other = await addSceneFile(server.app, server.library, 'other.mp4', 'x');
    const grant = new URL(url, server.url).searchParams.get('grant');
    const foreign = (await urlOf(other)).split('?')[1];

    expect((await get(`/media/stream/${id}?${foreign}`)).status).toBe(403);
    expect((await get(`/media/assets/${grant}/scenes/${id}/thumb.webp`)).status).toBe(403);
    expect((await get(`/media/stream/${other}?grant=${grant}`)).status).toBe(403);
    expect((await get(`/media/stream/${other}?grant=${grant}&${foreign}`)).status).toBe(403);
  });

  test('whatever is wrong with a grant, the answer is the same and says nothing of it', async () => {
    const claims = new URL(url, server.url).searchParams.get('grant')?.split('.') ?? [];
    const withClaim = (part: number, value: string) =>
      `/media/stream/${id}?grant=${claims.with(part, value).join('.')}`;
    const wrong = [withClaim(0, '1'), withClaim(2, 'AAAA'), `${url}x`, `/media/stream/${id}?grant=%00`];

    const bodies = await Promise.all(
      wrong.map(async (path) => {
        const response = await get(path);
        return `${response.status} ${await response.text()}`;
      }),
    );

    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toMatch(/^403 .*"FORBIDDEN"/);
  });

  test('a user whose role may not see scenes, also with the URL of before', async () => {
    const fallen = await server.user('user');
    const { streamUrl } = (await fallen.client.scene({ id })).scene ?? {};
    const { client: admin } = await server.user('admin');
    await admin.createRole({ name: 'nothing', permissions: [] });
    await admin.updateUser({ id: fallen.id, input: { role: 'nothing' } });

    expect((await get(streamUrl ?? '')).status).toBe(403);
    expect((await get(`/media/stream/${id}`, { authorization: `Bearer ${fallen.token}` })).status).toBe(403);
  });
});

test('the whole file, as what it is', async () => {
  const response = await get(url);

  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'video/mp4',
    'content-length': '100000',
    'accept-ranges': 'bytes',
    'last-modified': 'Fri, 02 Jan 2026 03:04:05 GMT',
    etag: expect.stringMatching(/^"[\w-]+"$/),
    'cache-control': 'private, max-age=21600, no-transform',
    'x-content-type-options': 'nosniff',
  });
  expect(await bytesOf(response)).toEqual(content);
});

test('by login as well: a token, or the cookie', async () => {
  expect((await get(`/media/stream/${id}`, { authorization: `Bearer ${user.token}` })).status).toBe(200);
  expect((await get(`/media/stream/${id}`, { cookie: `reelgraph=${user.token}` })).status).toBe(200);
});

test('HEAD says the same and sends nothing', async () => {
  const response = await get(url, {}, 'HEAD');

  expect(response.status).toBe(200);
  expect(response.headers.get('content-length')).toBe('100000');
  expect(response.headers.get('content-type')).toBe('video/mp4');
  expect(await bytesOf(response)).toHaveLength(0);
});

test('the URL is the same however often it is asked for, and another one for somebody else', async () => {
  expect(await urlOf(id)).toBe(url);
  expect((await (await server.user('user')).client.scene({ id })).scene?.streamUrl).not.toBe(url);
});

describe('a file is sent whatever it is called', () => {
  test.each([
    ['100% #1?.MP4', 'video/mp4'],
    ['%2e%2e%2f.mkv', 'video/x-matroska'],
    [`it's "quoted" & <b>.webm`, 'video/webm'],
    ['Größe 🎬 日本.mov', 'video/quicktime'],
    ['two\nlines\t.avi', 'video/x-msvideo'],
    ['..hidden.m4v', 'video/mp4'],
    ['back\\slash.wmv', 'video/x-ms-wmv'],
    ['no-extension', 'application/octet-stream'],
  ])('%j', async (name, contentType) => {
    const response = await get(await urlOf(await addSceneFile(server.app, server.library, name, name)));

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(contentType);
    expect(await response.text()).toBe(name);
  });

  test('also in hidden and oddly named folders, and when it is empty', async () => {
    const folder = join(server.library, '.hidden', 'a%20b');
    await mkdir(folder, { recursive: true });
    const response = await get(await urlOf(await addSceneFile(server.app, folder, 'empty.mp4', '')));

    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe('0');
  });
});

describe('what is not there', () => {
  test('a scene in the trash is gone', async () => {
    const trashed = await addSceneFile(server.app, server.library, 'trashed.mp4', 'x');
    const before = await urlOf(trashed);
    await rows(server.app.orm.em.fork())
      .updateTable('scenes')
      .set({ trashedAt: new Date() })
      .where('id', '=', trashed)
      .execute();

    const response = await get(before);

    expect(response.status).toBe(410);
    expect(await errorOf(response)).toEqual({
      code: 'GONE',
      message: `Scene ${trashed} is in the trash: restore it first.`,
    });
    expect((await user.client.scene({ id: trashed })).scene).toMatchObject({ state: 'TRASHED', streamUrl: null });
  });

  test('a scene whose file is missing is not found', async () => {
    const missing = await addSceneFile(server.app, server.library, 'missing.mp4', 'x');
    const before = await urlOf(missing);
    await rows(server.app.orm.em.fork())
      .updateTable('scenes')
      .set({ deletedAt: new Date() })
      .where('id', '=', missing)
      .execute();

    expect((await get(before)).status).toBe(404);
  });

  test.each(['999999', '0', '-1', '1e3', 'x', '99999999999999999999', '%00', '..%2F..%2Fetc'])(
    'there is no scene %s',
    async (name) => {
      const response = await get(`/media/stream/${name}`, { authorization: `Bearer ${user.token}` });

      expect(response.status).toBe(404);
      expect(await errorOf(response)).toMatchObject({ code: 'NOT_FOUND' });
    },
  );

  test('a file that vanished, or became a folder, is not found, and its path is not told', async () => {
    const vanished = await addSceneFile(server.app, server.library, 'vanished.mp4', 'x');
    const path = join(server.library, 'vanished.mp4');
    await rm(path);
    const first = await get(await urlOf(vanished));
    await mkdir(path);
    const second = await get(await urlOf(vanished));

    expect([first.status, second.status]).toEqual([404, 404]);
    for (const response of [first, second]) {
      expect(await response.text()).not.toContain(server.library);
    }
  });

  test('a file that a link leads out of its storage path is not sent', async () => {
    const secret = join(server.dataDir, 'secrets', 'auth-secret');
    const linked = await addSceneFile(server.app, server.library, 'linked.mp4', 'x');
    await rm(join(server.library, 'linked.mp4'));
    await symlink(secret, join(server.library, 'linked.mp4'));

    expect((await get(await urlOf(linked))).status).toBe(404);
  });

  test('a file in a folder that became a link out of the storage path is not sent', async () => {
    const [folder, outside] = [join(server.library, 'folder'), join(server.dataDir, 'outside')];
    await mkdir(folder);
    await mkdir(outside);
    await writeFile(join(outside, 'film.mp4'), 'not yours');
    await writeFile(join(folder, 'film.mp4'), 'yours');
    const { storagePathId } = await rows(server.app.orm.em.fork())
      .selectFrom('scenes')
      .select('storagePathId')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const scene = await addScene(server.app, { storedPath: join(folder, 'film.mp4'), storagePathId });
    expect((await get(await urlOf(scene))).status).toBe(200);

    await rename(folder, `${folder}-moved`);
    await symlink(outside, folder);

    expect((await get(await urlOf(scene))).status).toBe(404);
  });
});

describe('files that are not as they should be', () => {
  test('one that may not be read, or has gone, is 404, and the server lives on', async () => {
    const shut = await addSceneFile(server.app, server.library, 'shut.mp4', content);
    const lost = await addSceneFile(server.app, server.library, 'lost.mp4', content);
    await chmod(join(server.library, 'shut.mp4'), 0o000);
    await rm(join(server.library, 'lost.mp4'));
    const responses = await Promise.all([shut, lost].map(async (sceneId) => get(await urlOf(sceneId))));

    const isRoot = process.getuid?.() === 0; // who may read everything
    expect(responses.map(({ status }) => status)).toEqual([isRoot ? 200 : 404, 404]);
    expect((await get('/api/healthz')).status).toBe(200);
  });

  test('one that comes and goes while it is asked for is answered every time', async () => {
    const path = join(server.library, 'fleeting.mp4');
    const fleeting = await urlOf(await addSceneFile(server.app, server.library, 'fleeting.mp4', content));
    let isOver = false;
    const moving = (async () => {
      while (!isOver) {
        await rename(path, `${path}.away`);
        await rename(`${path}.away`, path);
      }
    })();
    const statuses = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const response = await get(fleeting);
        await response.arrayBuffer();
        return response.status;
      }),
    );
    isOver = true;
    await moving;
    expect(statuses.filter((status) => ![200, 404].includes(status))).toEqual([]);
  });
});
