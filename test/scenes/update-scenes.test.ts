/** The same change for many scenes: all or nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { addActor, addScene, addStudio, addTag, link } from '../support/factories.ts';
import { codesOf } from '../support/refusals.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { statementsOf } from '../support/statements.ts';

let server: TestServer;
let editor: TestUser;
let user: TestUser;
/** Scenes of the test, with the tags and actors that stand there. */
let plain: string;
let tagged: string;
let cast: string;
let [red, green, blue] = ['', '', ''];
let [ann, bo]: { pk: string; id: string }[] = [];

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  [editor, user] = [await server.user('moderator'), await server.user('user')];
});

afterAll(async () => server[Symbol.asyncDispose]());

beforeEach(async () => {
  await rows(em()).deleteFrom('scenes').execute();
  [plain, tagged, cast] = [
    await addScene(server.app, { type: 'kept' }),
    await addScene(server.app),
    await addScene(server.app),
  ];
  [red, green, blue] = [await addTag(server.app), await addTag(server.app), await addTag(server.app)];
  [ann, bo] = [await addActor(server.app), await addActor(server.app)];
  await link(server.app, tagged, { tags: [red, green] });
  await link(server.app, cast, { actors: [ann?.pk ?? ''], tags: [red] });
});

const em = () => server.app.orm.em.fork();
const read = async (id: string) => (await user.client.editedScene({ id })).scene;
const all = async () => Promise.all([plain, tagged, cast].map(read));
const tagsOf = async (id: string) => (await read(id))?.tags.map((tag) => tag.id).sort();
const actorsOf = async (id: string) => (await read(id))?.actors.map((actor) => actor.id).sort();

test('who may see scenes may not edit them', async () => {
  const before = await all();

  expect(await codesOf([user.client.updateScenes({ ids: [plain], input: { type: 'x' } })])).toEqual(['FORBIDDEN']);
  expect(await all()).toEqual(before);
});

describe('tags and actors', () => {
  test('are added to what is there', async () => {
    const { updateScenes } = await editor.client.updateScenes({
      ids: [plain, tagged],
      input: { tags: { mode: 'ADD', ids: [green, blue, blue] }, actors: { mode: 'ADD', ids: [bo?.id ?? ''] } },
    });

    expect(updateScenes).toEqual({ count: 2, ids: [plain, tagged], failures: [], changeId: expect.any(String) });
    expect(await tagsOf(plain)).toEqual([green, blue].sort());
    expect(await tagsOf(tagged)).toEqual([red, green, blue].sort());
    expect(await tagsOf(cast)).toEqual([red]);
    expect(await actorsOf(plain)).toEqual([bo?.id]);
    expect(await actorsOf(cast)).toEqual([ann?.id]);
  });

  test('are removed where they are', async () => {
    await editor.client.updateScenes({
      ids: [plain, tagged, cast],
      input: { tags: { mode: 'REMOVE', ids: [red, blue] }, actors: { mode: 'REMOVE', ids: [ann?.id ?? ''] } },
    });

    expect(await Promise.all([plain, tagged, cast].map(tagsOf))).toEqual([[], [green], []]);
    expect(await actorsOf(cast)).toEqual([]);
  });

  test('are replaced, also by none', async () => {
    await editor.client.updateScenes({
      ids: [plain, tagged, cast],
      input: { tags: { mode: 'REPLACE', ids: [green, blue] }, actors: { mode: 'REPLACE', ids: [] } },
    });

    for (const id of [plain, tagged, cast]) expect(await tagsOf(id)).toEqual([green, blue].sort());
    expect(await actorsOf(cast)).toEqual([]);
  });
});

test('studio, date and type are set, kept where absent, and cleared by null', async () => {
  const studio = await addStudio(server.app);

  await editor.client.updateScenes({ ids: [plain, cast], input: { studioId: studio.id, releaseDate: '2020-02-29' } });
  const set = await Promise.all([plain, cast].map(read));
  await editor.client.updateScenes({ ids: [plain], input: { studioId: null, releaseDate: null, type: null } });
  const cleared = await read(plain);

  expect(set).toMatchObject([
    { studio: { id: studio.id }, releaseDate: '2020-02-29', type: 'kept' },
    { studio: { id: studio.id }, releaseDate: '2020-02-29', type: null },
  ]);
  expect(cleared).toMatchObject({ studio: null, releaseDate: null, type: null });
});

