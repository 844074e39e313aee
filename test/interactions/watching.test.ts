/** Watching: sessions, the end of a scene, views, history and activity. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { placeIn } from '../../src/interactions/record-watch.ts';
import { addScene } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let ada: TestUser;
let ben: TestUser;
let scene: string;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
});

beforeEach(async () => {
  [ada, ben] = [await server.user('user'), await server.user('user')];
  scene = await addScene(server.app, { duration: 1000 });
});

afterAll(async () => server[Symbol.asyncDispose]());

const em = () => server.app.orm.em.fork();

const report = async ({ client }: TestUser, position: number, more: { completed?: boolean; sceneId?: string } = {}) =>
  (await client.recordWatch({ sceneId: scene, position, watchedSeconds: position, ...more })).recordWatch;

const stateOf = async ({ client }: TestUser, id = scene) => (await client.sceneInteractions({ id })).scene;

/** A session of the past. */
async function addWatch({ id: userId }: TestUser, sceneId: string, watchedAt: Date | string, values: object = {}) {
  const { id } = await rows(em())
    .insertInto('user_scene_watches')
    .values({ userId, sceneId, watchedAt, ...values })
    .returning('id')
    .executeTakeFirstOrThrow();
  return String(id);
}

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('where a player is', () => {
  test.each([
    [100, { seconds: 50, watchedSeconds: 40, completed: false }, [50, 50, 40, false]],
    [100, { seconds: 12.345, watchedSeconds: 12, completed: false }, [12.345, 12, 12, false]],
    [100, { seconds: 94.9, watchedSeconds: 0, completed: false }, [94.9, 95, 0, false]],
    [100, { seconds: 95, watchedSeconds: 0, completed: false }, [95, 95, 0, true]],
    [1000, { seconds: 979, watchedSeconds: 0, completed: false }, [979, 979, 0, false]],
    [1000, { seconds: 980, watchedSeconds: 0, completed: false }, [980, 980, 0, true]],
    [100.6, { seconds: 900, watchedSeconds: 900, completed: false }, [100.6, 101, 101, true]],
    [100, { seconds: 3, watchedSeconds: 3, completed: true }, [3, 3, 3, true]],
    [3, { seconds: 0, watchedSeconds: 0, completed: false }, [0, 0, 0, false]],
    [0, { seconds: 900, watchedSeconds: 900, completed: false }, [900, 900, 900, false]],
  ])('in a scene of %d s, %j is %j', (duration, given, [lastSeconds, lastPosition, watchDuration, completed]) => {
    expect(placeIn(duration, given)).toEqual({ lastSeconds, lastPosition, watchDuration, completed });
  });
});

