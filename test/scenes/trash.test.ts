/** The trash: in, out, and for good; with jobs, generated files and video files. */
import { access, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { enqueue } from '../../src/jobs/enqueue.ts';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import { addActor, addJob, addScene, addSceneFile, addTag, link, storagePathOf } from '../support/factories.ts';
import { codesOf } from '../support/refusals.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let moderator: TestUser;
let user: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  [moderator, user] = [await server.user('moderator'), await server.user('user')];
});

afterAll(async () => server[Symbol.asyncDispose]());

const em = () => server.app.orm.em.fork();
const read = async (id: string) => (await user.client.editedScene({ id })).scene;
const isThere = async (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
const assets = (id: string) => join(server.dataDir, 'assets', 'scenes', id);

test('who may only see scenes may neither trash nor restore nor delete', async () => {
  const id = await addSceneFile(server.app, server.library, 'safe.mp4', 'film');
  const trashed = await addScene(server.app, { trashedAt: new Date() });
  const attempts = [
    user.client.trashScenes({ ids: [id] }),
    user.client.restoreScenes({ ids: [trashed] }),
    user.client.deleteScenes({ ids: [id], deleteFiles: true }),
    user.client.emptyTrash({ deleteFiles: true }),
  ];

  expect(await codesOf(attempts)).toEqual(attempts.map(() => 'FORBIDDEN'));
  expect((await read(id))?.state).toBe('ACTIVE');
  expect((await read(trashed))?.state).toBe('TRASHED');
  expect(await isThere(join(server.library, 'safe.mp4'))).toBe(true);
});

describe('into the trash and out of it', () => {
  test('a scene is in the trash, with the day it will be purged, and comes back as it was', async () => {
    const [id, other] = [await addScene(server.app, { title: 'T' }), await addScene(server.app)];
    const before = await read(id);

    const { trashScenes } = await moderator.client.trashScenes({ ids: [id] });
    const trashed = await read(id);
    const { restoreScenes } = await moderator.client.restoreScenes({ ids: [id] });
    const restored = await read(id);

    expect(trashScenes).toEqual({ count: 1, ids: [id], failures: [], changeId: expect.any(String) });
    expect(trashed).toMatchObject({ state: 'TRASHED', title: 'T' });
    const kept = Date.parse(trashed?.purgeAt ?? '') - Date.parse(trashed?.trashedAt ?? '');
    expect(kept).toBe(7 * 86_400_000);
    expect(restoreScenes).toEqual({ count: 1, ids: [id], failures: [], changeId: expect.any(String) });
    expect(restored).toEqual({ ...before, updatedAt: restored?.updatedAt });
    expect(before).toMatchObject({ state: 'ACTIVE', trashedAt: null, purgeAt: null });
    expect((await read(other))?.state).toBe('ACTIVE');
  });

  test('what is there already stays as it is, and does not count', async () => {
    const [trashed, active] = [
      await addScene(server.app, { trashedAt: '2026-01-01T00:00:00Z' }),
      await addScene(server.app),
    ];

    expect((await moderator.client.trashScenes({ ids: [trashed, active, active] })).trashScenes.ids).toEqual([active]);
    expect((await read(trashed))?.trashedAt).toBe('2026-01-01T00:00:00.000Z');
    await moderator.client.restoreScenes({ ids: [active] });
    expect((await moderator.client.restoreScenes({ ids: [trashed, active] })).restoreScenes.ids).toEqual([trashed]);
  });

  test('a missing scene that comes out of the trash is missing', async () => {
    const id = await addScene(server.app, { deletedAt: new Date(), trashedAt: new Date() });

    await moderator.client.restoreScenes({ ids: [id] });

    expect((await read(id))?.state).toBe('MISSING');
  });

  test('jobs are cancelled, running or not, and leave the queue; what was never looked into is imported when restored', async () => {
    const [fresh, known] = [await addScene(server.app, { width: 0 }), await addScene(server.app)];
    await em().transactional(async (em) => {
      await enqueue(em, Phase.METADATA, [fresh]);
      await enqueue(em, Phase.SPRITES, [known]);
    });
    await addJob(server.app, known, Phase.THUMBNAIL, JobStatus.RUNNING);
    expect(await queued([fresh, known])).toBe(2);

    await moderator.client.trashScenes({ ids: [fresh, known] });

    expect(await jobsOf(fresh)).toEqual(['metadata cancelled']);
    expect(await jobsOf(known)).toEqual(['sprites cancelled', 'thumbnail cancelled']);
    expect(await queued([fresh, known])).toBe(0);
    await moderator.client.restoreScenes({ ids: [fresh, known] });
    expect(await jobsOf(fresh)).toEqual(['metadata cancelled', 'metadata pending']);
    expect(await jobsOf(known)).toEqual(['sprites cancelled', 'thumbnail cancelled']);
    expect(await queued([fresh])).toBe(1);
  });

  test.each([[[]], [['999999']], [['x']], [['']]])('%j is refused, and nothing is changed', async (wrong) => {
    const [active, trashed] = [await addScene(server.app), await addScene(server.app, { trashedAt: new Date() })];
    const ids = wrong.length > 0 ? [active, trashed, ...wrong] : [];

    for (const attempt of ['trashScenes', 'restoreScenes', 'deleteScenes'] as const)
      await expect(moderator.client[attempt]({ ids })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'ids' });
    expect((await read(active))?.state).toBe('ACTIVE');
    expect((await read(trashed))?.state).toBe('TRASHED');
  });
});