describe('by filter', () => {
  test('those that it matches are changed, and no others', async () => {
    const { updateScenes } = await editor.client.updateScenes({
      filter: { tags: { any: [red] } },
      input: { tags: { mode: 'REPLACE', ids: [blue] }, type: 'found' },
      expectedCount: 2,
    });

    expect(updateScenes).toEqual({ count: 2, ids: [tagged, cast], failures: [], changeId: expect.any(String) });
    expect((await all()).map((scene) => scene?.type)).toEqual(['kept', 'found', 'found']);
    expect(await Promise.all([plain, tagged, cast].map(tagsOf))).toEqual([[], [blue], [blue]]);
  });

  test('what is in the trash is left out unless it is asked for', async () => {
    await rows(em()).updateTable('scenes').set({ trashedAt: new Date() }).where('id', '=', tagged).execute();

    const filter = { tags: { any: [red] } };
    expect((await editor.client.updateScenes({ filter, input: { type: 'x' } })).updateScenes.ids).toEqual([cast]);
    const trashed = { ...filter, state: ['TRASHED' as const] };
    expect((await editor.client.updateScenes({ filter: trashed, input: { type: 'x' } })).updateScenes.ids).toEqual([
      tagged,
    ]);
  });

  test('that matches nothing, nothing is changed', async () => {
    const { updateScenes } = await editor.client.updateScenes({
      filter: { type: { eq: 'no such type' } },
      input: { type: 'x' },
    });

    expect(updateScenes).toEqual({ count: 0, ids: [], failures: [], changeId: null });
  });
});

describe('all or nothing', () => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  const refusals: [string, () => Parameters<TestUser['client']['updateScenes']>[0], object][] = [
    [
      'fewer than expected',
      () => ({ ids: [plain], input: { type: 'x' }, expectedCount: 2 }),
      { code: 'CONFLICT', field: 'expectedCount' },
    ],
    [
      'more than expected',
      () => ({ filter: {}, input: { type: 'x' }, expectedCount: 2 }),
      { code: 'CONFLICT', field: 'expectedCount' },
    ],
    [
      'none where some were expected',
      () => ({ filter: { type: { eq: 'none' } }, input: { type: 'x' }, expectedCount: 1 }),
      { code: 'CONFLICT' },
    ],
    ['no scene named', () => ({ ids: [], input: { type: 'x' } }), { code: 'BAD_USER_INPUT', field: 'ids' }],
    [
      'an unknown scene',
      () => ({ ids: [plain, '999999'], input: { type: 'x' } }),
      { code: 'BAD_USER_INPUT', field: 'ids', message: 'There is no scene 999999.' },
    ],
    ['no id at all', () => ({ ids: [plain, 'x'], input: { type: 'x' } }), { code: 'BAD_USER_INPUT', field: 'ids' }],
    [
      'ids and filter',
      () => ({ ids: [plain], filter: {}, input: { type: 'x' } }),
      { code: 'BAD_USER_INPUT', field: 'ids' },
    ],
    ['neither ids nor filter', () => ({ input: { type: 'x' } }), { code: 'BAD_USER_INPUT', field: 'ids' }],
    [
      'an unknown tag',
      () => ({ ids: [plain], input: { type: 'x', tags: { mode: 'ADD', ids: [red, '999'] } } }),
      { code: 'BAD_USER_INPUT', field: 'input.tags.ids', message: 'There is no tag 999.' },
    ],
    [
      'an unknown actor',
      () => ({
        ids: [plain],
        input: { tags: { mode: 'ADD', ids: [red] }, actors: { mode: 'REPLACE', ids: [nobody] } },
      }),
      { code: 'BAD_USER_INPUT', field: 'input.actors.ids', message: `There is no actor ${nobody}.` },
    ],
    [
      'an unknown tag, where no scene matches',
      () => ({ filter: { ids: [] }, input: { tags: { mode: 'ADD', ids: ['9999'] } } }),
      { code: 'BAD_USER_INPUT', field: 'input.tags.ids', message: 'There is no tag 9999.' },
    ],
    [
      'an unknown actor, where no scene matches',
      () => ({ filter: { ids: [] }, input: { actors: { mode: 'REMOVE', ids: [nobody] } } }),
      { code: 'BAD_USER_INPUT', field: 'input.actors.ids', message: `There is no actor ${nobody}.` },
    ],
    [
      'an unknown studio, where no scene matches',
      () => ({ filter: { ids: [] }, input: { studioId: nobody } }),
      { code: 'BAD_USER_INPUT', field: 'input.studioId', message: `There is no studio ${nobody}.` },
    ],
    [
      'an unknown studio',
      () => ({ ids: [plain], input: { type: 'x', studioId: nobody } }),
      { code: 'BAD_USER_INPUT', field: 'input.studioId' },
    ],
    [
      'a type that is too long',
      () => ({ ids: [plain], input: { type: 'x'.repeat(51) } }),
      { code: 'BAD_USER_INPUT', field: 'input.type' },
    ],
    ['tags: null', () => ({ ids: [plain], input: { tags: null } }), { code: 'BAD_USER_INPUT', field: 'input.tags' }],
    [
      'actors: null',
      () => ({ ids: [plain], input: { actors: null } }),
      { code: 'BAD_USER_INPUT', field: 'input.actors' },
    ],
    [
      'more than 10000 ids',
      () => ({ ids: Array.from({ length: 10_001 }, (_, index) => String(index + 1)), input: { type: 'x' } }),
      { code: 'BAD_USER_INPUT', field: 'ids' },
    ],
  ];

  test.each(refusals)('%s: refused, and nothing is changed', async (_what, variables, refusal) => {
    const before = await all();

    await expect(editor.client.updateScenes(variables())).rejects.toMatchObject(refusal);
    expect(await all()).toEqual(before);
  });
});