describe('reports', () => {
  test('within five minutes are one session, which says where to go on', async () => {
    const first = await report(ada, 30);
    const second = await report(ada, 60);

    expect(second).toMatchObject({ id: first.id, lastPosition: 60, watchDuration: 60, completed: false });
    expect(second.scene?.interactions).toMatchObject({ resumePosition: 60, completed: false });
    expect((await ada.client.watchHistory({ sceneId: scene })).watchHistory.totalCount).toBe(1);
  });

  test('begin a new session five minutes after the last one', async () => {
    const old = await addWatch(ada, scene, ago(5.1), { lastPosition: 500 });
    const { id } = await report(ada, 10);

    expect(id).not.toBe(old);
    expect((await stateOf(ada))?.interactions.resumePosition).toBe(10);
    const recent = await addWatch(ben, scene, ago(4.5));
    expect((await report(ben, 10)).id).toBe(recent);
  });

  test('of 60 players that begin at the same instant are one session and one view', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, async (_, index) => report(ada, index)));

    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const { watchHistory } = await ada.client.watchHistory({ sceneId: scene });
    expect(watchHistory).toMatchObject({ totalCount: 1, nodes: [{ watchDuration: 59, scene: { viewCount: 1 } }] });
  });

  test('of several users at once are a session and a view of each', async () => {
    const users = await Promise.all(Array.from({ length: 5 }, async () => server.user('user')));
    await Promise.all(users.flatMap((user) => Array.from({ length: 10 }, async () => report(user, 1))));

    expect((await stateOf(ada))?.viewCount).toBe(5);
    for (const user of users)
      expect((await user.client.watchHistory({ sceneId: scene })).watchHistory.totalCount).toBe(1);
  });

  test('that came to the end stay completed for the session, and the next begins at the start', async () => {
    await report(ada, 996);
    const back = await report(ada, 20);

    expect(back).toMatchObject({ completed: true, lastPosition: 20, watchDuration: 996 });
    expect(back.scene?.interactions).toMatchObject({ completed: true, resumePosition: 0 });
  });

  test.each([
    ['in the same session', 1],
    ['in a later one', 60],
  ])('of a player that failed to start leave the place to resume, %s', async (_when, minutes) => {
    const id = await addWatch(ada, scene, ago(minutes), { lastPosition: 500, watchDuration: 480 });
    const { recordWatch } = await ada.client.recordWatch({ sceneId: scene, position: 0, watchedSeconds: 0 });

    expect(recordWatch).toMatchObject({ id, lastPosition: 500, watchDuration: 480 });
    expect((await stateOf(ada))?.interactions.resumePosition).toBe(500);
    expect((await ada.client.watchHistory({ sceneId: scene })).watchHistory.totalCount).toBe(1);
  });

  test.each([
    ['a jump', { position: 700, watchedSeconds: 0 }, 700],
    ['a jump to the start of what was being watched', { position: 0, watchedSeconds: 480 }, 0],
    ['the end that a user declares', { position: 0, watchedSeconds: 0, completed: true }, 0],
  ])('of %s change the place to resume', async (_what, given, expected) => {
    await addWatch(ada, scene, ago(1), { lastPosition: 500, watchDuration: 480 });
    await ada.client.recordWatch({ sceneId: scene, ...given });

    expect((await stateOf(ada))?.interactions.resumePosition).toBe(expected);
  });

  test('of a player that failed to start leave a scene completed, and the next real one begins anew', async () => {
    await addWatch(ada, scene, ago(60), { lastPosition: 1000, completed: true });
    await ada.client.recordWatch({ sceneId: scene, position: 0, watchedSeconds: 0 });
    expect((await stateOf(ada))?.interactions).toMatchObject({ completed: true, resumePosition: 0 });

    await report(ada, 10);
    expect((await stateOf(ada))?.interactions).toMatchObject({ completed: false, resumePosition: 10 });
  });

  test('hold the place to the millisecond, and rounded', async () => {
    const at = async (positionSeconds: number) =>
      (await ada.client.recordWatch({ sceneId: scene, positionSeconds, watchedSeconds: 1 })).recordWatch;
    const watch = await at(12.3456);

    expect(watch).toMatchObject({ lastSeconds: 12.346, lastPosition: 12 });
    const { interactions } = watch.scene ?? {};
    expect(interactions).toMatchObject({ id: scene, resumeSeconds: 12.346, resumePosition: 12 });
    await at(0.4);
    expect((await stateOf(ada))?.interactions).toMatchObject({ resumeSeconds: 0.4, resumePosition: 0 });
    const { scenes } = await ada.client.scenes({ filter: { inProgress: true } });
    expect(scenes.nodes).toMatchObject([{ id: scene }]);
    await at(999.5);
    expect((await stateOf(ada))?.interactions).toMatchObject({ completed: true, resumeSeconds: 0 });
  });

  test('of before there were fractions are whole seconds', async () => {
    await addWatch(ada, scene, ago(60), { lastPosition: 500 });

    expect((await stateOf(ada))?.interactions).toMatchObject({ resumePosition: 500, resumeSeconds: 500 });
    expect((await ada.client.watchHistory()).watchHistory.nodes[0]).toMatchObject({ lastSeconds: 500 });
  });

  test('of nothing are a session where there is none yet', async () => {
    expect(await report(ada, 0)).toMatchObject({ lastPosition: 0, watchDuration: 0, completed: false });
  });

  test('beyond the end mean the end', async () => {
    const { recordWatch } = await ada.client.recordWatch({ sceneId: scene, position: 5000, watchedSeconds: 9000 });

    expect(recordWatch).toMatchObject({ lastPosition: 1000, watchDuration: 1000, completed: true });
  });

  test.each([
    ['position', { position: -1, watchedSeconds: 0 }],
    ['positionSeconds', { positionSeconds: -0.5, watchedSeconds: 0 }],
    ['watchedSeconds', { position: 0, watchedSeconds: -1 }],
  ])('with a negative %s are refused', async (field, given) => {
    await expect(ada.client.recordWatch({ sceneId: scene, ...given })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
    });
  });

  test.each([
    ['both positions', { position: 1, positionSeconds: 1.5 }],
    ['no position', {}],
    ['a position that no film reaches', { positionSeconds: 3e9 }],
  ])('with %s are refused', async (_what, given) => {
    await expect(ada.client.recordWatch({ sceneId: scene, watchedSeconds: 0, ...given })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'positionSeconds',
    });
  });

  test('of a scene that is not there, in the trash or missing are refused', async () => {
    const trashed = await addScene(server.app, { trashedAt: new Date() });
    const missing = await addScene(server.app, { deletedAt: new Date() });

    await expect(report(ada, 1, { sceneId: '999999' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const sceneId of [trashed, missing])
      await expect(report(ada, 1, { sceneId })).rejects.toMatchObject({ code: 'GONE' });
  });
});

