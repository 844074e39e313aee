/** Pages are the same whether few or many scenes match, and whether few or many scenes are on them: they are read in other ways. */

import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { allOf, anyOf, isAmong, not, whereFew } from '../../src/lists/filters.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { statementsOf } from '../support/statements.ts';

let server: TestServer;
let viewer: TestUser;

/** Tag 1 is on every scene, tag 2 on 2,001 of them, tag 3 on 2,000, tag 4 on 7, tag 5 on none. */
const sizes = [2500, 2001, 2000, 7, 0];

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  viewer = await server.user();
  await server.app.orm.em.execute(`
    insert into scenes (title, duration) select 'Scene ' || n, n % 97 from generate_series(1, 2500) n;
    insert into tags (name) select 'tag ' || n from generate_series(1, 30) n;
    insert into actors (name) select 'Actor ' || n from generate_series(1, 30) n;
    insert into scene_tags (scene_id, tag_id)
      select s, t from unnest(array[${sizes}]) with ordinality as sized(size, t), generate_series(1, size) s
      union select s, 6 + s * n % 25 from generate_series(1, 2500) s, generate_series(1, 4) n where s % 3 > 0;
    insert into scene_actors (scene_id, actor_id)
      select distinct s, 1 + s * n % 30 from generate_series(1, 2500) s, generate_series(1, 3) n where s % 4 > 0;
    update actors set deleted_at = now() where id % 10 = 0`);
});

afterAll(async () => server?.[Symbol.asyncDispose]());

test.each([
  [{ all: [1] }, 2500],
  [{ all: [2] }, 2001],
  [{ all: [3] }, 2000],
  [{ all: [1, 2] }, 2001],
  [{ all: [1, 2, 3] }, 2000],
  [{ all: [1, 4] }, 7],
  [{ all: [1, 5] }, 0],
  [{ any: [3, 4] }, 2000],
])('of tags %j there are %d scenes, in the order of their length', async (tags, count) => {
  const query = `query ($tags: IdSetFilter!, $after: String) {
    scenes(first: 100, after: $after, filter: {tags: $tags, duration: {gte: 0}}, sort: [{field: DURATION}]) {
      totalCount nodes { id duration } pageInfo { hasNextPage endCursor } } }`;
  const nodes: Scenes['nodes'] = [];
  for (let after: string | null = null, more = true; more; ) {
    const scenes: Scenes = await scenesOf(query, { tags: asTexts(tags), after });
    nodes.push(...scenes.nodes);
    expect(scenes.totalCount).toBe(count);
    ({ hasNextPage: more, endCursor: after } = scenes.pageInfo);
  }
  const expected = Array.from({ length: count }, (_, index) => ({ id: `${index + 1}`, duration: (index + 1) % 97 }));
  expect(nodes).toEqual(expected.sort((a, b) => a.duration - b.duration || Number(a.id) - Number(b.id)));
});

interface Scenes {
  totalCount: number;
  nodes: { id: string; actors: unknown[]; tags: unknown[] }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

async function scenesOf(query: string, variables = {}): Promise<Scenes> {
  const { data } = await ask(server.url, query, { ...viewer, variables });
  return (data as { scenes: Scenes }).scenes;
}

const asTexts = (tags: object) =>
  Object.fromEntries(Object.entries(tags).map(([name, ids]) => [name, (ids as number[]).map(String)]));

test.each([
  [[1, 3], 1],
  [[1, 2], 2],
])('scenes with tags %j are found by %d statements', async (tags, count) => {
  const query = `{ scenes(filter: {tags: {all: ${JSON.stringify(tags.map(String))}}}) { nodes { id } } }`;
  await ask(server.url, query, viewer);
  const statements = await statementsOf(async () => ask(server.url, query, viewer));
  expect(statements.filter((statement) => statement.includes('scene_tags'))).toHaveLength(count);
});

test('the keys are looked for once, and not again to count them', async () => {
  const few = whereFew(isAmong('scenes.id', sql`select scene_id from scene_tags where tag_id = 2`));
  const { rows: plan } = await sql`explain select from scenes where ${few}`.execute(rows(server.app.orm.em.fork()));
  expect(JSON.stringify(plan).match(/ on scene_tags/g)).toHaveLength(1);
});

test.each([
  '',
  'filter: {tags: {all: ["1", "3"]}}, ',
  'filter: {tags: {all: ["1", "2"]}}, ',
  'sort: [{field: TITLE}], ',
])('what belongs to scenes is the same on pages of 3, of 10 and of 100 (%s)', async (args) => {
  const fields = 'id title actors { id name } tags { name id } studio { id }';
  const pageOf = async (first: number, offset: number) => {
    const { nodes } = await scenesOf(`{ scenes(${args}first: ${first}, offset: ${offset}) { nodes { ${fields} } } }`);
    return nodes;
  };
  const whole = await pageOf(100, 0);
  const offsets = Array.from({ length: 33 }, (_, index) => index * 3);
  expect((await Promise.all(offsets.map(async (offset) => pageOf(3, offset)))).flat()).toEqual(whole.slice(0, 99));
  expect([await pageOf(10, 0), await pageOf(10, 10)].flat()).toEqual(whole.slice(0, 20));
  expect(new Set(whole.map(({ actors }) => actors.length)).size).toBeGreaterThan(2);
  expect(whole.some(({ actors, tags }) => actors.length === 0 && tags.length > 0)).toBe(true);
});

test('only lists that all rows must be in are looked for as an array', () => {
  const [one, other] = [isAmong('scenes.id', sql`select 1`), isAmong('scenes.id', sql`select 2`)];
  const long = sql<boolean>`scenes.duration > 1`;
  expect([whereFew(long), whereFew(anyOf([one, long])), whereFew(not(one)), whereFew(allOf([]))]).toEqual(
    Array(4).fill(undefined),
  );
  const all = [one, allOf([one, other]), allOf([long, one]), allOf([long, allOf([one, long, other])])];
  expect(all.map(whereFew)).not.toContain(undefined);
});
