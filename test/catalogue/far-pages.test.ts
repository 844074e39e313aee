/** Pages far in begin at their cursor, lists by name are read in the order of an index, and a part of a title is looked up: what PostgreSQL does with statements that have an index. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { statementsOf } from '../support/statements.ts';

interface PlanNode {
  'Node Type': string;
  'Parent Relationship'?: string;
  'Scan Direction'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Plan Rows': number;
  Plans?: PlanNode[];
}

let server: TestServer;
let viewer: TestUser;
let client: pg.Client;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  viewer = await server.user();
  client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  await client.query(`
    insert into scenes (title, view_count, created_at)
    select 'Scene ' || n, n % 50, now() - n * interval '1 minute' from generate_series(1, 300) as n`);
  for (const table of ['actors', 'studios', 'tags'])
    await client.query(`insert into ${table} (name) select 'Name ' || n from generate_series(1, 300) as n`);
  await client.query('analyze');
  // Whatever can be done without sorting and without reading the whole table is, small as it is.
  for (const way of ['sort', 'incremental_sort', 'seqscan', 'bitmapscan'])
    await client.query(`set enable_${way} = off`);
});

afterAll(async () => {
  await client?.end();
  await server?.[Symbol.asyncDispose]();
});

describe.each([
  ['CREATED_AT', 'DESC', 'idx_scenes_created_at', 'Backward'],
  ['TITLE', 'ASC', 'idx_scenes_title', 'Forward'],
  ['VIEW_COUNT', 'DESC', 'idx_scenes_view_count', 'Backward'],
])('by %s %s', (field, direction, index, reading) => {
  const other = reading === 'Forward' ? 'Backward' : 'Forward';
  const sort = [{ field, direction }];

  test('the first page is read from the index', async () => {
    expect(await readingOf({ sort, first: 5 })).toMatchObject({ 'Index Name': index, 'Scan Direction': reading });
  });

  test.each([
    ['after', 'first', reading],
    ['before', 'last', other],
  ])('and so is the page %s a cursor, from there on', async (side, size, way) => {
    const cursor = await cursorOf({ sort, offset: 150 });

    expect(await readingOf({ sort, [size]: 5, [side]: cursor })).toMatchObject({
      'Index Name': index,
      'Scan Direction': way,
      'Index Cond': expect.stringMatching(/^\(ROW\(.*\) [<>] ROW\(/),
    });
  });

  test('and PostgreSQL expects more than a row or two there, or it would read narrow filters from it', async () => {
    const after = await cursorOf({ sort, offset: 150 });

    expect((await readingOf({ sort, first: 5, after }))['Plan Rows']).toBeGreaterThan(50);
  });
});

test.each(['actors', 'studios', 'tags'])('%s by name are read from an index, from the cursor on', async (list) => {
  const document = (after: string) =>
    `{ ${list}(first: 5, sort: [{field: NAME}]${after}) { nodes { name } pageInfo { endCursor } } }`;
  const first = (await ask(server.url, document(''), { token: viewer.token })).data?.[list] as {
    nodes: { name: string }[];
    pageInfo: { endCursor: string };
  };
  expect(first.nodes.map(({ name }) => name)).toEqual([1, 2, 3, 4, 5].map((n) => `Name ${n}`));
  for (const after of ['', `, after: "${first.pageInfo.endCursor}"`]) {
    const asked = async () => ask(server.url, document(after), { token: viewer.token });
    const statement = (await statementsOf(asked)).find((text) => text.includes('cursor0')) ?? '';
    const { rows } = await client.query(`explain (generic_plan, format json) ${statement}`);
    const limit = rows[0]['QUERY PLAN'][0].Plan as PlanNode;
    expect([limit['Node Type'], limit.Plans?.[0]]).toMatchObject([
      'Limit',
      { 'Node Type': 'Index Scan', 'Index Name': `idx_${list}_natural_name` },
    ]);
    if (after) expect(limit.Plans?.[0]?.['Index Cond']).toMatch(/^\(ROW\(.*\) > ROW\(/);
  }
});

test('what the scenes belong to is read for those on the page, not for those that an offset skips', async () => {
  const { limit, above } = await planOf({ first: 5, offset: 200 });
  const isSubPlan = (node: PlanNode) => node['Parent Relationship'] === 'SubPlan';

  const written = above.Plans?.filter(isSubPlan) ?? [];
  expect(written.flatMap(({ Plans }) => Plans)).toHaveLength(3); // the studio, the actors and the tags
  expect(limit.Plans?.filter(isSubPlan)).toHaveLength(0);
});

test('a part of a title is looked up in an index, not in every title', async () => {
  const document = '{ scenes(filter: { title: { contains: "ne 15" } }) { totalCount } }';
  const counted = async () =>
    expect((await ask(server.url, document, { token: viewer.token })).data).toMatchObject({
      scenes: { totalCount: 11 },
    });
  const statement = (await statementsOf(counted)).find((text) => /count\(.*ilike/s.test(text)) ?? '';
  await client.query('set enable_bitmapscan = on');

  const { rows } = await client.query(`explain (generic_plan, format text) ${statement}`);

  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('Bitmap Index Scan on idx_scenes_title_parts');
});

/** How the scenes of a page are read; fails when anything but the limit comes after it. */
async function readingOf(variables: Record<string, unknown>): Promise<PlanNode> {
  const { limit } = await planOf(variables);
  return limit.Plans?.find((node) => node['Node Type'] === 'Index Scan') ?? expect.fail(JSON.stringify(limit));
}

/** The plan for parameters of any value: its limit, and what is around that. */
async function planOf(variables: Record<string, unknown>): Promise<{ above: PlanNode; limit: PlanNode }> {
  const [statement = ''] = (await statementsOf(() => page(variables))).filter((text) => text.includes('cursor0'));
  const { rows } = await client.query(`explain (generic_plan, format json) ${statement}`);
  const above = rows[0]['QUERY PLAN'][0].Plan as PlanNode;
  expect(above['Node Type']).toBe('Subquery Scan');
  const limit = above.Plans?.find((node) => node['Node Type'] === 'Limit');
  return { above, limit: limit ?? expect.fail(JSON.stringify(above)) };
}

async function cursorOf(variables: Record<string, unknown>): Promise<string> {
  return (await page({ ...variables, first: 1 })).pageInfo.endCursor;
}

async function page(variables: Record<string, unknown>): Promise<{ pageInfo: { endCursor: string } }> {
  const document = `
    query ($sort: [SceneSort!], $first: Int, $after: String, $last: Int, $before: String, $offset: Int) {
      scenes(sort: $sort, first: $first, after: $after, last: $last, before: $before, offset: $offset) {
        nodes { id studio { id } actors { id } tags { id } } pageInfo { endCursor } } }`;
  const { data, errors } = await ask(server.url, document, { token: viewer.token, variables });
  expect(errors).toBeUndefined();
  return data?.scenes as { pageInfo: { endCursor: string } };
}
