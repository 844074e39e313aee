/** Studios as librarians change them, and the tree that they form. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { addScene, addStudio } from '../support/factories.ts';
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
const studioOf = async (sceneId: string) => (await user.client.editedScene({ id: sceneId })).scene?.studio?.id ?? null;
const read = async (id: string) => (await user.client.editedStudio({ id })).studio;

const everything = {
  name: 'Example Pictures',
  shortName: 'EP',
  url: 'https://example.org/ep',
  description: 'Makes pictures.',
  rating: 4.3,
  porndbId: 'ep-1',
};

test('who may see scenes may change no studio', async () => {
  const { id } = await addStudio(server.app);
  const other = (await addStudio(server.app)).id;
  const attempts = [
    user.client.createStudio({ input: { name: 'Mine' } }),
    user.client.updateStudio({ id, input: { name: 'Mine' } }),
    user.client.deleteStudio({ id }),
    user.client.restoreStudio({ id }),
    user.client.mergeStudios({ targetId: id, sourceIds: [other] }),
  ];

  expect(await codesOf(attempts)).toEqual(attempts.map(() => 'FORBIDDEN'));
  expect((await read(id))?.name).toBe('Studio');
});

test('a new studio has all that is told, and its place', async () => {
  const [parent, network] = [await addStudio(server.app), await addStudio(server.app)];
  const input = { ...everything, parentId: parent.id, networkId: network.id };

  const { createStudio: studio } = await librarian.client.createStudio({ input });

  expect(studio).toMatchObject({ ...everything, parent: { id: parent.id }, network: { id: network.id }, children: [] });
  expect((await read(parent.id))?.children).toEqual([{ id: studio.id, name: studio.name }]);
});

test('what is absent is kept, and null clears', async () => {
  const [parent, network] = [await addStudio(server.app), await addStudio(server.app)];
  const { createStudio: studio } = await librarian.client.createStudio({
    input: { ...everything, parentId: parent.id, networkId: network.id },
  });

  const { updateStudio: renamed } = await librarian.client.updateStudio({ id: studio.id, input: { name: 'New' } });
  const nothing = { shortName: null, url: null, description: null, rating: null, porndbId: null };
  const { updateStudio: cleared } = await librarian.client.updateStudio({
    id: studio.id,
    input: { ...nothing, parentId: null, networkId: null },
  });

  expect(renamed).toEqual({ ...studio, name: 'New', updatedAt: renamed.updatedAt });
  expect(cleared).toMatchObject({ ...nothing, name: 'New', parent: null, network: null });
});

describe('bad input', () => {
  test.each([
    [{ name: '' }, 'input.name'],
    [{ name: 'x'.repeat(256) }, 'input.name'],
    [{ shortName: 'x'.repeat(101) }, 'input.shortName'],
    [{ url: `https://${'x'.repeat(505)}` }, 'input.url'],
    [{ url: 'javascript:alert(1)' }, 'input.url'],
    [{ porndbId: 'x'.repeat(101) }, 'input.porndbId'],
    [{ rating: -0.1 }, 'input.rating'],
    [{ rating: 5.1 }, 'input.rating'],
    [{ rating: 4.25 }, 'input.rating'],
    [{ parentId: nobody }, 'input.parentId'],
    [{ networkId: 'x' }, 'input.networkId'],
  ])('%j is refused, and nothing is changed', async (input, field) => {
    const { id } = await addStudio(server.app);
    const before = await read(id);
    const refused = { code: 'BAD_USER_INPUT', field };

    await expect(librarian.client.updateStudio({ id, input: { description: 'new', ...input } })).rejects.toMatchObject(
      refused,
    );
    await expect(librarian.client.createStudio({ input: { name: 'S', ...input } })).rejects.toMatchObject(refused);
    expect(await read(id)).toEqual(before);
  });

  test.each([0, 5, 0.1, 2.7])('a rating of %d is one', async (rating) => {
    expect((await librarian.client.createStudio({ input: { name: 'S', rating } })).createStudio.rating).toBe(rating);
  });

  test('a studio that is not there is named', async () => {
    const { id } = await addStudio(server.app);

    await expect(librarian.client.updateStudio({ id, input: { parentId: nobody } })).rejects.toThrow(
      `There is no studio ${nobody}.`,
    );
  });

  test('a name cannot be cleared', async () => {
    const { id } = await addStudio(server.app);

    await expect(librarian.client.updateStudio({ id, input: { name: null } })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'input.name',
    });
  });

  test.each([nobody, 'x', '1', ''])('there is no studio %j', async (id) => {
    const target = await addStudio(server.app);
    const attempts = [
      librarian.client.updateStudio({ id, input: { name: 'x' } }),
      librarian.client.deleteStudio({ id }),
      librarian.client.restoreStudio({ id }),
      librarian.client.mergeStudios({ targetId: id, sourceIds: [target.id] }),
    ];

    expect(await codesOf(attempts)).toEqual(attempts.map(() => 'NOT_FOUND'));
  });
});

describe('nobody stands above themselves', () => {
  test.each(['parentId', 'networkId'] as const)('by %s', async (edge) => {
    const top = await addStudio(server.app);
    const middle = await addStudio(server.app, { [edge]: top.pk });
    const bottom = await addStudio(server.app, { [edge]: middle.pk });

    for (const above of [top.id, middle.id, bottom.id])
      await expect(librarian.client.updateStudio({ id: top.id, input: { [edge]: above } })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        field: `input.${edge}`,
      });
    await librarian.client.updateStudio({ id: bottom.id, input: { [edge]: top.id } });
  });

  test('nor by a mixture of both', async () => {
    const top = await addStudio(server.app);
    const bottom = await addStudio(server.app, { networkId: top.pk });

    await expect(librarian.client.updateStudio({ id: top.id, input: { parentId: bottom.id } })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  test('nor when two make halves of a circle at once', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await addStudio(server.app), await addStudio(server.app)];
      const attempts = [
        librarian.client.updateStudio({ id: a.id, input: { parentId: b.id } }),
        librarian.client.updateStudio({ id: b.id, input: { parentId: a.id } }),
      ];

      expect((await codesOf(attempts)).sort()).toEqual(['BAD_USER_INPUT', 'done']);
    }
  });
});

test('a deleted studio is nowhere, and comes back with scenes, place and ratings', async () => {
  const parent = await addStudio(server.app);
  const studio = await addStudio(server.app, { parentId: parent.pk });
  const child = await addStudio(server.app, { parentId: studio.pk });
  const scene = await addScene(server.app, { studioId: studio.pk });

  expect(await librarian.client.deleteStudio({ id: studio.id })).toEqual({ deleteStudio: true });

  expect(await read(studio.id)).toBeNull();
  expect(await studioOf(scene)).toBeNull();
  expect((await read(child.id))?.parent).toBeNull();
  expect((await read(parent.id))?.children).toEqual([]);
  expect(await codesOf([librarian.client.updateStudio({ id: child.id, input: { parentId: studio.id } })])).toEqual([
    'BAD_USER_INPUT',
  ]);

  const { restoreStudio } = await librarian.client.restoreStudio({ id: studio.id });

  expect(restoreStudio).toMatchObject({ parent: { id: parent.id }, children: [{ id: child.id }] });
  expect(await studioOf(scene)).toBe(studio.id);
});

describe('merging', () => {
  test("moves scenes, studios below, ratings and likes; the target's own win", async () => {
    const [target, source] = [await addStudio(server.app), await addStudio(server.app)];
    const [child, member] = [
      await addStudio(server.app, { parentId: source.pk }),
      await addStudio(server.app, { networkId: source.pk }),
    ];
    const scene = await addScene(server.app, { studioId: source.pk });
    for (const [studioId, userId, rating] of [
      [target.pk, user.id, 5],
      [source.pk, user.id, 1],
      [source.pk, librarian.id, 2],
    ] as const) {
      await rows(em()).insertInto('user_studio_ratings').values({ studioId, userId, rating }).execute();
      await rows(em()).insertInto('user_studio_likes').values({ studioId, userId }).execute();
    }

    const { mergeStudios } = await librarian.client.mergeStudios({ targetId: target.id, sourceIds: [source.id] });

    expect(mergeStudios).toMatchObject({ id: target.id, children: [{ id: child.id }] });
    expect((await read(member.id))?.network?.id).toBe(target.id);
    expect(await studioOf(scene)).toBe(target.id);
    expect(await read(source.id)).toBeNull();
    const ratings = await rows(em())
      .selectFrom('user_studio_ratings')
      .select(['studioId', 'userId', 'rating'])
      .execute();
    expect(new Set(ratings.map(({ studioId, userId, rating }) => `${studioId} ${userId} ${rating}`))).toEqual(
      new Set([`${target.pk} ${user.id} 5`, `${target.pk} ${librarian.id} 2`]),
    );
    const likes = await rows(em()).selectFrom('user_studio_likes').select('studioId').execute();
    expect(likes).toEqual([{ studioId: target.pk }, { studioId: target.pk }]);
  });

  test('a studio into one far below it puts that one in its place', async () => {
    const top = await addStudio(server.app);
    const source = await addStudio(server.app, { parentId: top.pk });
    const between = await addStudio(server.app, { parentId: source.pk });
    const target = await addStudio(server.app, { parentId: between.pk });

    const { mergeStudios } = await librarian.client.mergeStudios({ targetId: target.id, sourceIds: [source.id] });

    expect(mergeStudios).toMatchObject({ parent: { id: top.id }, children: [{ id: between.id }] });
  });

  test('all of a line into its end leaves no circle', async () => {
    const top = await addStudio(server.app);
    const middle = await addStudio(server.app, { parentId: top.pk, networkId: top.pk });
    const target = await addStudio(server.app, { parentId: middle.pk, networkId: top.pk });

    const { mergeStudios } = await librarian.client.mergeStudios({
      targetId: target.id,
      sourceIds: [top.id, middle.id],
    });

    expect(mergeStudios).toMatchObject({ parent: null, network: null, children: [] });
  });

  test('with itself, nothing, or something unknown changes nothing', async () => {
    const [target, source] = [await addStudio(server.app), await addStudio(server.app)];
    const scene = await addScene(server.app, { studioId: source.pk });

    for (const sourceIds of [[], [source.id, target.id], [source.id, nobody]])
      await expect(librarian.client.mergeStudios({ targetId: target.id, sourceIds })).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'sourceIds',
      });
    expect(await studioOf(scene)).toBe(source.id);
  });
});
