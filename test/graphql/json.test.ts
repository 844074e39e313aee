/** What PostgreSQL wrote goes into answers over HTTP as it is; over WebSockets every value is looked at, and the answers are the same. */
import { buildSchema, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tooLarge } from '../../src/graphql/answer-size.ts';
import { execute } from '../../src/graphql/execute.ts';
import { allowsJson, jsonColumnsOf, withJson, written } from '../../src/graphql/json.ts';
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
  'id title displayTitle size viewCount duration durationMs width height bitRate frameRate fileHash isCorrupted type origin processingStatus',
  'createdAt updatedAt trashedAt fileCreatedAt releaseDate state title streamUrl description originalFilename storedPath videoCodec',
  'id streamUrl title thumbnail { url } studio { name } state tags { name sceneCount } labels: tags { name } mimeType id2: id __typename',
  'interactions { id rating liked jizzCount resumePosition resumeSeconds completed lastWatchedAt } averageRating likeCount',
  'markers { id seconds endSeconds timestamp label color createdAt updatedAt } marked: markers { id thumbnail { url } }',
  'related(first: 3) { id title tags { name } studio { id scenes(first: 1) { nodes { title } } } }',
  `title ${long}d: title ${long}e: size viewCount`,
  'row: title linked: size json: id text: width', // whatever queries call rows themselves
  'studio { row: name id } actors { row: name linked: id } tags { linked: name row: color }',
  'interactions { row: liked found: rating id } markers { row: label found: id }',
  'title @include(if: $yes) size duration @skip(if: $yes) height interactions @include(if: $yes) { liked }',
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

test('what a document asks for twice is the same over WebSockets', async () => {
  const twice = (fields: string) => `${fields} again: ${fields}`;
  const query = `{
    ${twice('scenes(first: 3) { facets { resolutions { count } studios { count } } totalCount }')}
    found: scenes(first: 2, filter: { search: "a" }) { ${twice('totalCount')} nodes { ${twice('related(first: 2) { id }')} } }
    few: scenes(first: 2) { facets { ${twice('resolutions { count }')} } }
  }`;
  const { data, errors } = await ask(server.url, query, viewer);

  expect(errors).toBeUndefined();
  expect(await askSocket(server.url, query, viewer)).toEqual({ data });
});

const schema = buildSchema(
  'type Query { things: [Thing!]! thing: Thing } type Thing { name: String size: Int made: Int }',
);
const document = parse('{ things { name } thing { size first: name made second: name } }');

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

test('stands in the answer beside what is resolved, in a list and in an object', async () => {
  const [first, last] = ['{"size":1,"first" : "one"}', '{"second":null}'];
  const things = withJson(
    [{ a: '{"name":"1"}' }, { a: '{"name":"2"}' }],
    jsonColumnsOf([{ column: 'a', fields: ['name'] }]),
  );
  const [thing] = withJson(
    [{ first, last, made: 3 }],
    jsonColumnsOf([
      { column: 'first', fields: ['size', 'first'] },
      { column: 'last', fields: ['second'] },
    ]),
  );
  const answer = await execute({ schema, document, rootValue: { things, thing } }, { mayHoldJson: true });
  expect(written(answer)).toBe(
    '{"data":{"things":[{"name":"1"},{"name":"2"}],"thing":{"size":1,"first" : "one","made":3,"second":null}}}\n',
  );
});

test('counts for the size of the answer', async () => {
  const json = `{"name":"${'x'.repeat(33 * 1024 ** 2)}"}`;
  const [thing] = withJson(
    [{ json }],
    jsonColumnsOf([{ column: 'json', fields: ['size', 'first', 'made', 'second'] }]),
  );
  const { errors } = await execute({ schema, document, rootValue: { things: [], thing } }, { mayHoldJson: true });
  expect(errors?.map(({ message }) => message)).toEqual([tooLarge.message]);
});