test('two who change different fields of the same scenes both succeed', async () => {
  const ids = [plain, tagged, cast];

  await Promise.all([
    editor.client.updateScenes({ ids, input: { type: 'x' } }),
    editor.client.updateScenes({ ids: ids.toReversed(), input: { releaseDate: '2020-01-01' } }),
    editor.client.updateScenes({ ids, input: { tags: { mode: 'ADD', ids: [blue] } } }),
    editor.client.updateScenes({ ids: ids.toReversed(), input: { tags: { mode: 'ADD', ids: [green] } } }),
  ]);

  for (const id of ids) {
    expect(await read(id)).toMatchObject({ type: 'x', releaseDate: '2020-01-01' });
    expect(await tagsOf(id)).toEqual(expect.arrayContaining([green, blue]));
  }
});

test('ten thousand scenes take as many statements as two, and one message', async () => {
  const inserted = await em().execute<{ id: string }[]>(
    `insert into scenes (original_filename) select 'many.mp4' from generate_series(1, 10000) returning id`,
  );
  const many = inserted.map(({ id }) => id);
  const input = {
    tags: { mode: 'REPLACE' as const, ids: [red, green] },
    actors: { mode: 'ADD' as const, ids: [ann?.id ?? '', bo?.id ?? ''] },
    type: 'many',
  };

  const few = await statementsOf(async () => editor.client.updateScenes({ ids: [plain, tagged], input }));
  const lots = await statementsOf(async () => {
    const { updateScenes } = await editor.client.updateScenes({ ids: many, input });
    expect(updateScenes).toEqual({
      count: 10_000,
      ids: many.slice(0, 1000),
      failures: [],
      changeId: expect.any(String),
    });
  });
  const filter = { originalFilename: { eq: 'many.mp4' } };
  const byFilter = await statementsOf(async () => {
    const { updateScenes } = await editor.client.updateScenes({ filter, input, expectedCount: 10_000 });
    expect(updateScenes.count).toBe(10_000);
  });

  expect(lots.length).toBe(few.length);
  expect(byFilter.length).toBeLessThanOrEqual(few.length);
  expect(lots.filter((statement) => statement.includes('pg_notify'))).toHaveLength(1);
  expect(lots.length).toBeLessThanOrEqual(20);
  const [counts] = await em().execute<{ tags: number; actors: number }[]>(
    `select (select count(*)::int from scene_tags where scene_id = any (select id from scenes where original_filename = 'many.mp4')) as tags,
            (select count(*)::int from scene_actors where scene_id = any (select id from scenes where original_filename = 'many.mp4')) as actors`,
  );
  expect(counts).toEqual({ tags: 20_000, actors: 20_000 });
});
