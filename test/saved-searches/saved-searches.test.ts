/** Saved searches: whose they are, what they must be, and what becomes of one that fits no more. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { addScene } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let ada: TestUser;
let ben: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
});

beforeEach(async () => {
  [ada, ben] = [await server.user('user'), await server.user('user')];
});

afterAll(async () => server[Symbol.asyncDispose]());

const em = () => server.app.orm.em.fork();

type Given = Parameters<TestUser['client']['createSavedSearch']>[0];

const save = async (given: Partial<Given> = {}, { client }: TestUser = ada) =>
  (await client.createSavedSearch({ name: 'Mine', filter: {}, ...given })).createSavedSearch;

const read = async (id: string) => (await ada.client.savedSearch({ id })).savedSearch;

/** As an older or newer version, or another hand, may have left it. */
const store = async (id: string, filters: object) => {
  const values = { filters: JSON.stringify(filters) as never };
  await rows(em()).updateTable('saved_searches').set(values).where('id', '=', id).execute();
};

async function addTag(): Promise<string> {
  const { id } = await rows(em())
    .insertInto('tags')
    .values({ name: randomUUID() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return String(id);
}

describe('a saved search', () => {
  test('keeps the filter as it was typed, and finds what it means', async () => {
    const tag = await addTag();
    const [one, two] = [
      await addScene(server.app, { title: 'b', duration: 77 }),
      await addScene(server.app, { title: 'a', duration: 77 }),
    ];
    await rows(em())
      .insertInto('scene_tags')
      .values([one, two].map((sceneId) => ({ sceneId, tagId: tag })))
      .execute();
    await rows(em())
      .insertInto('scene_tags')
      .values({ sceneId: await addScene(server.app), tagId: tag })
      .execute();
    const filter = {
      tags: { any: [tag] },
      or: [{ duration: { gte: 77 } }, { not: { createdAt: { after: '2020-01-02T03:04:05.678Z' } } }],
      state: ['ACTIVE' as const],
      releaseDate: null,
      includeSubStudios: false,
    };
    const sort = [{ field: 'TITLE' as const, direction: 'DESC' as const }];

    const { id, ...saved } = await save({ name: ' Long ones ', filter, sort });

    expect(saved).toMatchObject({ name: 'Long ones', sort, problem: null });
    expect(JSON.parse(saved.filterJson)).toEqual(filter);
    const stored = await rows(em()).selectFrom('saved_searches').select('filters').where('id', '=', id).execute();
    expect(stored).toEqual([{ filters: { version: 1, filter, sort } }]);
    expect((await read(id))?.scenes).toMatchObject({ totalCount: 2, nodes: [{ id: one }, { id: two }] });
    const { savedSearch } = await ada.client.savedSearch({ id, first: 1 });
    const after = savedSearch?.scenes?.pageInfo.endCursor;
    expect((await ada.client.savedSearch({ id, first: 1, after })).savedSearch?.scenes?.nodes).toMatchObject([
      { id: two },
    ]);
  });

  test('means the viewer where it says so', async () => {
    const scene = await addScene(server.app);
    await ada.client.likeScene({ id: scene, liked: true });

    expect((await read((await save({ filter: { liked: true } })).id))?.scenes?.nodes).toMatchObject([{ id: scene }]);
  });

  test('is seen, changed and removed by its owner alone', async () => {
    const { id } = await save();
    const refused = { code: 'NOT_FOUND' };

    expect((await ben.client.savedSearches()).savedSearches).toEqual([]);
    for (const unknown of [id, randomUUID(), 'x', '1']) {
      await expect(ben.client.savedSearch({ id: unknown })).rejects.toMatchObject(refused);
      await expect(ben.client.updateSavedSearch({ id: unknown, name: 'x' })).rejects.toMatchObject(refused);
      await expect(ben.client.deleteSavedSearch({ id: unknown })).rejects.toMatchObject(refused);
    }
    expect(await ada.client.deleteSavedSearch({ id })).toEqual({ deleteSavedSearch: true });
    await expect(ada.client.savedSearch({ id })).rejects.toMatchObject(refused);
  });

  test('is changed where it is told to', async () => {
    const { id } = await save({ filter: { liked: true }, sort: [{ field: 'SIZE' }] });
    const change = async (changes: object) => {
      const { updateSavedSearch } = await ada.client.updateSavedSearch({ id, ...changes });
      const { name, filterJson, sort } = updateSavedSearch;
      return [name, JSON.parse(filterJson), sort.map(({ field, direction }) => `${field} ${direction}`).join()];
    };

    expect(await change({ name: 'Other' })).toEqual(['Other', { liked: true }, 'SIZE ASC']);
    expect(await change({ filter: { watched: false } })).toEqual(['Other', { watched: false }, 'SIZE ASC']);
    expect(await change({ sort: null })).toEqual(['Other', { watched: false }, '']);
    for (const field of ['name', 'filter'])
      await expect(change({ [field]: null })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  const deep = { not: { not: { not: { not: { not: { not: { liked: true } } } } } } };
  test.each<[string, Partial<Given>]>([
    ['name', { name: '' }],
    ['name', { name: '  ' }],
    ['name', { name: 'x'.repeat(256) }],
    ['name', { name: 'a\u0000b' }],
    ['filter.title.contains', { filter: { title: { contains: 'a\u0000b' } } }],
    ['filter.title.contains', { filter: { title: { contains: '\ud800' } } }],
    ['filter', { filter: { ids: ['\ud800'] } }],
    ['filter', { filter: deep }],
    ['filter', { filter: { tags: { any: ['999999'] } } }],
    ['filter', { filter: { or: [{ not: { actors: { none: [randomUUID()] } } }] } }],
    ['filter', { filter: { studios: { all: ['x'] } } }],
    ['filter', { filter: { storagePathId: '999999' } }],
    ['filter.createdAt.within', { filter: { createdAt: { within: 'a week' } } }],
    ['sort', { sort: ['TITLE', 'SIZE', 'DURATION', 'RATING', 'BIT_RATE'].map((field) => ({ field }) as never) }],
  ])('with a wrong %s is refused (%j)', async (field, given) => {
    const { id } = await save();
    const refused = { code: 'BAD_USER_INPUT', field };

    await expect(save(given)).rejects.toMatchObject(refused);
    await expect(ada.client.updateSavedSearch({ id, ...given })).rejects.toMatchObject(refused);
  });

  test('is refused where the schema does not know the filter', async () => {
    await expect(save({ filter: { colour: 'red' } as never })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('is one of at most 200, also when many come at once', async () => {
    const { id: userId } = ada;
    const values = Array.from({ length: 170 }, () => ({ userId, name: 'old' }));
    await rows(em()).insertInto('saved_searches').values(values).execute();
    const answers = await Promise.allSettled(Array.from({ length: 60 }, async () => save()));

    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(30);
    await expect(save()).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await ada.client.savedSearches()).savedSearches).toHaveLength(200);
    await save({}, ben);
  });
});

describe('one that fits no more says so, and breaks no list', () => {
  test.each([
    ['a filter that is gone', { version: 1, filter: { colour: 'red' }, sort: [] }, /"colour" is not defined/],
    ['a value of another kind', { version: 1, filter: { duration: { gte: 'x' } }, sort: [] }, /duration\.gte/],
    ['an order that is gone', { version: 1, filter: {}, sort: [{ field: 'SMELL' }] }, /"SMELL" does not exist/],
    ['no filter', { version: 1, filter: null, sort: [] }, /filter/],
    ['another version', { version: 2, filter: { liked: true } }, /another version/],
    ['the form of another program', { query: 'x', selected_tags: ['a'] }, /another version/],
    ['nothing', {}, /another version/],
  ])('with %s', async (_, filters, problem) => {
    const { id: good } = await save();
    const { id } = await save();
    await store(id, filters);

    expect(await read(id)).toMatchObject({ problem: expect.stringMatching(problem), scenes: null, sort: [] });
    expect((await ada.client.savedSearches()).savedSearches).toMatchObject([
      { id, problem: expect.stringMatching(problem) },
      { id: good, problem: null },
    ]);
  });

  test('when a tag, actor or studio that it names is gone', async () => {
    const tag = await addTag();
    const actor = await rows(em()).insertInto('actors').values({ name: 'A' }).returning('id').executeTakeFirstOrThrow();
    const byTag = await save({ filter: { or: [{ tags: { none: [tag] } }] } });
    const byActor = await save({ filter: { actors: { all: [actor.id.toUpperCase()] } } });
    expect([byTag.problem, byActor.problem]).toEqual([null, null]);

    await rows(em()).deleteFrom('tags').where('id', '=', Number(tag)).execute();
    await rows(em()).updateTable('actors').set({ deletedAt: new Date() }).where('id', '=', actor.id).execute();

    expect(await read(byTag.id)).toMatchObject({ problem: `There is no tag ${tag}.`, scenes: null });
    expect(await read(byActor.id)).toMatchObject({ problem: `There is no actor ${actor.id}.`, scenes: null });
  });

  test('when the right to its filter is gone', async () => {
    const { id } = await save();
    await store(id, { version: 1, filter: { pathPrefix: '/films/' }, sort: [] });

    expect(await read(id)).toMatchObject({ problem: expect.stringContaining('storage:manage'), scenes: null });
  });
});
