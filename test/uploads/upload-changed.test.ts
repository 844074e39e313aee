/** What subscribers hear of uploads: their own, as they go, from whatever process. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient, type UploadChangedSubscription } from '../../src/sdk/client.ts';
import { type OtherServer, serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { filmOf, openLine, uploadFile } from '../support/uploads.ts';
import { collectUntil, eventually } from '../support/wait.ts';

let server: TestServer;
let other: OtherServer;
let user: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  other = await serveAgain(server);
  user = await server.user('user');
  const { client } = await server.user('admin');
  await client.createStoragePath({ name: 'Library', path: server.library, isDefault: true });
});

afterAll(async () => {
  await other[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

type Event = UploadChangedSubscription['uploadChanged'];

/** Listens at the other process. */
function listen(token: string): { seen: Event[] } & AsyncDisposable {
  const client = createClient({ url: other.url, token });
  const seen: Event[] = [];
  const listening = collectUntil(client.uploadChanged() as AsyncIterable<UploadChangedSubscription>, (event) => {
    seen.push(event.uploadChanged);
    return false;
  });
  return {
    seen,
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]();
      await listening.catch(() => {});
    },
  };
}

test('bytes and speed while they arrive, then the scene; nothing of it for others', async () => {
  await using line = await openLine(server.url);
  Object.assign(line, { limit: 2_000_000, mode: 'hold' });
  const film = await filmOf(4_000_000);
  await using mine = listen(user.token);
  await using others = listen((await server.user('admin')).token);
  const uploading = uploadFile(`${line.url}/api/uploads`, user.token, film);
  const isMoving = ({ offset, bytesPerSecond }: Event) => offset > 1_000_000 && (bytesPerSecond ?? 0) > 0;

  const moving = await eventually(() => mine.seen.find(isMoving));
  expect(moving).toMatchObject({ filename: 'holiday.mp4', size: film.length, scene: null, error: null });
  expect(Date.parse(moving.expiresAt) - Date.now()).toBeGreaterThan(23 * 3600 * 1000);
  // nothing arrives any more
  await eventually(() => mine.seen.at(-1)?.bytesPerSecond === null);
  await using late = listen(user.token);
  expect(await eventually(() => late.seen[0])).toMatchObject({ id: moving.id, bytesPerSecond: null });
  line.limit = Number.POSITIVE_INFINITY;
  line.cut();

  const { sceneId } = await uploading;
  const last = await eventually(() => mine.seen.find(({ scene }) => scene));
  expect(last).toMatchObject({ id: moving.id, offset: film.length, bytesPerSecond: null, scene: { id: sceneId } });
  expect(last.error).toBeNull();
  expect(others.seen).toEqual([]);
  const offsets = mine.seen.map(({ offset }) => offset);
  expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
});

test('why it was refused, and that it was cancelled', async () => {
  await using mine = listen(user.token);
  const letter = Buffer.from('Dear aunt, the weather has been fine.');
  await expect(uploadFile(`${server.url}/api/uploads`, user.token, letter, { retryDelays: null })).rejects.toThrow();
  const refused = await eventually(() => mine.seen.find(({ error }) => error));
  expect(refused).toMatchObject({ scene: null, error: expect.stringContaining('is not a video file') });

  const answer = await fetch(`${server.url}/api/uploads`, {
    method: 'POST',
    headers: {
      ...{ 'tus-resumable': '1.0.0', authorization: `Bearer ${user.token}`, 'upload-length': '10' },
      'upload-metadata': `filename ${Buffer.from('film.mp4').toString('base64')}`,
    },
  });
  const url = new URL(answer.headers.get('location') ?? '', `${server.url}/api/uploads`);
  await fetch(url, {
    method: 'DELETE',
    headers: { 'tus-resumable': '1.0.0', authorization: `Bearer ${user.token}` },
  });
  await eventually(() => mine.seen.some(({ error }) => error === 'The upload was cancelled.'));
});

test('a page of another origin may upload, when it is allowed', async () => {
  await using open = await serveAgain(server, { allowedOrigins: ['https://app.example.org'] });
  const asked = 'authorization,tus-resumable,upload-length,upload-metadata,upload-offset,content-type';
  const preflight = await fetch(`${open.url}/api/uploads/some-id`, {
    method: 'OPTIONS',
    headers: {
      ...{ origin: 'https://app.example.org', 'access-control-request-method': 'PATCH' },
      'access-control-request-headers': asked,
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('https://app.example.org');
  expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
  expect(preflight.headers.get('access-control-allow-headers')).toBe(asked);
  const head = await fetch(`${open.url}/api/uploads/some-id`, {
    method: 'HEAD',
    headers: { origin: 'https://app.example.org', authorization: `Bearer ${user.token}`, 'tus-resumable': '1.0.0' },
  });
  expect(head.headers.get('access-control-expose-headers')).toMatch(/location.*upload-offset.*x-scene-id/);
  expect(head.headers.get('access-control-allow-origin')).toBe('https://app.example.org');
});
