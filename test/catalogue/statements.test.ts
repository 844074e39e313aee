/** What reaches the database: what is selected and nothing else, in as many statements however long a page is. */
import type { GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSchema } from '../../src/graphql/schema.ts';
import { addScene } from '../support/factories.ts';
import { makeLibrary } from '../support/library.ts';
import { ask, askSocket } from '../support/request.ts';
import { selection } from '../support/selection.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { statementsOf } from '../support/statements.ts';

let server: TestServer;
let viewer: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false, config: { maxCost: 100_000_000 } });
  viewer = await server.user('admin');
  await makeLibrary(server.app, { viewer, other: await server.user('user'), sceneCount: 90 });
});

afterAll(async () => server[Symbol.asyncDispose]());

const statementsFor = async (document: string) =>
  statementsOf(async () => expect((await ask(server.url, document, viewer)).errors).toBeUndefined());

describe('of a list of scenes', () => {
  /** How the statement of each is known. */
  const marks = {
    totals: /sum\("scenes"\."duration"\)/,
    tags: /group by "scene_tags"\."tag_id"/,
    actors: /group by "scene_actors"\."actor_id"/,
    rows: /group by grouping sets \(\(studio\), \(band\)\)/,
    studios: /from "studios" inner join/,
  };

  test.each<[string, (keyof typeof marks)[]]>([
    ['nodes { id title }', []],
    ['edges { cursor node { id } } pageInfo { hasNextPage endCursor } seed', []],
    ['totalCount', ['totals']],
    ['totalDuration', ['totals']],
    ['totalCount totalDuration totalSize', ['totals']],
    ['facets { tags { count } }', ['tags']],
    ['facets { actors { count } }', ['actors']],
    ['facets { studios { count } }', ['rows', 'studios']],
    ['facets { resolutions { count } }', ['rows']],
    ['facets { studios { count } resolutions { count } }', ['rows', 'studios']],
    ['totalSize facets { tags { count } resolutions { count } }', ['totals', 'tags', 'rows']],
    ['facets { __typename }', []],
  ])('%s runs these beside the page itself: %j', async (fields, wanted) => {
    const [page = '', ...beside] = await statementsFor(`{ scenes(filter: {liked: true}, first: 3) { ${fields} } }`);

    const found = beside.flatMap((statement) =>
      Object.entries(marks).flatMap(([name, mark]) => (mark.test(statement) ? [name] : [])),
    );
    expect(beside).toHaveLength(wanted.length);
    expect(found.toSorted()).toEqual(wanted.toSorted());
    expect(page).not.toMatch(/count\(|sum\(|group by/);
  });
});

test('of a search, as many over a WebSocket as over HTTP', async () => {
  const search =
    '{ scenes(filter: {search: "a"}, first: 3) { totalCount totalSize nodes { id } facets { tags { count } } } }';
  await statementsFor(search); // the first one takes in what has changed
  const overHttp = await statementsFor(search);

  expect(await statementsOf(async () => askSocket(server.url, search, viewer))).toHaveLength(overHttp.length);
});

describe.each(['actors', 'studios', 'tags'])('of the scenes of each of the %s', (list) => {
  const scenes = (first: number, fields: string) =>
    statementsFor(`{ ${list}(first: ${first}) { nodes { id ${fields} } } }`);
  const one = 'scenes(filter: {liked: true}, sort: [{field: TITLE}], first: 3) { nodes { id } }';

  test.each([1, 2, 6])('equal arguments are one statement for all %i, with LATERAL', async (parents) => {
    const statements = await scenes(parents, one);

    expect(statements).toHaveLength(2);
    expect(statements.filter((statement) => statement.includes('"scenes"'))).toEqual([
      expect.stringMatching(/from unnest\(\$1::bigint\[\]\) as parents\(parent\) .*join lateral/s),
    ]);
  });

  test('the same written twice is one, other arguments are another one', async () => {
    const lateral = async (fields: string) => (await scenes(6, fields)).filter((text) => text.includes('lateral'));

    expect(await lateral(`${one} again: ${one}`)).toHaveLength(1);
    expect(await lateral(`${one} other: scenes(first: 4) { nodes { id } }`)).toHaveLength(2);
  });
});

test('everything of a page of scenes takes at most 20 statements, at 5 as at 50', async () => {
  const schema = await createSchema();
  const scene = selection(schema.getType('Scene') as GraphQLObjectType, 1);
  const {
    facets: _facets,
    nodes: _nodes,
    ...totals
  } = (schema.getType('SceneConnection') as GraphQLObjectType).getFields();
  const rest = Object.values(totals).filter(({ name }) => name !== 'edges' && name !== 'pageInfo');
  const page = (first: number) => `{ scenes(first: ${first}, filter: {state: [ACTIVE, TRASHED, MISSING]}) {
    ${rest.map(({ name }) => name).join(' ')} pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
    edges { cursor node ${scene} } nodes ${scene}
    facets { tags { count tag { id name color } } actors { count actor { id name image { url } } }
             studios { count studio { id name logo { url } } } resolutions { resolution count } } } }`;

  const few = await statementsFor(page(5));
  const many = await statementsFor(page(50));

  expect(many.length).toBe(few.length);
  expect(many.length).toBeLessThanOrEqual(20);
  // That everything was asked for, indeed.
  expect(rest.map(({ name }) => name)).toEqual(expect.arrayContaining(['totalCount', 'totalDuration', 'totalSize']));
  for (const name of ['interactions', 'related', 'studio', 'actors', 'tags']) expect(scene).toContain(` ${name} { `);
  expect(many.length).toBeGreaterThan(10);
});

test('a scene is read in one statement with its studio, actors and tags', async () => {
  const id = await addScene(server.app, {});
  const statements = await statementsFor(
    `{ scene(id: "${id}") { id title studio { name } actors { name } tags { name } } }`,
  );

  expect(statements).toHaveLength(1);
});
