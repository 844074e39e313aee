/** Uploads by tus-js-client: whole, broken, continued elsewhere, behind proxies. */
import { createHash } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { createClient } from '../../src/sdk/client.ts';
import { partialPathOf } from '../../src/uploads/partial-file.ts';
import { killed } from '../support/engines.ts';
import { serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { filmOf, openLine, sha256Of, uploadFile } from '../support/uploads.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
let user: TestUser;
let endpoint: string;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  user = await server.user('user');
  const { client } = await server.user('admin');
  await client.createStoragePath({ name: 'Library', path: server.library, isDefault: true });
  endpoint = `${server.url}/api/uploads`;
});

afterAll(async () => server[Symbol.asyncDispose]());

const megabyte = 1024 * 1024;

async function sceneOf(id: string | undefined) {
  const scene = await rows(server.app.orm.em.fork())
    .selectFrom('scenes')
    .selectAll()
    .where('id', '=', id ?? '0')
    .executeTakeFirstOrThrow();
  return { ...scene, content: await readFile(scene.storedPath ?? '') };
}

const partials = async () => (await readdir(server.library)).filter((name) => name.startsWith('.'));

/** Begins an upload by hand, as curl would; the URL it got. */
async function begin(film: Buffer, headers: Record<string, string> = {}, base = endpoint) {
  const answer = await fetch(base, {
    method: 'POST',
    headers: { ...tus(), 'upload-length': String(film.length), 'upload-metadata': metadata, ...headers },
  });
  expect(answer.status).toBe(201);
  return new URL(answer.headers.get('location') ?? '', base).href;
}

const metadata = `filename ${Buffer.from('holiday.mp4').toString('base64')}`;

const tus = () => ({ 'tus-resumable': '1.0.0', authorization: `Bearer ${user.token}` });