describe('for good', () => {
  test('a scene goes with all that hangs on it and was made of it; its video file stays', async () => {
    const [id, other] = [
      await addSceneFile(server.app, server.library, 'gone.mp4', 'film'),
      await addSceneFile(server.app, server.library, 'stays.mp4', 'film'),
    ];
    for (const scene of [id, other]) await giveEverything(scene);

    const { deleteScenes } = await moderator.client.deleteScenes({ ids: [id] });

    expect(deleteScenes).toEqual({ count: 1, ids: [id], failures: [], changeId: null });
    expect(await read(id)).toBeNull();
    expect(await hangingOn(id)).toEqual({ jobs: 0, letters: 0, tags: 0, actors: 0, ratings: 0 });
    expect(await queued([id])).toBe(0);
    expect(await isThere(assets(id))).toBe(false);
    expect(await isThere(join(server.library, 'gone.mp4'))).toBe(true);
    expect(await hangingOn(other)).toEqual({ jobs: 1, letters: 1, tags: 1, actors: 1, ratings: 1 });
    expect(await queued([other])).toBe(1);
    expect((await readdir(assets(other))).sort()).toEqual(['cover-1_2x2.webp', 'sprites-1', 'thumb-1_sm.webp']);
  });

  test('with deleteFiles the video file goes, too, and one that is gone already is no failure', async () => {
    const [id, lost] = [
      await addSceneFile(server.app, server.library, 'away.mp4', 'film'),
      await addScene(server.app, {
        storedPath: join(server.library, 'lost.mp4'),
        storagePathId: await storagePathOf(server.app, server.library),
      }),
    ];

    const { deleteScenes } = await moderator.client.deleteScenes({ ids: [id, lost], deleteFiles: true });

    expect(deleteScenes).toEqual({ count: 2, ids: [id, lost], failures: [], changeId: null });
    expect(await isThere(join(server.library, 'away.mp4'))).toBe(false);
  });

  test('a file that cannot be proven to lie in its storage path is left, its scene is kept, and the others go', async () => {
    const outside = join(server.dataDir, 'precious.mp4');
    await writeFile(outside, 'precious');
    await symlink(outside, join(server.library, 'link.mp4'));
    await mkdir(join(server.library, 'folder.mp4'));
    const storagePathId = await storagePathOf(server.app, server.library);
    const unmounted = await storagePathOf(server.app, join(server.library, '..', 'unmounted'));
    const wrong = [
      await addScene(server.app, { storagePathId, storedPath: outside }),
      await addScene(server.app, { storagePathId, storedPath: `${server.library}/../data/precious.mp4` }),
      await addScene(server.app, { storagePathId, storedPath: join(server.library, 'link.mp4') }),
      await addScene(server.app, { storagePathId, storedPath: server.library }),
      await addScene(server.app, { storagePathId: null, storedPath: outside }),
      await addScene(server.app, { storagePathId, storedPath: join(server.library, 'folder.mp4') }),
      await addScene(server.app, { storagePathId: unmounted, storedPath: '/nowhere/film.mp4' }),
    ];
    const good = await addSceneFile(server.app, server.library, 'good.mp4', 'film');
    for (const id of wrong) await giveEverything(id);

    const { deleteScenes } = await moderator.client.deleteScenes({ ids: [...wrong, good], deleteFiles: true });

    expect(deleteScenes).toMatchObject({ count: 1, ids: [good] });
    expect(deleteScenes.failures.map(({ id, code }) => [id, code])).toEqual(
      wrong.map((id, index) => [id, index < 5 ? 'FORBIDDEN' : 'UNAVAILABLE']),
    );
    for (const { message } of deleteScenes.failures) {
      expect(message).toMatch(/^[A-Z].{10,}\.$/);
      expect(message).not.toContain('/');
    }
    expect(await isThere(outside)).toBe(true);
    for (const id of wrong) {
      expect(await read(id)).not.toBeNull();
      expect(await hangingOn(id)).toEqual({ jobs: 1, letters: 1, tags: 1, actors: 1, ratings: 1 });
      expect(await isThere(join(assets(id), 'thumb-1_sm.webp'))).toBe(true);
    }
  });

  test('emptying the trash takes what is in it, and nothing else', async () => {
    await rows(em()).deleteFrom('scenes').execute();
    const [trashed, missing, active] = [
      await addSceneFile(server.app, server.library, 'trashed.mp4', 'film'),
      await addScene(server.app, { deletedAt: new Date() }),
      await addSceneFile(server.app, server.library, 'active.mp4', 'film'),
    ];
    await moderator.client.trashScenes({ ids: [trashed] });

    const { emptyTrash } = await moderator.client.emptyTrash({ deleteFiles: true });
    const { emptyTrash: again } = await moderator.client.emptyTrash();

    expect(emptyTrash).toEqual({ count: 1, ids: [trashed], failures: [], changeId: null });
    expect(again).toEqual({ count: 0, ids: [], failures: [], changeId: null });
    expect(await isThere(join(server.library, 'trashed.mp4'))).toBe(false);
    expect(await isThere(join(server.library, 'active.mp4'))).toBe(true);
    expect((await read(missing))?.state).toBe('MISSING');
    expect((await read(active))?.state).toBe('ACTIVE');
  });

  test('more than a thousand go in batches; the answer names the first thousand', async () => {
    await rows(em()).deleteFrom('scenes').execute();
    const inserted = await em().execute<{ id: string }[]>(
      `insert into scenes (trashed_at) select now() from generate_series(1, 2100) returning id`,
    );

    const { emptyTrash } = await moderator.client.emptyTrash();

    expect(emptyTrash).toEqual({
      count: 2100,
      ids: inserted.slice(0, 1000).map(({ id }) => id),
      failures: [],
      changeId: null,
    });
    expect((await rows(em()).selectFrom('scenes').select('id').execute()).length).toBe(0);
  });
});

