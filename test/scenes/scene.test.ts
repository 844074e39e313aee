/** Scenes as each role sees them: what is unknown, what is signed, what is not for everybody. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import { addJob, addScene, addSceneFile, storagePathOf } from '../support/factories.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { statementsOf } from '../support/statements.ts';

let server: TestServer;
let admin: TestUser;
let moderator: TestUser;
let user: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  [admin, moderator, user] = [await server.user('admin'), await server.user('moderator'), await server.user('user')];
});

afterAll(async () => server[Symbol.asyncDispose]());

describe('where files lie is for storage:manage only', () => {
  let id: string;
  let jobId: string;
  const folder = () => join(server.library, 'my private films');
  const error = () => `ffmpeg: ${folder()}/film one.mp4: moov atom not found`;

  beforeAll(async () => {
    const storagePathId = await storagePathOf(server.app, folder());
    id = await addScene(server.app, {
      storagePathId,
      storedPath: `${folder()}/film one.mp4`,
      processingError: error(),
    });
    jobId = await addJob(server.app, id, Phase.METADATA, JobStatus.FAILED, { errorMessage: error() });
  });

  test('in a scene', async () => {
    const hidden = { storedPath: null, processingError: null, storagePath: { name: 'Library', path: null } };

    for (const { client } of [user, moderator]) expect((await client.scene({ id })).scene).toMatchObject(hidden);
    expect((await admin.client.scene({ id })).scene).toMatchObject({
      storedPath: `${folder()}/film one.mp4`,
      processingError: error(),
      storagePath: { name: 'Library', path: folder() },
    });
  });

  test("in the message of a job, which is otherwise the caller's to read", async () => {
    const { job } = await moderator.client.job({ id: jobId });

    expect(job?.errorMessage).toContain('moov atom not found');
    expect(job?.errorMessage).not.toContain('my private films');
    expect((await admin.client.job({ id: jobId })).job?.errorMessage).toBe(error());
  });
});

test('the texts in which older versions kept studio, actors and tags are neither shown nor read', async () => {
  const id = await addScene(server.app);
  await server.app.orm.em
    .fork()
    .execute(`update scenes set studio = 'Old Studio', actors = '{Old Ann}', tags = '{old tag}' where id = ?`, [id]);
  const relations = 'id studio { id name } actors { id name } tags { id name }';
  const document = `query ($id: ID!) {
    scene(id: $id) { ${relations} }
    scenes(filter: {ids: [$id]}) { nodes { ${relations} } facets { tags { count } actors { count } studios { count } } }
    bare: scenes(filter: {ids: [$id], tags: {isEmpty: true}, actors: {isEmpty: true}, studios: {isEmpty: true}}) { totalCount }
  }`;

  const statements = await statementsOf(async () => {
    const { data, errors } = await ask(server.url, document, { token: admin.token, variables: { id } });
    const scene = { id, studio: null, actors: [], tags: [] };
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      scene,
      scenes: { nodes: [scene], facets: { tags: [], actors: [], studios: [] } },
      bare: { totalCount: 1 },
    });
  });

  expect(statements.length).toBeGreaterThan(2);
  for (const statement of statements)
    expect(statement).not.toMatch(/"scenes"\."(studio|actors|tags)"|\bscenes\.(studio|actors|tags)\b/);
});

test.each([
  [{ duration: 64, durationMs: '64400' }, 64_400],
  [{ duration: 64 }, 64_000],
])('%j is %d milliseconds', async (values, durationMs) => {
  const id = await addScene(server.app, values);

  expect((await user.client.scene({ id })).scene).toMatchObject({ duration: 64, durationMs });
});

test('of a scene that nothing is known of yet, everything that must be there is 0 or empty', async () => {
  const id = await addScene(server.app, {
    originalFilename: 'clip.mkv',
    storedPath: '/x/clip.mkv',
    storagePathId: null,
    size: null,
    viewCount: null,
    duration: null,
    width: null,
    height: null,
    processingStatus: null,
  });

  expect((await user.client.scene({ id })).scene).toMatchObject({
    displayTitle: 'clip.mkv',
    title: null,
    state: 'ACTIVE',
    size: 0,
    duration: 0,
    durationMs: 0,
    width: 0,
    height: 0,
    frameRate: 0,
    bitRate: 0,
    videoCodec: '',
    fileHash: '',
    mimeType: 'video/x-matroska',
    processingStatus: 'PENDING',
    thumbnail: null,
    sprites: null,
    storagePath: null,
    activeJobs: [],
  });
});

test.each([
  [{ title: 'A title', originalFilename: 'a.mp4' }, 'A title'],
  [{ title: '', originalFilename: 'a.mp4' }, 'a.mp4'],
  [{ title: null, originalFilename: 'a.mp4' }, 'a.mp4'],
])('%j is shown as %s', async (values, displayTitle) => {
  const id = await addScene(server.app, values);

  expect((await user.client.scene({ id })).scene).toMatchObject({ displayTitle });
});

test('without title and file name its number is shown', async () => {
  const id = await addScene(server.app, { originalFilename: null });

  expect((await user.client.scene({ id })).scene).toMatchObject({ displayTitle: `Scene ${id}` });
});

test.each(['0', '-1', 'x', '007', '1.5', '99999999999999999999', ''])('there is no scene %j', async (id) => {
  expect(await user.client.scene({ id })).toEqual({ scene: null });
});

test('a scene in the trash, or missing, is found by id with its state, and stands in no list', async () => {
  const { scenes: before } = await user.client.scenes();
  const trashed = await addScene(server.app, { trashedAt: new Date(), size: '5', duration: 5 });
  const missing = await addScene(server.app, { deletedAt: new Date(), size: '5', duration: 5 });
  const both = await addScene(server.app, { deletedAt: new Date(), trashedAt: new Date() });

  const state = async (id: string) => (await user.client.scene({ id })).scene;
  expect(await state(trashed)).toMatchObject({ state: 'TRASHED', streamUrl: null });
  expect(await state(missing)).toMatchObject({ state: 'MISSING', streamUrl: null });
  expect(await state(both)).toMatchObject({ state: 'TRASHED', streamUrl: null });
  expect((await user.client.scenes()).scenes).toEqual(before);
});

test('the totals are those of all pages', async () => {
  const totalsOf = async () => {
    const { scenes } = await user.client.scenes({ first: 1, totals: true });
    expect(scenes.nodes).toHaveLength(1);
    return [scenes.totalCount, scenes.totalDuration, scenes.totalSize].map(Number);
  };
  const before = await totalsOf();
  await addScene(server.app, { size: '5000000000', duration: 90 });
  await addScene(server.app, { size: '1', duration: 10 });

  const after = await totalsOf();

  expect(after.map((total, index) => total - (before[index] ?? 0))).toEqual([2, 100, 5_000_000_001]);
});

test('the jobs that are active for it stand on it, the oldest first', async () => {
  const id = await addScene(server.app);
  await addJob(server.app, id, Phase.METADATA, JobStatus.COMPLETED);
  const running = await addJob(server.app, id, Phase.SPRITES, JobStatus.RUNNING);
  const pending = await addJob(server.app, id, Phase.THUMBNAIL, JobStatus.PENDING);

  const { scene } = await user.client.scene({ id });

  expect(scene?.activeJobs.map((job) => [job.id, job.status, job.startedAt !== null])).toEqual([
    [running, 'RUNNING', true],
    [pending, 'PENDING', false],
  ]);
});

test('every URL is of the server itself and of the viewer alone', async () => {
  const id = await addSceneFile(server.app, server.library, 'urls.mp4', 'x');
  const mine = (await user.client.scene({ id })).scene?.streamUrl;
  const theirs = (await moderator.client.scene({ id })).scene?.streamUrl;

  expect(mine).toMatch(new RegExp(`^/media/stream/${id}\\?grant=[\\w.-]+$`));
  expect(theirs).not.toBe(mine);
});
