/** Actors as librarians change them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { addActor, addScene, link } from '../support/factories.ts';
import { codesOf } from '../support/refusals.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let librarian: TestUser;
let user: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  [librarian, user] = [await server.user('moderator'), await server.user('user')];
});

afterAll(async () => server[Symbol.asyncDispose]());

const em = () => server.app.orm.em.fork();
const nobody = '00000000-0000-4000-8000-000000000000';
const actorsOf = async (sceneId: string) =>
  (await user.client.editedScene({ id: sceneId })).scene?.actors.map(({ id }) => id).sort();

const everything = {
  name: 'Ann Example',
  gender: 'female',
  birthday: '1980-02-29',
  dateOfDeath: '2020-01-01',
  astrology: 'Pisces',
  birthplace: 'Bern',
  ethnicity: 'none of your business',
  nationality: 'Swiss',
  careerStartYear: 2000,
  careerEndYear: 2010,
  heightCm: 170,
  weightKg: 60,
  measurements: '90-60-90',
  cupsize: 'C',
  hairColor: 'brown',
  eyeColor: 'green',
  tattoos: 'an anchor',
  piercings: 'one ear',
  fakeBoobs: true,
  sameSexOnly: true,
};

test('who may see scenes may change no actor', async () => {
  const { id } = await addActor(server.app);
  const other = (await addActor(server.app)).id;
  const attempts = [
    user.client.createActor({ input: { name: 'Mine' } }),
    user.client.updateActor({ id, input: { name: 'Mine' } }),
    user.client.deleteActor({ id }),
    user.client.restoreActor({ id }),
    user.client.mergeActors({ targetId: id, sourceIds: [other] }),
  ];

  expect(await codesOf(attempts)).toEqual(attempts.map(() => 'FORBIDDEN'));
  expect((await user.client.editedActor({ id })).actor?.name).toBe('Ann');
});

test('a new actor has all that is told, and nothing else', async () => {
  const { createActor: full } = await librarian.client.createActor({ input: everything });
  const { createActor: bare } = await librarian.client.createActor({ input: { name: ' Bo ' } });

  expect(full).toMatchObject(everything);
  expect(bare).toMatchObject({
    name: 'Bo',
    gender: null,
    birthday: null,
    heightCm: null,
    fakeBoobs: false,
    image: null,
  });
  expect((await user.client.editedActor({ id: full.id })).actor).toEqual(full);
});

test('what is absent is kept, and null clears', async () => {
  const { createActor: actor } = await librarian.client.createActor({ input: everything });

  const { updateActor: renamed } = await librarian.client.updateActor({ id: actor.id, input: { name: 'Zoe' } });
  const { name: _, fakeBoobs: _f, sameSexOnly: _s, ...clearable } = everything;
  const nothing = Object.fromEntries(Object.keys(clearable).map((field) => [field, null]));
  const { updateActor: cleared } = await librarian.client.updateActor({ id: actor.id, input: nothing });

  expect(renamed).toEqual({ ...actor, name: 'Zoe', updatedAt: renamed.updatedAt });
  expect(cleared).toMatchObject({ ...nothing, name: 'Zoe', fakeBoobs: true, sameSexOnly: true });
});

test('two who change different fields at once both succeed', async () => {
  const { id } = await addActor(server.app);

  await Promise.all([
    librarian.client.updateActor({ id, input: { hairColor: 'red' } }),
    librarian.client.updateActor({ id, input: { eyeColor: 'blue' } }),
    librarian.client.updateActor({ id, input: { cupsize: 'B' } }),
  ]);

  expect((await user.client.editedActor({ id })).actor).toMatchObject({
    hairColor: 'red',
    eyeColor: 'blue',
    cupsize: 'B',
  });
});

describe('bad input', () => {
  const lengths = {
    name: 255,
    gender: 50,
    astrology: 50,
    birthplace: 255,
    ethnicity: 100,
    nationality: 100,
    measurements: 50,
    cupsize: 10,
    hairColor: 50,
    eyeColor: 50,
  };

  test.each(Object.entries(lengths))('a %s has at most %i characters', async (field, length) => {
    const { id } = await addActor(server.app);
    const [fits, tooLong] = ['é'.repeat(length), '🎬'.repeat(length + 1)];

    expect((await librarian.client.updateActor({ id, input: { [field]: fits } })).updateActor).toMatchObject({
      [field]: fits,
    });
    const refused = { code: 'BAD_USER_INPUT', field: `input.${field}` };
    await expect(librarian.client.updateActor({ id, input: { [field]: tooLong } })).rejects.toMatchObject(refused);
    await expect(librarian.client.createActor({ input: { name: 'Ann', [field]: tooLong } })).rejects.toMatchObject(
      refused,
    );
  });

  test.each([
    [{ name: ' ' }, 'input.name'],
    [{ name: 'zero \0' }, 'input.name'],
    [{ birthday: '2000-01-02', dateOfDeath: '2000-01-01' }, 'input.dateOfDeath'],
    [{ careerStartYear: 2001, careerEndYear: 2000 }, 'input.careerEndYear'],
    [{ careerStartYear: 0 }, 'input.careerStartYear'],
    [{ careerEndYear: 99_999 }, 'input.careerEndYear'],
    [{ heightCm: 0 }, 'input.heightCm'],
    [{ weightKg: -5 }, 'input.weightKg'],
    [{ birthday: '0000-01-01' }, 'input.birthday'],
  ])('%j is refused, and nothing is changed', async (input, field) => {
    const { id } = await addActor(server.app);
    const before = await user.client.editedActor({ id });
    const refused = { code: 'BAD_USER_INPUT', field };

    await expect(librarian.client.updateActor({ id, input: { tattoos: 'new', ...input } })).rejects.toMatchObject(
      refused,
    );
    await expect(librarian.client.createActor({ input: { name: 'Ann', ...input } })).rejects.toMatchObject(refused);
    expect(await user.client.editedActor({ id })).toEqual(before);
  });

  test.each(['name', 'fakeBoobs', 'sameSexOnly'])('%s cannot be cleared', async (field) => {
    const { id } = await addActor(server.app);

    await expect(librarian.client.updateActor({ id, input: { [field]: null } })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: `input.${field}`,
    });
  });

  test('an order is kept with what is known already', async () => {
    const { id } = await addActor(server.app, { birthday: '1980-01-01', careerEndYear: 2010 });

    await expect(librarian.client.updateActor({ id, input: { dateOfDeath: '1979-12-31' } })).rejects.toMatchObject({
      field: 'input.dateOfDeath',
    });
    await expect(librarian.client.updateActor({ id, input: { careerStartYear: 2011 } })).rejects.toMatchObject({
      field: 'input.careerEndYear',
    });
    await librarian.client.updateActor({ id, input: { dateOfDeath: '1980-01-01', careerStartYear: 2010 } });
  });

  test.each([nobody, 'x', '1', ''])('there is no actor %j', async (id) => {
    const target = await addActor(server.app);

    const attempts = [
      librarian.client.updateActor({ id, input: { name: 'x' } }),
      librarian.client.deleteActor({ id }),
      librarian.client.restoreActor({ id }),
      librarian.client.mergeActors({ targetId: id, sourceIds: [target.id] }),
    ];
    expect(await codesOf(attempts)).toEqual(attempts.map(() => 'NOT_FOUND'));
  });
});

test('a deleted actor is in no scene, and comes back with all scenes and ratings', async () => {
  const [{ id, pk }, other, scene] = [
    await addActor(server.app),
    await addActor(server.app),
    await addScene(server.app),
  ];
  await link(server.app, scene, { actors: [pk, other.pk] });
  await rate(pk, 4);

  expect(await librarian.client.deleteActor({ id })).toEqual({ deleteActor: true });

  expect((await user.client.editedActor({ id })).actor).toBeNull();
  expect(await actorsOf(scene)).toEqual([other.id]);
  expect(
    await codesOf([librarian.client.deleteActor({ id }), librarian.client.updateActor({ id, input: {} })]),
  ).toEqual(['NOT_FOUND', 'NOT_FOUND']);

  expect((await librarian.client.restoreActor({ id })).restoreActor.id).toBe(id);

  expect(await actorsOf(scene)).toEqual([id, other.id].sort());
  expect(await ratingsOf(pk)).toEqual([4]);
});

test('changes of one actor at the same moment, while its scenes are deleted: what cannot be done any more is told', async () => {
  const admin = await server.user('admin');
  const target = await addActor(server.app);
  const actors = await Promise.all(Array.from({ length: 12 }, async () => addActor(server.app)));
  const scenes = await Promise.all(actors.map(async () => addScene(server.app)));
  for (const [index, { pk }] of actors.entries()) {
    await link(server.app, scenes[index] ?? '', { actors: [pk, target.pk] });
    await link(server.app, scenes[(index + 1) % scenes.length] ?? '', { actors: [pk] });
  }
  const done = actors.flatMap(({ id }, index) => [
    admin.client.updateActor({ id, input: { name: 'Changed' } }),
    admin.client.deleteActor({ id }),
    admin.client.updateActor({ id, input: { hairColor: 'grey' } }),
    admin.client.restoreActor({ id }),
    ...(index % 2 === 0 ? [admin.client.mergeActors({ targetId: target.id, sourceIds: [id] })] : []),
    admin.client.deleteScenes({ ids: [scenes[index] ?? ''] }),
    admin.client.updateScene({ id: scenes[(index + 1) % scenes.length] ?? '', input: { actorIds: [id, target.id] } }),
  ]);
  const codes = (await Promise.allSettled(done)).flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));

  expect(codes.filter((code) => !['NOT_FOUND', 'BAD_USER_INPUT', 'CONFLICT'].includes(code))).toEqual([]);
});

describe('merging', () => {
  test("moves scenes, ratings and likes; the target's own win, of the sources the newest", async () => {
    const [target, old, recent] = [await addActor(server.app), await addActor(server.app), await addActor(server.app)];
    const [shared, moved] = [await addScene(server.app), await addScene(server.app)];
    await link(server.app, shared, { actors: [target.pk, old.pk] });
    await link(server.app, moved, { actors: [old.pk, recent.pk] });
    await rate(target.pk, 5, user.id);
    await rate(old.pk, 1, user.id);
    await rate(old.pk, 2, librarian.id, '2026-01-01T00:00:00Z');
    await rate(recent.pk, 3, librarian.id, '2026-02-01T00:00:00Z');
    for (const [actorId, userId] of [
      [target.pk, user.id],
      [old.pk, user.id],
      [old.pk, librarian.id],
      [recent.pk, librarian.id],
    ] as const)
      await rows(em()).insertInto('user_actor_likes').values({ actorId, userId }).execute();

    const { mergeActors } = await librarian.client.mergeActors({ targetId: target.id, sourceIds: [old.id, recent.id] });

    expect(mergeActors.id).toBe(target.id);
    expect(await actorsOf(shared)).toEqual([target.id]);
    expect(await actorsOf(moved)).toEqual([target.id]);
    expect(await ratingsOf(target.pk)).toEqual([5, 3]);
    const likes = await rows(em())
      .selectFrom('user_actor_likes')
      .select(['actorId', 'userId'])
      .orderBy('userId')
      .execute();
    expect(likes).toEqual(
      [user.id, librarian.id].sort((a, b) => Number(a) - Number(b)).map((userId) => ({ actorId: target.pk, userId })),
    );
    for (const { id } of [old, recent]) {
      expect((await user.client.editedActor({ id })).actor).toBeNull();
      expect(await codesOf([librarian.client.restoreActor({ id })])).toEqual(['NOT_FOUND']);
    }
  });

  test('with itself, nothing, or something unknown or deleted changes nothing', async () => {
    const [target, source, deleted, scene] = [
      await addActor(server.app),
      await addActor(server.app),
      await addActor(server.app, { deletedAt: new Date() }),
      await addScene(server.app),
    ];
    await link(server.app, scene, { actors: [source.pk] });

    for (const sourceIds of [[], [source.id, target.id], [source.id, nobody], [source.id, 'x'], [deleted.id]])
      await expect(librarian.client.mergeActors({ targetId: target.id, sourceIds })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'sourceIds',
      });
    expect(await codesOf([librarian.client.mergeActors({ targetId: deleted.id, sourceIds: [source.id] })])).toEqual([
      'NOT_FOUND',
    ]);
    expect(await actorsOf(scene)).toEqual([source.id]);
  });
});

async function rate(actorId: string, rating: number, userId = user.id, updatedAt = '2026-01-01T00:00:00Z') {
  await rows(em()).insertInto('user_actor_ratings').values({ userId, actorId, rating, updatedAt }).execute();
}

/** The user's first. */
async function ratingsOf(actorId: string) {
  const found = await rows(em())
    .selectFrom('user_actor_ratings')
    .select(['rating', 'userId'])
    .where('actorId', '=', actorId)
    .execute();
  return found.sort((a) => (a.userId === user.id ? -1 : 1)).map(({ rating }) => rating);
}