async function giveEverything(sceneId: string): Promise<void> {
  await em().transactional(async (em) => enqueue(em, Phase.SPRITES, [sceneId]));
  await rows(em())
    .insertInto('dead_letter_queue')
    .values({ jobId: `letter ${sceneId}`, sceneId, phase: Phase.METADATA, originalError: 'e', lastError: 'e' })
    .execute();
  await link(server.app, sceneId, { actors: [(await addActor(server.app)).pk], tags: [await addTag(server.app)] });
  await rows(em()).insertInto('user_scene_ratings').values({ sceneId, userId: user.id, rating: 5 }).execute();
  await mkdir(join(assets(sceneId), 'sprites-1'), { recursive: true });
  for (const name of ['thumb-1_sm.webp', 'sprites-1/sheet_001.webp', 'sprites-1/sprites.vtt', 'cover-1_2x2.webp'])
    await writeFile(join(assets(sceneId), name), 'x');
}

async function hangingOn(sceneId: string) {
  const [counts] = await em().execute(
    `select (select count(*)::int from job_history where scene_id = s.id) as jobs,
            (select count(*)::int from dead_letter_queue where scene_id = s.id) as letters,
            (select count(*)::int from scene_tags where scene_id = s.id) as tags,
            (select count(*)::int from scene_actors where scene_id = s.id) as actors,
            (select count(*)::int from user_scene_ratings where scene_id = s.id) as ratings
       from (select ?::bigint as id) s`,
    [sceneId],
  );
  return counts;
}

async function jobsOf(sceneId: string): Promise<string[]> {
  const jobs = await rows(em())
    .selectFrom('job_history')
    .select(['phase', 'status'])
    .where('sceneId', '=', sceneId)
    .execute();
  return jobs.map(({ phase, status }) => `${phase} ${status}`).sort();
}

/** Entries of the queue for jobs of these scenes; those of jobs that are gone count for the scenes that had them. */
async function queued(sceneIds: string[]): Promise<number> {
  const [found] = await em().execute<{ count: number }[]>(
    `select count(*)::int as count from graphile_worker.jobs q
      where exists (select from job_history j where j.job_id = q.key and j.scene_id = any (?::bigint[]))
         or q.key is not null and q.task_identifier like 'processing.%' and not exists (select from job_history j where j.job_id = q.key)`,
    [`{${sceneIds.join()}}`],
  );
  return found?.count ?? 0;
}