async function send(url: string, piece: Buffer, offset: number, headers: Record<string, string> = {}) {
  return fetch(url, {
    method: 'PATCH',
    headers: {
      ...{ ...tus(), 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
      ...headers,
    },
    body: new Uint8Array(piece),
  });
}

async function offsetOf(url: string) {
  const answer = await fetch(url, { method: 'HEAD', headers: tus() });
  expect(answer.status).toBe(200);
  return Number(answer.headers.get('upload-offset'));
}

test('a film becomes a scene, and the answer names it', async () => {
  const film = await filmOf(3 * megabyte);
  const { sceneId } = await uploadFile(endpoint, user.token, film, {
    metadata: { filename: 'Boats & ships.MP4', title: ' On the lake ' },
  });

  const scene = await sceneOf(sceneId);
  expect(scene).toMatchObject({
    ...{ title: 'On the lake', originalFilename: 'Boats & ships.MP4', origin: 'upload', size: String(film.length) },
    fileHash: sha256Of(film),
  });
  expect(scene.storedPath).toBe(join(server.library, 'Boats & ships.mp4'));
  expect(sha256Of(scene.content)).toBe(sha256Of(film));
  expect(await partials()).toEqual([]);
  const jobs = await rows(server.app.orm.em.fork())
    .selectFrom('job_history')
    .select('phase')
    .where('sceneId', '=', scene.id)
    .execute();
  expect(jobs).toEqual([{ phase: 'metadata' }]);
});

test('a connection that breaks again and again: it goes on where it was', async () => {
  await using line = await openLine(server.url);
  line.limit = 700_000;
  const film = await filmOf(3 * megabyte);

  const { sceneId } = await uploadFile(`${line.url}/api/uploads`, user.token, film);

  expect(line.connections()).toBeGreaterThan(4);
  const scene = await sceneOf(sceneId);
  expect(sha256Of(scene.content)).toBe(sha256Of(film));
  expect(scene.fileHash).toBe(sha256Of(film));
});

test('a second process goes on with what the first has begun, and the other way round', async () => {
  await using other = await serveAgain(server);
  const film = await filmOf(3 * megabyte);
  const url = await begin(film);
  const there = url.replace(server.url, other.url);
  const pieces = [film.subarray(0, megabyte), film.subarray(megabyte, 2 * megabyte), film.subarray(2 * megabyte)];

  expect((await send(url, pieces[0] ?? film, 0)).status).toBe(204);
  expect(await offsetOf(there)).toBe(megabyte);
  expect((await send(there, pieces[1] ?? film, megabyte)).status).toBe(204);
  const { sceneId } = await uploadFile(endpoint, user.token, film, { uploadUrl: url });

  const scene = await sceneOf(sceneId);
  expect(sha256Of(scene.content)).toBe(sha256Of(film));
  expect(scene.fileHash).toBe(sha256Of(film));
});

test('a line that is dead without a word gives way to the next request, also in another process', async () => {
  await using other = await serveAgain(server);
  await using line = await openLine(server.url);
  Object.assign(line, { limit: megabyte, mode: 'hold' });
  const film = await filmOf(3 * megabyte);
  const url = await begin(film);
  const dead = send(url.replace(server.url, line.url), film, 0).catch(() => 'broken');
  await eventually(async () => (await unfinished())?.offset !== '0');

  const there = url.replace(server.url, other.url);
  const offset = await offsetOf(there);
  expect(offset).toBeGreaterThan(megabyte / 2);
  const last = await send(there, film.subarray(offset), offset);

  expect(last.status).toBe(204);
  const scene = await sceneOf(last.headers.get('x-scene-id') ?? undefined);
  expect(sha256Of(scene.content)).toBe(sha256Of(film));
  line.cut();
  await dead;
});

async function unfinished() {
  return rows(server.app.orm.em.fork())
    .selectFrom('uploads')
    .selectAll()
    .where('endedAt', 'is', null)
    .executeTakeFirst();
}

test('who lost the last answer is told the scene when they ask again', async () => {
  const film = await filmOf(megabyte);
  const { sceneId, url } = await uploadFile(endpoint, user.token, film);

  const head = await fetch(url, { method: 'HEAD', headers: tus() });
  expect([head.headers.get('upload-offset'), head.headers.get('x-scene-id')]).toEqual([String(film.length), sceneId]);
});

test.each(['before the file had its name', 'after it'])(
  'a process that died between the last byte and the scene, %s: the next question makes it',
  async (when) => {
    const film = await filmOf(megabyte);
    const url = await begin(film);
    const { id = '', storagePathId = 0 } = (await unfinished()) ?? {};
    const [partial, filename] = [partialPathOf({ id, root: server.library }), `named ${when}.mp4`];
    await writeFile(partial, film);
    if (when === 'after it') await link(partial, join(server.library, filename));
    expect(storagePathId).toBeGreaterThan(0);
    await rows(server.app.orm.em.fork())
      .updateTable('uploads')
      .set({ filename, offset: String(film.length) })
      .where('id', '=', id)
      .execute();

    const head = await fetch(url, { method: 'HEAD', headers: tus() });
    const scene = await sceneOf(head.headers.get('x-scene-id') ?? undefined);
    expect(scene).toMatchObject({ fileHash: sha256Of(film), storedPath: join(server.library, filename) });
    expect(await partials()).toEqual([]);
  },
);

test('the whole film in the request that announces it', async () => {
  const film = await filmOf(megabyte);
  const { sceneId } = await uploadFile(endpoint, user.token, film, { uploadDataDuringCreation: true });
  expect((await sceneOf(sceneId)).fileHash).toBe(sha256Of(film));
});

test('an announcement whose answer never arrives leaves nothing', async () => {
  await using line = await openLine(server.url);
  Object.assign(line, { limit: megabyte, mode: 'hold' });
  const film = await filmOf(3 * megabyte);
  const options = { uploadDataDuringCreation: true, retryDelays: null };
  const attempt = uploadFile(`${line.url}/api/uploads`, user.token, film, options);
  const failed = expect(attempt).rejects.toThrow();
  await eventually(async () => (await unfinished())?.offset !== '0' && (await unfinished()));
  line.cut();

  await failed;
  await eventually(async () => !(await unfinished()));
  expect(await partials()).toEqual([]);
});

test('a proxy that lets only GET and POST through', async () => {
  const film = await filmOf(megabyte);
  const url = await begin(film);
  const half = megabyte / 2;
  const override = (method: string) => ({ ...tus(), 'x-http-method-override': method });
  expect(await offsetOf(url)).toBe(0);
  const first = await fetch(url, {
    method: 'POST',
    headers: { ...override('PATCH'), 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    body: new Uint8Array(film.subarray(0, half)),
  });
  expect(first.status).toBe(204);
  for (const question of [
    fetch(url, { method: 'POST', headers: override('HEAD') }),
    fetch(url, { method: 'GET', headers: tus() }),
  ]) {
    const { status, headers } = await question;
    expect([status, headers.get('upload-offset'), headers.get('upload-length')]).toEqual([
      200,
      String(half),
      String(film.length),
    ]);
  }
  const { sceneId } = await uploadFile(endpoint, user.token, film, { uploadUrl: url, overridePatchMethod: true });
  expect((await sceneOf(sceneId)).fileHash).toBe(sha256Of(film));

  const other = await begin(film);
  expect((await fetch(other, { method: 'POST', headers: override('DELETE') })).status).toBe(204);
});

test('below a sub-path: addresses are right with PUBLIC_URL, and without it', async () => {
  await using other = await serveAgain(server, { publicUrl: 'https://videos.example.org/reel' });
  const { server: told } = await createClient({ url: other.url }).uploadTarget();
  expect(told.uploadUrl).toBe('https://videos.example.org/reel/api/uploads');
  const headers = { ...tus(), 'upload-length': '1000', 'upload-metadata': metadata };
  const locations = [];
  for (const base of [other.url, server.url])
    for (const path of ['/api/uploads', '/api/uploads/']) {
      const answer = await fetch(base + path, { method: 'POST', headers });
      const outside = new URL(answer.headers.get('location') ?? '', `https://videos.example.org/reel${path}`);
      locations.push(outside.href.replace(/[0-9a-f-]{36}$/, 'id'));
      const id = outside.pathname.split('/').at(-1);
      await fetch(`${endpoint}/${id}`, { method: 'DELETE', headers: tus() });
    }
  expect(new Set(locations)).toEqual(new Set(['https://videos.example.org/reel/api/uploads/id']));
});

test('a checksum of each piece: a wrong one is dropped', async () => {
  const film = await filmOf(megabyte);
  const url = await begin(film);
  const half = film.subarray(0, megabyte / 2);
  const sum = (of: Buffer) => ({ 'upload-checksum': `sha1 ${createHash('sha1').update(of).digest('base64')}` });
  expect((await send(url, half, 0, sum(film))).status).toBe(460);
  expect(await offsetOf(url)).toBe(0);
  expect((await send(url, half, 0, { 'upload-checksum': 'crc9 AAAA' })).status).toBe(400);
  expect((await send(url, half, 0, sum(half))).status).toBe(204);
  const rest = film.subarray(half.length);
  const last = await send(url, rest, half.length, sum(rest));
  expect((await sceneOf(last.headers.get('x-scene-id') ?? undefined)).fileHash).toBe(sha256Of(film));
});

test('a piece that is refused while it is still coming leaves the connection to the next requests', async () => {
  const film = await filmOf(megabyte);
  const { host, hostname, pathname, port } = new URL(await begin(film));
  const socket = connect(Number(port), hostname);
  let answers = '';
  socket.on('data', (data) => {
    answers += data;
  });
  const answered = (status: string) => answers.split(`HTTP/1.1 ${status}`).length - 1;
  const ask = (method: string, headers: Record<string, string>) =>
    socket.write(
      `${method} ${pathname} HTTP/1.1\r\nhost: ${host}\r\n${Object.entries({ ...tus(), ...headers })
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
    );
  ask('PATCH', {
    ...{ 'content-type': 'application/offset+octet-stream', 'content-length': String(film.length) },
    ...{ 'upload-offset': '0', 'upload-checksum': 'crc9 AAAA' },
  });
  socket.write(film.subarray(0, 1000));
  await eventually(() => answered('400') === 1);
  socket.write(film.subarray(1000));

  for (let asked = 1; asked <= 12; asked += 1) {
    await delay(500); // longer than the rest of what is refused would be waited for
    ask('HEAD', {});
    await eventually(() => answered('200') === asked || socket.closed);
    expect(socket.closed).toBe(false);
  }
  socket.destroy();
});

test('what the server can do', async () => {
  const { status, headers } = await fetch(endpoint, { method: 'OPTIONS' });
  expect(status).toBe(204);
  expect(Object.fromEntries([...headers].filter(([name]) => name.startsWith('tus-')))).toEqual({
    'tus-resumable': '1.0.0',
    'tus-version': '1.0.0',
    'tus-extension': 'creation,creation-with-upload,termination,checksum,expiration',
    'tus-max-size': String(100 * 1024 ** 3),
    'tus-checksum-algorithm': 'sha1,sha256,md5',
  });
});

test('two films of one name, and names that are no good ones', async () => {
  const names = ['same.mp4', 'same.mp4', '..hidden\u0007: "a"?.mp4', `${'ü'.repeat(240)}.mp4`];
  const stored = [];
  for (const filename of names) {
    const { sceneId } = await uploadFile(endpoint, user.token, await filmOf(0), { metadata: { filename } });
    stored.push((await sceneOf(sceneId)).storedPath?.slice(server.library.length + 1));
  }
  expect(stored).toEqual(['same.mp4', 'same (2).mp4', 'hidden__ _a__.mp4', `${'ü'.repeat(118)}.mp4`]);
});

test('the content of a scene whose file is missing: the scene gets it back, with all that is its own', async () => {
  const film = await filmOf(megabyte);
  const { sceneId } = await uploadFile(endpoint, user.token, film, {
    metadata: { filename: 'lost.mp4', title: 'Lost' },
  });
  const em = server.app.orm.em.fork();
  const { storedPath } = await sceneOf(sceneId);
  await rename(storedPath ?? '', join(server.dataDir, 'elsewhere.mp4'));
  await rows(em)
    .updateTable('scenes')
    .set({ deletedAt: new Date() })
    .where('id', '=', sceneId ?? '')
    .execute();

  const again = await uploadFile(endpoint, user.token, film, { metadata: { filename: 'found.mp4' } });

  expect(again.sceneId).toBe(sceneId);
  expect(await sceneOf(sceneId)).toMatchObject({
    ...{ title: 'Lost', deletedAt: null, storedPath: join(server.library, 'found.mp4'), fileHash: sha256Of(film) },
  });
});

test('a scan in the middle of an upload sees neither its file nor makes a second scene of it', async () => {
  await using working = await startTestServer();
  const { client, token } = await working.user('admin');
  await client.createStoragePath({ name: 'Library', path: working.library, isDefault: true });
  await using line = await openLine(working.url);
  Object.assign(line, { limit: megabyte, mode: 'hold' });
  const film = await filmOf(2 * megabyte);
  const scan = async () => {
    const { startScan } = await client.startScan({});
    return eventually(async () => {
      const { scans } = await client.scans();
      return scans?.nodes.find(({ id, status }) => id === startScan.id && status === 'COMPLETED');
    });
  };
  const uploading = uploadFile(`${line.url}/api/uploads`, token, film);
  await eventually(async () => (await readdir(working.library)).length > 0);
  expect(await scan()).toMatchObject({ filesFound: 0, videosAdded: 0, errors: 0 });
  line.limit = Number.POSITIVE_INFINITY;
  line.cut();
  const { sceneId = '' } = await uploading;
  expect(await scan()).toMatchObject({ filesFound: 1, videosAdded: 0, errors: 0 });

  // metadata are read, and the hash that is known already is not computed again
  const scene = await eventually(async () => {
    const { scene } = await client.scene({ id: sceneId });
    return scene?.processingStatus === 'COMPLETED' && scene;
  });
  expect(scene).toMatchObject({ fileHash: sha256Of(film), width: 320 });
  const { rows: queued } =
    await sql`select from graphile_worker.jobs where task_identifier = 'processing.hash'`.execute(
      rows(working.app.orm.em.fork()),
    );
  expect(queued).toEqual([]);
});

test('an ffprobe that is killed is no fault of the film: what was sent stays, and the next try takes it in', async () => {
  const { media } = server.app;
  const film = await filmOf(megabyte);
  const url = await begin(film);
  server.app.media = await killed(server.dataDir, '.part', 'ffprobe');
  const refused = await send(url, film, 0);
  server.app.media = media;

  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject({
    error: {
      code: 'UNAVAILABLE',
      message: '"holiday.mp4" could not be processed: ffmpeg was ended by signal 9: try again.',
    },
  });
  expect(await offsetOf(url)).toBe(film.length);
  const again = await send(url, Buffer.alloc(0), film.length);
  expect(again.status).toBe(204);
  expect(await sceneOf(again.headers.get('x-scene-id') ?? undefined)).toMatchObject({ fileHash: sha256Of(film) });
});

test('a storage path to which something is being uploaded cannot be removed', async () => {
  const { client } = await server.user('admin');
  const folder = join(server.dataDir, 'other');
  await mkdir(folder);
  const { createStoragePath } = await client.createStoragePath({ name: 'Other', path: folder });
  const storagePathId = Buffer.from(createStoragePath.id).toString('base64');
  const url = await begin(await filmOf(0), { 'upload-metadata': `${metadata},storagePathId ${storagePathId}` });
  expect(await readdir(folder)).toHaveLength(1);
  await expect(client.deleteStoragePath({ id: createStoragePath.id })).rejects.toMatchObject({ code: 'CONFLICT' });
  expect((await fetch(url, { method: 'DELETE', headers: tus() })).status).toBe(204);
  await client.deleteStoragePath({ id: createStoragePath.id });
});