describe('a view', () => {
  const countedHoursAgo = async (hours: number) => {
    const lastCountedAt = ago(hours * 60);
    const values = { userId: ada.id, sceneId: scene, lastCountedAt };
    await rows(em()).insertInto('user_scene_view_counts').values(values).execute();
  };

  test.each([
    [23.9, 0],
    [24.1, 1],
  ])('%d hours after the last one counts %d', async (hours, views) => {
    await countedHoursAgo(hours);
    await Promise.all(Array.from({ length: 50 }, async () => report(ada, 5)));

    expect((await stateOf(ada))?.viewCount).toBe(views);
  });

  test('is no change of the scene', async () => {
    const updatedAt = async () =>
      (await rows(em()).selectFrom('scenes').select('updatedAt').where('id', '=', scene).executeTakeFirst())?.updatedAt;
    const before = await updatedAt();
    await report(ada, 5);

    expect(await updatedAt()).toBe(before);
  });
});

describe('the history', () => {
  test('is the newest session of each scene, newest first, of the viewer alone', async () => {
    const other = await addScene(server.app);
    await addWatch(ada, scene, ago(300));
    const ofOther = await addWatch(ada, other, ago(200));
    const newest = await addWatch(ada, scene, ago(100));
    await addWatch(ben, scene, ago(1));

    const { watchHistory } = await ada.client.watchHistory();
    expect(watchHistory.nodes.map(({ id }) => id)).toEqual([newest, ofOther]);
    expect(watchHistory.totalCount).toBe(2);
    expect((await ada.client.watchHistory({ sceneId: scene })).watchHistory.totalCount).toBe(2);
  });

  test('comes in pages that neither repeat nor lose any', async () => {
    const scenes = await Promise.all(Array.from({ length: 5 }, async () => addScene(server.app)));
    const at = ago(60); // all at the same instant
    for (const id of scenes) await addWatch(ada, id, at);

    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const { watchHistory } = await ada.client.watchHistory({ first: 2, after });
      seen.push(...watchHistory.nodes.map((watch) => watch.scene?.id ?? ''));
      after = watchHistory.pageInfo.hasNextPage ? watchHistory.pageInfo.endCursor : null;
    } while (after);
    expect(seen.sort()).toEqual(scenes.sort());
  });

  test('outlives the trash and missing files, and ends with the row', async () => {
    await addWatch(ada, scene, ago(10), { lastPosition: 7 });
    const missing = await addScene(server.app, { deletedAt: new Date() });
    await addWatch(ada, missing, ago(20));
    await rows(em()).updateTable('scenes').set({ trashedAt: new Date() }).where('id', '=', scene).execute();

    const states = async () => (await ada.client.watchHistory()).watchHistory.nodes.map((watch) => watch.scene?.state);
    expect(await states()).toEqual(['TRASHED', 'MISSING']);
    await rows(em()).deleteFrom('scenes').where('id', '=', scene).execute();
    expect(await states()).toEqual(['MISSING']);
  });

  test('is deleted for one scene or for all, and only that of the viewer', async () => {
    const other = await addScene(server.app);
    for (const user of [ada, ben]) for (const id of [scene, scene, other]) await addWatch(user, id, ago(9));

    expect(await ada.client.deleteWatchHistory({ sceneId: scene })).toEqual({ deleteWatchHistory: 2 });
    expect((await ada.client.watchHistory()).watchHistory.totalCount).toBe(1);
    expect(await ada.client.deleteWatchHistory({ sceneId: 'x' })).toEqual({ deleteWatchHistory: 0 });
    expect(await ada.client.deleteWatchHistory()).toEqual({ deleteWatchHistory: 1 });
    expect((await ben.client.watchHistory({ sceneId: scene })).watchHistory.totalCount).toBe(2);
  });

  test("is cut at the days of the caller's time zone", async () => {
    await addWatch(ada, scene, '2026-03-28T22:30:00Z'); // the 28th in Berlin, 23:30
    const next = await addScene(server.app);
    await addWatch(ada, next, '2026-03-28T23:30:00Z'); // the 29th in Berlin, on which clocks go forward
    const last = await addScene(server.app);
    await addWatch(ada, last, '2026-03-29T21:59:00Z'); // 23:59

    const watched = async (since: string, until: string, timeZone?: string) =>
      (await ada.client.watchHistory({ since, until, timeZone })).watchHistory.nodes.map((watch) => watch.scene?.id);
    expect(await watched('2026-03-29', '2026-03-29', 'Europe/Berlin')).toEqual([last, next]);
    expect(await watched('2026-03-28', '2026-03-28')).toEqual([next, scene]);
    expect(await watched('2026-03-28', '2026-03-28', 'UTC')).toEqual([next, scene]);
  });
});

