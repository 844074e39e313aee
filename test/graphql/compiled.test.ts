/** A compiled document gives the answer that GraphQL itself gives, to the letter. */
import { type ExecutionResult, execute, getIntrospectionQuery, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { identify } from '../../src/auth/viewer.ts';
import { createContext } from '../../src/context.ts';
import { compiledExecution } from '../../src/graphql/compiled.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { makeLibrary } from '../support/library.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let viewer: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  viewer = await server.user('admin');
  await makeLibrary(server.app, { viewer, other: await server.user('user'), sceneCount: 40 });
});

afterAll(async () => server[Symbol.asyncDispose]());

const schema = await createSchema();
const executeCompiled = compiledExecution(schema);

interface Case {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

const conditions = `query ($yes: Boolean!, $no: Boolean! = false) {
  scenes(first: 3) {
    nodes { id @skip(if: $yes) title @include(if: $yes) ...a @include(if: $no) ...b @skip(if: $no) ... @skip(if: $yes) { width } }
    nodes { ... on Scene @include(if: $yes) { width duration @skip(if: $no) } }
  }
}
fragment a on Scene { size viewCount }
fragment b on Scene { size tags @include(if: $yes) { id } ...a @skip(if: $yes) }`;

const cases: Record<string, Case> = {
  'a list with what hangs on it': {
    query: `{ scenes(first: 20) { __typename totalCount seed nodes { __typename id displayTitle createdAt size duration
      state studio { id name parent { name } } actors { id name birthday } tags { id color } interactions { liked rating } }
      pageInfo { hasNextPage endCursor } edges { cursor node { id } } } }`,
  },
  'aliases, and one field asked for at several places': {
    query:
      '{ one: scenes(first: 1) { nodes { a: id b: id id } nodes { title } } two: scenes(last: 1) { nodes { id } } }',
  },
  'fragments within fragments': {
    query: `{ scenes(first: 3) { ...list } } fragment list on SceneConnection { nodes { ...card ... on Scene { width } } }
      fragment card on Scene { id ...names tags { ...tag } } fragment names on Scene { title displayTitle }
      fragment tag on Tag { name }`,
  },
  'what is skipped and included': { query: conditions, variables: { yes: true } },
  'what is skipped and included, the other way': { query: conditions, variables: { yes: false, no: true } },
  'a whole filter in variables': {
    query: `query ($filter: SceneFilter, $sort: [SceneSort!], $first: Int = 4) {
      scenes(filter: $filter, sort: $sort, first: $first) { totalCount nodes { id title duration } } }`,
    variables: {
      filter: { or: [{ duration: { gte: 10 } }, { not: { tags: { any: ['1'] } } }], state: ['ACTIVE', 'TRASHED'] },
      sort: [{ field: 'TITLE' }, { field: 'DURATION', direction: 'DESC' }],
    },
  },
  'variables within literals, and some that are absent': {
    query: `query ($tag: ID!, $title: TextCriterion, $first: Int) {
      scenes(filter: { tags: { any: [$tag, "2"] }, title: $title }, first: $first) { nodes { id } } }`,
    variables: { tag: '1' },
  },
  'null for a variable': {
    query: 'query ($first: Int) { scenes(first: $first) { nodes { id } } }',
    variables: { first: null },
  },
  'a part that fails beside one that does not': {
    query: '{ tags(first: 2) { nodes { id name } } homepageSection(id: "none") { error } scene(id: "1") { id } }',
  },
  'a failure where nothing may be absent': { query: '{ scene(id: "1") { id } scenes(first: 0) { nodes { id } } }' },
  'failures far down, one for each row': {
    query: '{ scenes(first: 4) { nodes { id related(first: 0) { id } studio { id } } } }',
  },
  'a variable that does not fit': {
    query: 'query ($first: Int!) { scenes(first: $first) { nodes { id } } }',
    variables: { first: 'many' },
  },
  'one of several operations': {
    query: 'query a { scenes(first: 1) { nodes { id } } } query b { tags(first: 1) { nodes { id } } }',
    operationName: 'b',
  },
  'an operation that is not there': { query: 'query a { tags(first: 1) { nodes { id } } }', operationName: 'b' },
  introspection: { query: getIntrospectionQuery() },
};

test.each(Object.entries(cases))('%s', async (_, { query, variables, operationName }) => {
  const document = parse(query);
  const caller = await identify(server.app, viewer.token);
  const args = { schema, document, variableValues: variables, operationName };
  const answers: string[] = [];
  for (const run of [execute, executeCompiled, executeCompiled, executeCompiled]) {
    answers.push(textOf(await run({ ...args, contextValue: createContext(server.app, caller) })));
  }

  expect(answers[0]).toMatch(/"data":\{|"errors":\[/);
  for (const answer of answers) expect(answer).toBe(answers[0]);
});

test('changes are made one after another', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `serial ${index}`);
  const query = `mutation { ${names.map((name, index) => `m${index}: createTag(name: "${name}") { id name }`).join(' ')} }`;
  const document = parse(query);
  const caller = await identify(server.app, viewer.token);
  const run = async () => executeCompiled({ schema, document, contextValue: createContext(server.app, caller) });
  const [first, again] = [await run(), await run()];
  const made = Object.values(first.data ?? {}) as { id: string; name: string }[];

  expect(made.map(({ name }) => name)).toEqual(names);
  expect(made.map(({ id }) => Number(id))).toEqual(made.map((_, index) => Number(made[0]?.id) + index));
  expect(again.errors?.map(({ path }) => path)).toEqual([['m0']]);
});

test('a document that comes again is answered as the first time over HTTP, with its error codes', async () => {
  const query = '{ scenes(first: 2) { nodes { id related(first: 0) { id } } } }';
  const answers = [
    await ask(server.url, query, viewer),
    await ask(server.url, query, viewer),
    await ask(server.url, query, viewer),
  ];

  expect(answers[0]?.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'first' });
  expect(answers[2]).toEqual(answers[1]);
  expect(answers[1]?.errors).toEqual(answers[0]?.errors);
});

const textOf = ({ errors, data }: ExecutionResult) =>
  JSON.stringify({ errors: errors?.map((error) => error.toJSON()), data });
