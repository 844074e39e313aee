/** Who may not upload, what is not taken, and that nothing of it stays behind. */
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '../../src/auth/session.service.ts';
import { rows } from '../../src/database/rows.ts';
import { runFfmpeg } from '../../src/media/ffmpeg.ts';
import { partialPathOf } from '../../src/uploads/partial-file.ts';
import { removeExpiredUploads } from '../../src/uploads/remove-expired.task.ts';
import { clip, halfClip, textClip } from '../support/clips.ts';
import { mayMount } from '../support/may-mount.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { filmOf, openLine, sha256Of, uploadFile } from '../support/uploads.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
let admin: TestUser;
let user: TestUser;
let endpoint: string;
let film: Buffer;
let storagePathId: string;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  [admin, user] = [await server.user('admin'), await server.user('user')];
  const { createStoragePath } = await admin.client.createStoragePath({
    ...{ name: 'Library', path: server.library, isDefault: true },
  });
  storagePathId = createStoragePath.id;
  endpoint = `${server.url}/api/uploads`;
  film = await filmOf(500_000);
});

afterAll(async () => server[Symbol.asyncDispose]());

/** What is in the library, and what is unfinished: nothing, after each refusal. */
afterEach(async () => {
  expect(await readdir(server.library)).toEqual([]);
  const unfinished = rows(server.app.orm.em.fork()).selectFrom('uploads').select('id').where('endedAt', 'is', null);
  expect(await unfinished.execute()).toEqual([]);
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

function encoded(metadata: Record<string, string>): string {
  const pairs = Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`);
  return pairs.join(',');
}

async function announce(
  metadata: Record<string, string> = { filename: 'holiday.mp4' },
  headers: Record<string, string> = {},
) {
  return fetch(endpoint, {
    method: 'POST',
    headers: {
      ...{ 'tus-resumable': '1.0.0', 'upload-length': String(film.length), 'upload-metadata': encoded(metadata) },
      ...{ ...bearer(user.token), ...headers },
    },
  });
}

async function begin(...given: Parameters<typeof announce>): Promise<string> {
  const answer = await announce(...given);
  expect(answer.status).toBe(201);
  return new URL(answer.headers.get('location') ?? '', endpoint).href;
}

async function ask(method: string, url: string, headers: Record<string, string> = {}, body?: Buffer) {
  return fetch(url, {
    method,
    headers: { 'tus-resumable': '1.0.0', ...bearer(user.token), ...headers },
    ...(body && { body: new Uint8Array(body) }),
  });
}

const patchHeaders = (offset: number) => ({
  ...{ 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) },
});

const send = async (url: string, piece: Buffer, offset = 0, headers = {}) =>
  ask('PATCH', url, { ...patchHeaders(offset), ...headers }, piece);

async function refusalOf(answer: Response) {
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  return `${answer.status} ${error.code}: ${error.message}`;
}

describe('who may not', () => {
  test('nobody without a login, nor with a role or key that may not upload', async () => {
    expect((await announce({}, { authorization: '' })).status).toBe(401);
    expect((await announce({}, bearer('rgk_nonsense'))).status).toBe(401);
    const { createApiKey } = await user.client.createApiKey({ name: 'looks', permissions: ['scenes:view'] });
    expect(await refusalOf(await announce({}, bearer(createApiKey.key)))).toContain('403 FORBIDDEN');
  });

  test('a key that may upload may, and a cookie of an own page; not that of another site', async () => {
    const key = { name: 'uploads', permissions: ['scenes:upload'] };
    const { createApiKey } = await user.client.createApiKey(key);
    const url = await begin(undefined, bearer(createApiKey.key));
    const cookie = { authorization: '', cookie: `reelgraph=${user.token}` };
    const other = await begin(undefined, { ...cookie, origin: server.url, 'sec-fetch-site': 'same-origin' });
    for (const one of [url, other]) expect((await ask('DELETE', one)).status).toBe(204);

    for (const [name, value] of [
      ['origin', 'https://evil.example'],
      ['sec-fetch-site', 'cross-site'],
    ] as const)
      expect((await announce(undefined, { ...cookie, [name]: value })).status).toBe(403);
  });

  test("what others upload is nobody's business", async () => {
    const url = await begin();
    for (const method of ['HEAD', 'DELETE', 'PATCH']) {
      const answer = await ask(method, url, { ...patchHeaders(0), ...bearer(admin.token) });
      expect(answer.status).toBe(404);
    }
    expect((await ask('DELETE', url)).status).toBe(204);
    expect((await ask('HEAD', `${endpoint}/nonsense`)).status).toBe(404);
  });
});

describe('announcements', () => {
  test.each([
    [{ title: 'No name' }, '400 BAD_USER_INPUT: Upload-Metadata must have a filename, such as holiday.mp4.'],
    [
      { filename: '../../etc/passwd.mp4' },
      "400 BAD_USER_INPUT: filename must be a name without folders; '../../etc/passwd.mp4' is a path.",
    ],
    [{ filename: 'a\\b.mp4' }, /must be a name without folders/],
    [{ filename: 'zero\0.mp4' }, '400 BAD_USER_INPUT: filename must not contain the character U+0000.'],
    [{ filename: 'letter.txt' }, /^400 BAD_USER_INPUT: 'letter.txt' is not called like a video: .* end with .mp4, /],
    [{ filename: `${'n'.repeat(300)}.mp4` }, /at most 255 characters/],
    [{ filename: 'a.mp4', title: 't'.repeat(256) }, /title must be at most 255 characters/],
    [{ filename: 'a.mp4', sha256: 'abc' }, /sha256 must be .* 64 hexadecimal digits/],
    [{ filename: 'a.mp4', storagePathId: '999' }, '400 BAD_USER_INPUT: There is no storage path 999.'],
    [{ filename: 'a.mp4', storagePathId: '../x' }, /There is no storage path/],
  ])('%j', async (metadata, message) => {
    const refusal = await refusalOf(await announce(metadata as unknown as Record<string, string>));
    if (typeof message === 'string') expect(refusal).toBe(message);
    else expect(refusal).toMatch(message);
  });

  test.each([
    [{ 'upload-length': '0' }, '400 BAD_USER_INPUT: The file is empty: it has 0 bytes.'],
    [{ 'upload-length': '-5' }, /^400 /],
    [{ 'upload-length': '' }, /^400 /],
    [{ 'upload-length': String(100 * 1024 ** 3 + 1) }, /^413 BAD_USER_INPUT: The file is too large: .* 107374182401 /],
    [{ 'upload-length': String(100 * 1024 ** 3) }, /^503 UNAVAILABLE: There is not enough room in /],
    [{ 'upload-metadata': 'filename &&&' }, /^400 /],
    [{ 'tus-resumable': '0.2.2' }, /^(400|412) /],
  ])('%j', async (headers, message) => {
    const answer = await announce(undefined, headers as Record<string, string>);
    const text = await answer.text();
    const { error } = text.startsWith('{') ? JSON.parse(text) : { error: { code: '', message: text } };
    const refusal = `${answer.status} ${error.code}: ${error.message}`;
    if (typeof message === 'string') expect(refusal).toBe(message);
    else expect(refusal).toMatch(message);
  });

  test('the eleventh that is unfinished, also when all come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 14 }, async () => announce()));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([...Array(10).fill(201), ...Array(4).fill(429)]);
    for (const answer of answers) {
      const location = answer.headers.get('location');
      if (location) await ask('DELETE', new URL(location, endpoint).href);
    }
    await ask('DELETE', await begin());
  });
});

describe('what arrives', () => {
  const taken = async (content: Buffer, metadata = {}) =>
    uploadFile(endpoint, user.token, content, { retryDelays: null, metadata }).then(
      () => 'taken',
      (error) => `${error.originalResponse.getStatus()} ${error.originalResponse.getBody()}`,
    );

  test('is no video, whatever it is called', async () => {
    const letter = await readFile(await textClip());
    expect(await taken(letter)).toContain('400 {"error":{"code":"BAD_USER_INPUT"');
    expect(await taken(letter)).toContain('holiday.mp4\\" is not a video file');
    expect(await taken(await readFile(await clip('sound only')))).toContain('has no video stream');
    expect(await taken(await picture())).toContain('is in a format this server cannot read');
    expect(await taken(await readFile(await halfClip('mp4 index last')))).toContain('holiday.mp4');
  });

  async function picture() {
    const file = join(server.dataDir, 'picture.png');
    await runFfmpeg(server.media, ['-f', 'lavfi', '-i', 'color=red:size=64x64', '-frames:v', '1', '-y', file], {
      file,
    });
    return readFile(file);
  }

  test('has another hash than was announced', async () => {
    expect(await taken(film, { sha256: '0'.repeat(64) })).toContain(`has the SHA-256 ${sha256Of(film)} and not 0000`);
  });

  test('is more than was announced', async () => {
    const url = await begin();
    const longer = Buffer.concat([film, Buffer.alloc(10)]);
    expect(await refusalOf(await send(url, longer))).toContain('413 BAD_USER_INPUT: The request brings more');
    expect((await ask('HEAD', url)).status).toBe(410);

    const chunked = await begin();
    async function* pieces() {
      yield new Uint8Array(film);
      yield new Uint8Array(10);
    }
    const answer = await fetch(chunked, {
      ...{ method: 'PATCH', body: ReadableStream.from(pieces()), duplex: 'half' },
      headers: { 'tus-resumable': '1.0.0', ...bearer(user.token), ...patchHeaders(0) },
    } as RequestInit);
    expect(answer.status).toBe(413);
    expect((await ask('HEAD', chunked)).status).toBe(410);
  });

  test('is not where the upload is', async () => {
    const url = await begin();
    expect(await refusalOf(await send(url, film.subarray(5), 5))).toContain('409 CONFLICT: Upload-Offset is not');
    expect((await ask('DELETE', url)).status).toBe(204);
    expect((await ask('HEAD', url)).status).toBe(410);
    expect((await send(url, film)).status).toBe(410);
  });

  test('finds something else in the place of its file', async () => {
    for (const put of [
      async (path: string) => execFileSync('mkfifo', [path]),
      async (path: string) => symlink('/dev/zero', path),
      async (path: string) => mkdir(path),
    ]) {
      const url = await begin();
      const path = partialPathOf({ id: url.split('/').at(-1) ?? '', root: server.library });
      await rm(path);
      await put(path);
      expect([410, 503]).toContain((await send(url, film)).status);
      await rm(path, { recursive: true });
      expect((await ask('DELETE', url)).status).toBe(204);
    }
  });

  test('is there already: 409 with the scene, and the same before the first byte', async () => {
    const { sceneId = '' } = await uploadFile(endpoint, user.token, film);
    const url = await begin();
    const last = await send(url, film);
    expect([last.status, last.headers.get('x-scene-id')]).toEqual([409, sceneId]);
    expect(await refusalOf(last)).toContain(`in the library already, as scene ${sceneId}`);
    // tus-js-client tries again on 409: it is told that all is there, and where
    const again = await ask('HEAD', url);
    expect([again.headers.get('upload-offset'), again.headers.get('x-scene-id')]).toEqual([
      String(film.length),
      sceneId,
    ]);
    const { url: other, ...uploaded } = await uploadFile(endpoint, admin.token, film);
    expect(uploaded).toEqual({ sceneId });
    expect(other).not.toBe(url);

    const early = await announce({ filename: 'again.mp4', sha256: sha256Of(film).toUpperCase() });
    expect([early.status, early.headers.get('x-scene-id')]).toEqual([409, sceneId]);
    await admin.client.deleteScenes({ ids: [sceneId], deleteFiles: true });
  });

  test('comes twice at once: one scene', async () => {
    const urls = [await begin(), await begin()];
    const answers = await Promise.all(urls.map(async (url) => send(url, film)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    const ids = new Set(answers.map(({ headers }) => headers.get('x-scene-id')));
    expect(ids.size).toBe(1);
    await admin.client.deleteScenes({ ids: [...ids] as string[], deleteFiles: true });
  });
});

test('after 24 hours without a byte an upload is removed, and files that belong to none', async () => {
  const em = server.app.orm.em.fork();
  const [old, young] = [await begin(), await begin()];
  const id = old.split('/').at(-1) ?? '';
  const stray = partialPathOf({ id: crypto.randomUUID(), root: server.library });
  await writeFile(stray, 'half a film');
  await utimes(stray, 1000, 1000);
  await rows(em)
    .updateTable('uploads')
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where('id', '=', id)
    .execute();

  await removeExpiredUploads(server.app);

  expect(await readdir(server.library)).toHaveLength(1);
  expect((await ask('HEAD', old)).status).toBe(410);
  expect((await ask('HEAD', young)).status).toBe(200);
  expect((await ask('DELETE', young)).status).toBe(204);
});

test('the file of an upload that has ended goes with the next look: a process that was killed could not remove it', async () => {
  const em = server.app.orm.em.fork();
  const [ended, open] = [await begin(), await begin()];
  const id = ended.split('/').at(-1) ?? '';
  await rows(em)
    .updateTable('uploads')
    .set({ endedAt: sql`now() - interval '2 days'`, error: 'Cancelled.' })
    .where('id', '=', id)
    .execute();
  expect(await readdir(server.library)).toHaveLength(2);

  await removeExpiredUploads(server.app);

  expect(await readdir(server.library)).toEqual([`.reelgraph-upload-${open.split('/').at(-1)}.part`]);
  expect((await ask('DELETE', open)).status).toBe(204);
});

test('an upload that the database does not keep leaves no file', async () => {
  const em = server.app.orm.em.fork();
  await em.execute(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'lost'; end $$;
    create constraint trigger refuse after insert on uploads deferrable initially deferred
      for each row execute function refuse()`);
  try {
    expect((await announce()).status).toBe(500);
  } finally {
    await em.execute('drop function refuse cascade');
  }
});

