/** What PostgreSQL wrote goes into answers over HTTP as it is; over WebSockets every value is looked at, and the answers are the same. */
import { buildSchema, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tooLarge } from '../../src/graphql/answer-size.ts';
import { execute } from '../../src/graphql/execute.ts';
import { allowsJson, Json, written } from '../../src/graphql/json.ts';
import { makeLibrary } from '../support/library.ts';
import { ask, askSocket } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let viewer: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  viewer = await server.user('admin');
  await makeLibrary(server.app, { viewer, other: await server.user('user'), sceneCount: 40 });
  const odd = `chr(1) || chr(31) || '"quoted" \\ / ' || chr(9) || chr(10) || chr(127) || chr(8232) || 'é' || chr(128512)`;
  for (const table of ['actors', 'studios', 'tags'])
    await server.app.orm.em.execute(`update ${table} set name = ${odd} || name`);
});

afterAll(async () => server[Symbol.asyncDispose]());

const long = 'a'.repeat(64);

test.each([
  'studio { id name } actors { id name } tags { id name color }',
  'tags { color name id } actors { name } studio { name }',
  'tags { __typename kind: __typename id } studio { __typename } actors { s: __typename }',
  'tags { id: name name: id createdAt: color } actors { pk: name sceneId: id } studio { studioId: id }',
  'tags { constructor: id __proto__: name toJSON: color }',
  `tags { ${long}b: name ${long}c: id } actors { ${long}: __typename }`,
  'tags { id createdAt } actors { id birthday } studio { rating }',
  'actors { fakeBoobs heightCm gender id careerStartYear } studio { description }',
  'tags { id @include(if: $yes) name @skip(if: $yes) } actors { id @skip(if: $yes) } studio @skip(if: $yes) { id }',
  'tags { id @include(if: $no) } actors { ...Actor ... on Actor { name } } studio { ... { name } }',
  'tags { id } tags { name } labels: tags { color } actors { id } people: actors { id name }',
  'studio { scenes(first: 2) { nodes { id tags { id } } } } tags { sceneCount }',
])('scenes with %s', async (fields) => {
  const fragment = fields.includes('...Actor') ? 'fragment Actor on Actor { id }' : '';
  const query = `query ($yes: Boolean = true, $no: Boolean = false) {
    scenes(first: 40, sort: [{field: TITLE}]) { nodes { id ${fields} } edges { node { ${fields} } } }
    few: scenes(first: 3) @skip(if: $no) { nodes { ${fields} } }
    many: scenes(first: 40) @include(if: $yes) { nodes { ${fields} } }
  } ${fragment}`;
  const variants = fields.includes('$') ? [{}, { yes: false, no: true }] : [{}];
  for (const variables of variants) {
    const { data, errors } = await ask(server.url, query, { ...viewer, variables });
    const overSocket = await askSocket(server.url, query, { ...viewer, variables });

    expect(errors).toBeUndefined();
    expect(JSON.stringify(data).length).toBeGreaterThan(1000);
    expect(JSON.stringify(data)).toBe(JSON.stringify(overSocket.data)); // the order of the fields as well
  }
});

const schema = buildSchema('type Query { things: [Thing!]! thing: Thing } type Thing { name: String }');
const document = parse('{ things { name } thing { name } }');

test('is asked for only where the answer is written so', async () => {
  const allowed: boolean[] = [];
  const rootValue = {
    thing: (_args: unknown, _context: unknown, info: never) => void allowed.push(allowsJson(info)),
    things: [],
  };
  await execute({ schema, document, rootValue });
  await execute({ schema, document, rootValue }, { mayHoldJson: true });
  expect(allowed).toEqual([false, true]);
});

test('stands in the answer, in a list, an object and none', async () => {
  const rootValue = { things: new Json('[{"name" : "one"}]'), thing: new Json('{"name":null}') };
  const answer = await execute({ schema, document, rootValue }, { mayHoldJson: true });
  expect(written(answer)).toBe('{"data":{"things":[{"name" : "one"}],"thing":{"name":null}}}\n');
});

test('counts for the size of the answer', async () => {
  const rootValue = { things: [], thing: new Json(`{"name":"${'x'.repeat(33 * 1024 ** 2)}"}`) };
  const { errors } = await execute({ schema, document, rootValue }, { mayHoldJson: true });
  expect(errors?.map(({ message }) => message)).toEqual([tooLarge.message]);
});
