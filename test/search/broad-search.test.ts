/** Searches that find more scenes than are ranked: pages, totals and facets are those of a search that ranks them all. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { withinSearchLimit } from '../../src/search/search-limit.ts';
import { addScene } from '../support/factories.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

const count = 12_000;

let server: TestServer;
let user: TestUser;
let all: { id: string; views: number; field: 'A' | 'D'; isActive: boolean }[];

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  user = await server.user('user');
  await server.app.orm.em.fork().transactional(async (em) => {
    // The documents are written here, as the index would write them: in the title of every third scene, else in its description.
    await sql`set local session_replication_role = replica`.execute(rows(em));
    await sql`
      insert into scenes (title, original_filename, view_count, duration, size, trashed_at)
      select 'Scene ' || n, 'n.mp4', n * 7919 % 5000, 2, 3, case when n % 50 = 0 then now() end
        from generate_series(1, ${count}::int) n`.execute(rows(em));
    await sql`
      insert into search_documents (kind, id, words, facts, version)
      select 'scene', id, ('''lake'':1' || case when id % 3 = 0 then 'A' else 'D' end
             || case when id % 5 = 0 then ' ''pond'':9D' else '' end
             || ' ''shore'':8D')::tsvector, case when id in (3, 4, 50) then '{-100,1}' else '{-100}' end::int[], 1 from scenes`.execute(
      rows(em),
    );
    await sql`
      insert into search_words (word, documents)
      values ('lake', ${count}), ('pond', ${count / 5}), ('shore', ${count})`.execute(rows(em));
    await sql`insert into tags (id, name) values (1, 'water')`.execute(rows(em));
    await sql`insert into scene_tags (scene_id, tag_id) values (3, 1), (4, 1), (50, 1)`.execute(rows(em));
  });
  const { rows: scenes } = await sql<(typeof all)[number]>`
    select id::text, view_count::int as views, case when id % 3 = 0 then 'A' else 'D' end as field,
           trashed_at is null as "isActive" from scenes`.execute(rows(em()));
  all = scenes;
});

afterAll(async () => server[Symbol.asyncDispose]());

const em = () => server.app.orm.em.fork();

/** In the title before in the description, then by views, then the newest. */
const inOrder = (scenes: typeof all) =>
  scenes
    .filter(({ isActive }) => isActive)
    .sort((a, b) => a.field.localeCompare(b.field) || b.views - a.views || Number(b.id) - Number(a.id))
    .map(({ id }) => id);

const page = async (variables: Parameters<TestUser['client']['scenes']>[0]) => {
  const { scenes } = await user.client.scenes({ totals: true, ...variables });
  return { ids: scenes.nodes.map(({ id }) => id), total: scenes.totalCount, end: scenes.pageInfo.endCursor };
};

describe.each([
  ['a word', 'lake'],
  ['a beginning', 'lak'],
  ['a word with an exclusion', 'lake -pond'],
])('%s', (_what, search) => {
  const expected = () => inOrder(search.includes('pond') ? all.filter(({ id }) => Number(id) % 5 !== 0) : all);

  test('has its best scenes on the first pages, in order, and counts all', async () => {
    const want = expected();
    const first = await page({ filter: { search }, first: 20 });
    expect(first).toMatchObject({ ids: want.slice(0, 20), total: want.length });
    const second = await page({ filter: { search }, first: 20, after: first.end });
    expect(second.ids).toEqual(want.slice(20, 40));
    expect((await page({ filter: { search }, first: 100 })).ids).toEqual(want.slice(0, 100));
    expect((await page({ filter: { search }, first: 50, offset: 4000 })).ids).toEqual(want.slice(4000, 4050));
    expect((await page({ filter: { search }, last: 3 })).ids).toEqual(want.slice(-3));
  });

  test('is narrowed by other criteria, and put in another order', async () => {
    const want = expected();
    const few = want.filter((id) => (all[Number(id) - 1]?.views ?? 0) > 4900);
    const filter = { search, viewCount: { gt: 4900 } };
    expect(await page({ filter, first: 100 })).toMatchObject({ ids: few.slice(0, 100), total: few.length });
    const byAge = want.toSorted((a, b) => Number(b) - Number(a));
    expect(
      (await page({ filter: { search }, sort: [{ field: 'CREATED_AT', direction: 'DESC' }], first: 5 })).ids,
    ).toEqual(byAge.slice(0, 5));
  });
});

test('of a search that no title has, the best are found all the same', async () => {
  const want = inOrder(all).toSorted((a, b) => viewsOf(b) - viewsOf(a) || Number(b) - Number(a));
  expect(await page({ filter: { search: 'shore' } })).toMatchObject({ ids: want.slice(0, 20), total: want.length });
});

const viewsOf = (id: string) => all[Number(id) - 1]?.views ?? 0;

test('scenes whose views are unknown count as unseen', async () => {
  const [least] = inOrder(all).slice(-1);
  const change = (viewCount: string | null) =>
    rows(em())
      .updateTable('scenes')
      .set({ viewCount })
      .where('id', '=', least ?? '')
      .execute();
  const before = viewsOf(least ?? '');
  await change(null);

  expect((await page({ filter: { search: 'lake' }, first: 20 })).ids).toEqual(inOrder(all).slice(0, 20));
  await change(String(before));
});

test('facets are those of all', async () => {
  const { scenes } = await user.client.sceneFacets({ filter: { search: 'lake' } });

  expect(scenes.facets?.tags).toMatchObject([{ count: 2, tag: { name: 'water' } }]); // the 50th is in the trash
  expect(scenes.totalCount).toBe(inOrder(all).length);
});

test('what the index does not know yet is neither counted nor listed wrongly', async () => {
  const gone = inOrder(all).slice(0, 600); // more than a search takes in by itself
  await rows(em()).deleteFrom('scenes').where('id', 'in', gone).execute();

  const want = inOrder(all).slice(600);
  const first = await page({ filter: { search: 'lake' }, first: 20 });
  expect(first).toMatchObject({ ids: want.slice(0, 20), total: want.length });
  expect((await page({ filter: { search: 'lake', viewCount: { gte: 0 } }, first: 20 })).total).toBe(want.length);
});

test('no statement of a search goes on for ever, and the error says what to do', async () => {
  const slow = withinSearchLimit(em(), async () => sql`select pg_sleep(30)`.execute(rows(em())));

  await expect(slow).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('longer words') });
});

test('many changes by a search at once do not wait for one another while the index takes something in', async () => {
  const admin = await server.user('admin');
  await addScene(server.app, { title: 'rowing boats' });
  const changes = Array.from({ length: 13 }, async () =>
    ask(server.url, 'mutation { processScenes(phase: METADATA, filter: { search: "rowing" }) { queued } }', admin),
  );

  for (const { errors } of await Promise.all(changes)) expect(errors).toBeUndefined();
});