test.runIf(mayMount)('a disk that fills up meanwhile: refused, and the disk has its room again', async () => {
  const folder = join(server.dataDir, 'small');
  await mkdir(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]);
  try {
    const path = await admin.client.createStoragePath({ name: 'Small', path: folder });
    const metadata = { filename: 'holiday.mp4', storagePathId: path.createStoragePath.id };
    const large = await filmOf(3_000_000);
    const url = await begin(metadata, { 'upload-length': String(large.length) });
    expect(await refusalOf(await announce(metadata, { 'upload-length': '2000000' }))).toContain('not enough room');
    expect((await send(url, large.subarray(0, 1_000_000))).status).toBe(204);
    await writeFile(join(folder, 'filler'), Buffer.alloc(2_500_000));

    const answer = await send(url, large.subarray(1_000_000), 1_000_000);
    expect(await refusalOf(answer)).toContain(
      "503 UNAVAILABLE: The disk of the storage path 'Small' is too full for the rest of",
    );
    expect(await readdir(folder)).toEqual(['filler']);
    expect((await ask('HEAD', url)).status).toBe(410);
  } finally {
    execFileSync('umount', ['--lazy', folder]);
  }
});

test('a storage path that is away: no upload is lost', async () => {
  const url = await begin({ filename: 'holiday.mp4', storagePathId });
  execFileSync('mv', [server.library, `${server.library}-away`]);
  expect((await ask('HEAD', url)).status).toBe(503);
  expect((await announce()).status).toBe(503);
  execFileSync('mv', [`${server.library}-away`, server.library]);
  expect((await ask('HEAD', url)).status).toBe(200);
  expect((await ask('DELETE', url)).status).toBe(204);
});

test('a login that ends in the middle of a film: the rest is not taken; who signs in again goes on', async () => {
  await using line = await openLine(server.url);
  Object.assign(line, { limit: 300_000, mode: 'hold' });
  const sender = await server.user('user');
  const url = await begin(undefined, bearer(sender.token));
  const sending = ask(
    'PATCH',
    url.replace(server.url, line.url),
    { ...patchHeaders(0), ...bearer(sender.token) },
    film,
  );
  const offset = async () =>
    rows(server.app.orm.em.fork()).selectFrom('uploads').select('offset').where('endedAt', 'is', null).execute();
  await eventually(async () => Number((await offset())[0]?.offset) > 0);

  await sender.client.logout();

  expect(await refusalOf(await sending)).toContain('401 UNAUTHENTICATED');
  const { token } = await openSession({ app: server.app, em: server.app.orm.em.fork() }, sender.id);
  const head = await ask('HEAD', url, bearer(token));
  const here = Number(head.headers.get('upload-offset'));
  expect(here).toBeGreaterThan(0);
  expect((await ask('DELETE', url, bearer(token))).status).toBe(204);
});