describe('the activity', () => {
  const activity = async (range: { since: string; until: string; timeZone?: string }) =>
    (await ada.client.watchActivity(range)).watchActivity;

  test("counts the scenes of each day of the caller's time zone", async () => {
    const other = await addScene(server.app);
    await addWatch(ada, scene, '2026-05-01T10:00:00Z');
    await addWatch(ada, scene, '2026-05-01T12:00:00Z');
    await addWatch(ada, other, '2026-05-01T22:30:00Z');
    await addWatch(ben, other, '2026-05-02T10:00:00Z');

    const may = { since: '2026-05-01', until: '2026-05-31' };
    expect(await activity(may)).toEqual([{ date: '2026-05-01', sceneCount: 2 }]);
    expect(await activity({ ...may, timeZone: 'Europe/Berlin' })).toEqual([
      { date: '2026-05-01', sceneCount: 1 },
      { date: '2026-05-02', sceneCount: 1 },
    ]);
    expect(await activity({ ...may, since: '2026-05-02' })).toEqual([]);
  });

  test('is of at most 366 days', async () => {
    expect(await activity({ since: '2024-01-01', until: '2024-12-31' })).toEqual([]);
    await expect(activity({ since: '2024-01-01', until: '2025-01-01' })).rejects.toMatchObject({ field: 'until' });
  });

  test.each([
    ['until', { since: '2026-02-01', until: '2026-01-01' }],
    ['since', { since: '0000-02-01', until: '2026-01-01' }],
    ['timeZone', { since: '2026-01-01', until: '2026-01-01', timeZone: 'Mars/Olympus' }],
    ['timeZone', { since: '2026-01-01', until: '2026-01-01', timeZone: '+02:00' }],
    ['timeZone', { since: '2026-01-01', until: '2026-01-01', timeZone: "x'; select 1" }],
  ])('refuses a wrong %s', async (field, range) => {
    await expect(activity(range)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field });
    await expect(ada.client.watchHistory(range)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field });
  });
});
