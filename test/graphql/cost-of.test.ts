/** What documents cost: counted as they will be executed, and within the limit for everything that people do. */
import { readdirSync, readFileSync } from 'node:fs';
import { getIntrospectionQuery, getOperationAST, Kind, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { countOperation } from '../../src/graphql/cost-of.ts';
import { introspected } from '../../src/graphql/introspection.ts';
import { allowanceOf } from '../../src/graphql/limits.ts';
import { createSchema } from '../../src/graphql/schema.ts';

const schema = await createSchema();
const { maxCost, maxCostAnonymous } = readConfig({});

function count(text: string, variables: Record<string, unknown> = {}, operationName?: string) {
  const document = parse(text);
  const fragments = Object.fromEntries(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const operation = getOperationAST(document, operationName) ?? expect.fail('no operation');
  return countOperation({ schema, fragments, operation, variables });
}

const costOf = (text: string, variables?: Record<string, unknown>) => count(text, variables).cost;

describe('counted', () => {
  const page = (first: number) => costOf(`{ scenes(first: ${first}) { nodes { id title } } }`);

  test('a list is multiplied by first, by last, or by the default page', () => {
    expect(page(100) - page(50)).toBe(50 * 2);
    expect(costOf('{ scenes(last: 50) { nodes { id title } } }')).toBe(page(50));
    expect(costOf('{ scenes { nodes { id title } } }')).toBe(page(20));
  });

  test('what a list cannot return is not counted: its field refuses it', () => {
    expect(page(2_000_000_000)).toBe(page(100));
    expect(page(-5)).toBe(page(0));
  });

  test('lists within lists multiply', () => {
    const nested = (first: number) =>
      costOf(`{ actors(first: 10) { nodes { scenes(first: ${first}) { nodes { id title duration } } } } }`);
    expect(nested(100) - nested(50)).toBe(10 * 50 * 3);
  });

  test('variables, with their defaults', () => {
    const text = 'query ($first: Int = 30) { scenes(first: $first) { nodes { id title } } }';
    expect(costOf(text)).toBe(page(30));
    expect(costOf(text, { first: 70 })).toBe(page(70));
  });

  test('fragments where they are used, and inline ones', () => {
    const both = `{ scenes(first: 100) { nodes { ...Card } edges { node { ... on Scene { ...Card } } } } }
      fragment Card on Scene { id title }`;
    expect(costOf(both)).toBe(costOf('{ scenes(first: 100) { nodes { id title } edges { node { id title } } } }'));
  });

  test('each alias, and the same field once', () => {
    expect(costOf('{ a: stats { sceneCount } b: stats { sceneCount } }')).toBe(2 * costOf('{ stats { sceneCount } }'));
    expect(costOf('{ stats { sceneCount } stats { sceneCount } }')).toBe(costOf('{ stats { sceneCount } }'));
  });

  test('not what is skipped', () => {
    const text = 'query ($all: Boolean!) { scenes { nodes { id } totalCount @include(if: $all) } }';
    expect(costOf(text, { all: true })).toBeGreaterThan(costOf(text, { all: false }) + 1000);
  });

  test('of a union the dearest of its types', () => {
    const related = '... on Scene { related { id } }';
    const both = costOf(`{ searchSuggestions(text: "a") { ${related} ... on Tag { id } } }`);
    expect(both).toBe(costOf(`{ searchSuggestions(text: "a") { ${related} } }`));
  });

  test('a filter once for each statement that tries it', () => {
    const filter = 'filter: { title: { contains: "boat" } }';
    const [page, total] = [
      `{ scenes(${filter}) { nodes { id } } }`,
      `{ scenes(${filter}) { nodes { id } totalCount } }`,
    ];
    const unfiltered = costOf('{ scenes { nodes { id } } }');
    expect(costOf(page)).toBeGreaterThan(unfiltered + 7000);
    expect(costOf(total)).toBeGreaterThan(costOf(page) + 7000);
  });

  test('a filter in variables as one in the document', () => {
    const filter = { or: [{ tags: { any: ['1', '2'] } }, { rating: { gte: 4, lte: 5 } }] };
    expect(costOf('query ($filter: SceneFilter) { scenes(filter: $filter) { nodes { id } } }', { filter })).toBe(
      costOf(
        '{ scenes(filter: { or: [{ tags: { any: ["1", "2"] } }, { rating: { gte: 4, lte: 5 } }] }) { nodes { id } } }',
      ),
    );
  });

  test('depth, aliases and root fields', () => {
    expect(count('{ a: stats { n: sceneCount } scenes { nodes { studio { id } } } }')).toMatchObject({
      depth: 4,
      aliases: 2,
      rootFields: 2,
    });
  });

  test('variables that do not fit cost what they do: nothing is executed with them', () => {
    expect(
      costOf('query ($first: Int!) { scenes(first: $first) { nodes { id } } }', { first: 'many' }),
    ).toBeGreaterThan(0);
    expect(costOf('query ($id: ID!, $title: Boolean! = true) { scene(id: $id) { title @include(if: $title) } }')).toBe(
      0,
    );
  });
});

const card = `id displayTitle duration width height viewCount studio { id name } tags { id name color }
  actors { id name } thumbnail { url width height } interactions { liked rating jizzCount resumePosition }`;

describe('within the limit', () => {
  const folder = new URL('../../src/sdk/operations/', import.meta.url);
  const operations = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
  const document = operations.join('\n');
  const names = parse(document).definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION && one.name ? [{ name: one.name.value, kind: one.operation }] : [],
  );

  test.each(names)('$name of the SDK, with the largest page', ({ name, kind }) => {
    const limit = kind === 'subscription' ? maxCost / 10 : maxCost / 2;
    const variables = { first: 100, pageSize: 100, limit: 100, ids: ['1'], id: '1', search: 'a', storagePathId: '1' };
    const { cost, depth } = count(document, variables, name);
    expect(cost).toBeGreaterThan(0);
    expect(cost).toBeLessThan(limit);
    expect(depth).toBeLessThan(12);
  });

  /** As docs/api.md has them. */
  test.each([
    [
      'a page of 100 scenes with everything on a card',
      `{ scenes(first: 100) { totalCount nodes { ${card} } } }`,
      20_000,
    ],
    ['the home page', `{ homepage { section { id title } scenes { ${card} } } }`, 60_000],
    ['one scene and 15 related', `{ scene(id: "1") { ${card} related { ${card} } } }`, 6_000],
    [
      'a search with all facets',
      `{ scenes(filter: { search: "boat" }) { totalCount nodes { ${card} }
      facets { tags { count tag { id } } actors { count actor { id } } studios { count studio { id } } resolutions { count resolution } } } }`,
      75_000,
    ],
    [
      'what nothing is known of, counted',
      `{ scenes(filter: { tags: { isEmpty: true }, actors: { isEmpty: true }, studios: { isEmpty: true } }) {
      totalCount nodes { ${card} } } }`,
      175_000,
    ],
  ])('%s', (_name, text, most) => {
    expect(costOf(text)).toBeLessThan(most);
    expect(costOf(text)).toBeGreaterThan(most / 3);
    expect(costOf(text)).toBeLessThan(maxCost);
    expect(count(text).filter).toBeLessThanOrEqual(maxCost * 0.4);
  });
});

describe('above the limit, without being tried', () => {
  const facets = 'facets { tags { count } actors { count } studios { count } resolutions { count } }';
  const chain = (depth: number): string =>
    depth === 0 ? 'id' : `scenes(first: 100) { nodes { actors { ${chain(depth - 1)} } } }`;
  test.each([
    ['actors and scenes in turn', `{ actors(first: 100) { nodes { ${chain(3)} } } }`],
    ['related scenes of those of a page', '{ scenes(first: 50) { nodes { related { related { id } } } } }'],
    ['60 times all facets', `{ ${Array.from({ length: 60 }, (_, n) => `a${n}: scenes { ${facets} }`).join(' ')} }`],
    [
      'random order with related in related',
      `{ ${Array.from({ length: 14 }, (_, n) => `a${n}: scenes(sort: [{ field: RANDOM }]) { nodes { related { related { id } } } }`).join(' ')} }`,
    ],
    [
      'averages in 20 criteria',
      `{ scenes(filter: { or: [${'{ averageRating: { gte: 1 } }'.repeat(20)}] }) { nodes { id } } }`,
    ],
    ['saved searches with their scenes', '{ savedSearches { scenes { nodes { id } } } }'],
  ])('%s', (_name, text) => {
    expect(costOf(text)).toBeGreaterThan(maxCost);
  });
});

describe('introspection', () => {
  const all = {
    schemaDescription: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    inputValueDeprecation: true,
    oneOf: true,
  };

  test.each([
    ['as it is by default', getIntrospectionQuery()],
    ['with everything', getIntrospectionQuery(all)],
    [
      'a part of it',
      '{ __schema { queryType { name } types { kind name fields(includeDeprecated: true) { name } } } }',
    ],
    ['one type', '{ __type(name: "Scene") { fields { name type { name kind ofType { name } } } } }'],
  ])('%s is within what strangers may spend', (_name, text) => {
    expect(costOf(text)).toBeLessThan(maxCostAnonymous);
  });

  const nested = (depth: number): string =>
    depth === 0 ? 'name' : `fields { type { ${nested(depth - 1)} ofType { ${nested(depth - 1)} } } }`;
  test.each([
    ['the fields of the types of all fields', `{ __schema { types { ${nested(3)} } } }`],
    [
      'twice, by an alias',
      '{ a: __schema { types { fields { name args { name } } } } b: __schema { types { fields { name args { name } } } } }',
    ],
    ['from one type on', `{ __type(name: "Query") { ${nested(3)} } }`],
  ])('%s is not', (_name, text) => {
    expect(costOf(text)).toBeGreaterThan(maxCostAnonymous);
  });

  test('the standard one is executed once, and remembered', () => {
    const ask = (text: string) => introspected({ schema, document: parse(text) });
    const [first, second] = [ask(getIntrospectionQuery()), ask(getIntrospectionQuery())];
    expect(first?.errors).toBeUndefined();
    expect(first?.data?.__schema).toMatchObject({ queryType: { name: 'Query' } });
    expect(second).toBe(first);
    expect(ask('{ __schema { queryType { name } } server { version } }')).toBeUndefined();
    expect(ask('{ a: __schema { queryType { name } } }')).toBeUndefined();
  });
});

test('the limit is that of the role, and of an API key where that is less', () => {
  const config = readConfig({ MAX_COST: '5000', MAX_COST_API_KEY: '4000', MAX_COST_BY_ROLE: 'admin=9000,guest=300' });
  const limit = (role: string | null, sessionId: string | null = 'a session') =>
    allowanceOf({ app: { config }, viewer: role === null ? null : { role, sessionId } }).points;
  expect([limit(null), limit('user'), limit('admin'), limit('guest')]).toEqual([1000, 5000, 9000, 300]);
  expect([limit('user', null), limit('admin', null), limit('guest', null)]).toEqual([4000, 4000, 300]);
});
