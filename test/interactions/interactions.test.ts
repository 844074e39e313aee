/** Ratings, likes and counters: whose they are, what they must be, and that none is lost when many come at once. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { addScene } from '../support/factories.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let ada: TestUser;
let ben: TestUser;
let scene: string;

const nothing = {
  ...{ rating: null, liked: false, jizzCount: 0, completed: false },
  ...{ resumePosition: 0, resumeSeconds: 0, lastWatchedAt: null },
};

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  [ada, ben] = [await server.user('user'), await server.user('user')];
});

beforeEach(async () => {
  scene = await addScene(server.app);
});

afterAll(async () => server[Symbol.asyncDispose]());

const em = () => server.app.orm.em.fork();
const stateOf = async ({ client }: TestUser, id = scene) => (await client.sceneInteractions({ id })).scene;

describe('a scene', () => {
  test('answers each change with the whole state of the viewer', async () => {
    expect((await ada.client.rateScene({ id: scene, rating: 3.5 })).rateScene).toEqual({
      ...nothing,
      id: scene,
      rating: 3.5,
    });
    expect((await ada.client.likeScene({ id: scene, liked: true })).likeScene).toMatchObject({
      rating: 3.5,
      liked: true,
    });
    expect((await ada.client.addSceneJizz({ id: scene })).addSceneJizz).toMatchObject({
      rating: 3.5,
      liked: true,
      jizzCount: 1,
    });
    expect((await ada.client.rateScene({ id: scene, rating: null })).rateScene).toMatchObject({ rating: null });
    expect((await stateOf(ada))?.interactions).toEqual({ ...nothing, id: scene, liked: true, jizzCount: 1 });
  });

  test('shows to each user their own state, and to all what they think together', async () => {
    await ada.client.rateScene({ id: scene, rating: 5 });
    await ben.client.rateScene({ id: scene, rating: 2.5 });
    await ben.client.likeScene({ id: scene, liked: true });

    const together = { averageRating: 3.75, likeCount: 1 };
    expect(await stateOf(ada)).toMatchObject({ interactions: { rating: 5, liked: false }, ...together });
    expect(await stateOf(ben)).toMatchObject({ interactions: { rating: 2.5, liked: true }, ...together });
  });

  test('is liked once however often that is said, and not liked after one taking back', async () => {
    for (const liked of [true, true, false, false])
      expect((await ada.client.likeScene({ id: scene, liked })).likeScene.liked).toBe(liked);
  });

  test('shows what each of several changes in one document left', async () => {
    const document = `mutation { a: rateScene(id: ${scene}, rating: 1) { rating liked }
      b: likeScene(id: ${scene}, liked: true) { rating liked } c: rateScene(id: ${scene}) { rating liked } }`;

    expect((await ask(server.url, document, { token: ada.token })).data).toEqual({
      a: { rating: 1, liked: false },
      b: { rating: 1, liked: true },
      c: { rating: null, liked: true },
    });
  });

  test.each([0, 0.4, 0.75, 5.5, -1, 1e300])('cannot be rated %d', async (rating) => {
    await expect(ada.client.rateScene({ id: scene, rating })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'rating',
    });
  });

  test.each([0, 101, -101])('cannot be counted up by %d', async (by) => {
    await expect(ada.client.addSceneJizz({ id: scene, by })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'by',
    });
  });

  test('is never counted below 0', async () => {
    expect((await ada.client.addSceneJizz({ id: scene, by: -5 })).addSceneJizz.jizzCount).toBe(0);
    await ada.client.addSceneJizz({ id: scene, by: 3 });
    expect((await ada.client.addSceneJizz({ id: scene, by: -5 })).addSceneJizz.jizzCount).toBe(0);
    expect((await ada.client.addSceneJizz({ id: scene, by: 2 })).addSceneJizz.jizzCount).toBe(2);
  });

  test('counts each of 60 additions that come at once', async () => {
    await Promise.all(Array.from({ length: 60 }, () => ada.client.addSceneJizz({ id: scene, by: 2 })));

    expect((await stateOf(ada))?.interactions.jizzCount).toBe(120);
  });

  test('keeps one rating and one like when 60 of each come at once', async () => {
    await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        await ada.client.rateScene({ id: scene, rating: 0.5 * ((index % 10) + 1) });
        await ada.client.likeScene({ id: scene, liked: true });
      }),
    );

    expect(await stateOf(ada)).toMatchObject({ interactions: { liked: true }, likeCount: 1 });
    const kept = await rows(em()).selectFrom('user_scene_ratings').select('id').where('sceneId', '=', scene).execute();
    expect(kept).toHaveLength(1);
  });

  describe.each([
    ['in the trash', { trashedAt: new Date() }],
    ['whose file is missing', { deletedAt: new Date() }],
  ])('%s', (_, away) => {
    test('takes nothing new, but keeps what there was for when it is back', async () => {
      await ada.client.rateScene({ id: scene, rating: 4 });
      const move = async (values: object) => {
        await rows(em()).updateTable('scenes').set(values).where('id', '=', scene).execute();
      };
      await move(away);

      await expect(ada.client.rateScene({ id: scene, rating: 1 })).rejects.toMatchObject({ code: 'GONE' });
      await expect(ada.client.rateScene({ id: scene, rating: null })).rejects.toMatchObject({ code: 'GONE' });
      await expect(ada.client.likeScene({ id: scene, liked: true })).rejects.toMatchObject({ code: 'GONE' });
      await expect(ada.client.addSceneJizz({ id: scene })).rejects.toMatchObject({ code: 'GONE' });

      await move({ trashedAt: null, deletedAt: null });
      expect((await stateOf(ada))?.interactions).toEqual({ ...nothing, id: scene, rating: 4 });
    });
  });

  test.each(['999999', 'x', '-1'])('that is not there (%s) is NOT_FOUND', async (id) => {
    await expect(ada.client.rateScene({ id, rating: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ada.client.likeScene({ id, liked: true })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ada.client.addSceneJizz({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe.each(['actor', 'studio'] as const)('an %s', (kind) => {
  const doors = {
    actor: {
      rate: async ({ client }: TestUser, id: string, rating: number | null) =>
        (await client.rateActor({ id, rating })).rateActor,
      like: async ({ client }: TestUser, id: string, liked: boolean) =>
        (await client.likeActor({ id, liked })).likeActor,
      read: async ({ client }: TestUser, id: string) => (await client.actorInteractions({ id })).actor,
    },
    studio: {
      rate: async ({ client }: TestUser, id: string, rating: number | null) =>
        (await client.rateStudio({ id, rating })).rateStudio,
      like: async ({ client }: TestUser, id: string, liked: boolean) =>
        (await client.likeStudio({ id, liked })).likeStudio,
      read: async ({ client }: TestUser, id: string) => (await client.studioInteractions({ id })).studio,
    },
  }[kind];
  let id: string;

  beforeEach(async () => {
    const made = await rows(em())
      .insertInto(`${kind}s`)
      .values({ name: 'Somebody' })
      .returning('id')
      .executeTakeFirstOrThrow();
    id = made.id;
  });

  test('is rated and liked by each user alone', async () => {
    expect(await doors.rate(ada, id, 4.5)).toEqual({ id, rating: 4.5, liked: false });
    expect(await doors.like(ada, id, true)).toEqual({ id, rating: 4.5, liked: true });
    expect(await doors.rate(ben, id, 0.5)).toEqual({ id, rating: 0.5, liked: false });
    expect(await doors.read(ada, id)).toEqual({ interactions: { id, rating: 4.5, liked: true }, averageRating: 2.5 });
    expect(await doors.rate(ada, id, null)).toEqual({ id, rating: null, liked: true });
    expect(await doors.like(ada, id, false)).toEqual({ id, rating: null, liked: false });
  });

  test('has bounds and must be there', async () => {
    await expect(doors.rate(ada, id, 6)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field: 'rating' });
    for (const unknown of [randomUUID(), '1', 'x']) {
      await expect(doors.rate(ada, unknown, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(doors.like(ada, unknown, true)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await rows(em()).updateTable(`${kind}s`).set({ deletedAt: new Date() }).where('id', '=', id).execute();
    await expect(doors.like(ada, id, true)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
