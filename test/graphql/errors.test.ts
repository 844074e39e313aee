/** What callers see of errors: codes that they can act on, and nothing of what is inside. */
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asked, ask, askSocket } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let admin: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  admin = await server.user('admin');
});

afterAll(async () => server[Symbol.asyncDispose]());

/** The errors over HTTP, which must be those over a WebSocket. */
async function errorsOf(query: string, variables?: Record<string, unknown>) {
  const asked: Asked = { token: admin.token, ...(variables && { variables }) };
  const [http, socket] = await Promise.all([ask(server.url, query, asked), askSocket(server.url, query, asked)]);
  const plain = (errors = http.errors) =>
    errors?.map(({ message, path, extensions }) => ({ message, path, extensions }));
  expect(plain(socket.errors)).toEqual(plain());
  return { status: http.status, errors: plain() ?? [] };
}

const deepQuery = 'query ($filter: SceneFilter) { scenes(filter: $filter) { totalCount } }';

describe("the caller's mistakes, over HTTP and WebSocket alike", () => {
  test('a document that does not parse', async () => {
    const { errors } = await errorsOf('{ scenes {');

    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'GRAPHQL_PARSE_FAILED' }]);
    expect(errors[0]?.message).toMatch(/^Syntax Error/);
  });

  test('a document that does not fit the schema', async () => {
    const { errors } = await errorsOf('{ scenes { nodes { size(unit: KB) } } nothing }');

    expect(errors.map(({ extensions }) => extensions)).toEqual(
      errors.map(() => ({ code: 'GRAPHQL_VALIDATION_FAILED' })),
    );
    expect(errors.map(({ message }) => message)).toContain('Cannot query field "nothing" on type "Query".');
  });

  test.each<[string, string, Record<string, unknown> | undefined]>([
    ['a variable of the wrong type', 'query ($n: Int) { scenes(first: $n) { totalCount } }', { n: 'ten' }],
    ['a missing variable', 'query ($id: ID!) { scene(id: $id) { id } }', undefined],
    ['an unknown field of an input', 'query ($f: JobFilter) { jobs(filter: $f) { totalCount } }', { f: { colour: 1 } }],
    [
      'an unknown word of an enum',
      'query ($f: JobFilter) { jobs(filter: $f) { totalCount } }',
      { f: { phase: ['X'] } },
    ],
    ['a date that is none', 'query ($d: DateTime) { jobs(filter: { since: $d }) { totalCount } }', { d: '2026-02-30' }],
  ])('%s', async (_title, query, variables) => {
    const { errors } = await errorsOf(query, variables);

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors[0]?.message).toMatch(/^Variable "\$/);
    expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  test.each([
    ['an argument', 'query ($n: Int) { scenes { facets { tags(first: $n) { count } } } }', { n: null }],
    [
      'a field within one',
      'query ($d: SortDirection) { scenes(sort: { field: TITLE, direction: $d }) { seed } }',
      { d: null },
    ],
  ])('null for %s that has a default and may not be null', async (_, query, variables) => {
    const { errors } = await errorsOf(query, variables);

    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT' }]);
    expect(errors[0]?.message).toMatch(/^Argument "(first|sort)"/);
  });

  test('variables that nest too deep', async () => {
    const { status, errors } = await errorsOf(deepQuery, {
      filter: JSON.parse(`${'{"not":'.repeat(51)}{}${'}'.repeat(51)}`),
    });

    expect(status).toBe(400);
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT' }]);
    expect(errors[0]?.message).toMatch(/more than 50/);
  });

  test.each([5000, 50_000])('variables that nest %i deep, which no stack would hold', async (depth) => {
    const filter = `${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}`;
    const response = await fetch(new URL('/graphql', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${admin.token}` },
      body: `{ "query": "${deepQuery}", "variables": { "filter": ${filter} } }`,
    });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  test('two operations and no name', async () => {
    const { errors } = await ask(server.url, 'query a { viewer { permissions } } query b { viewer { permissions } }');

    expect(errors).toMatchObject([{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }]);
  });

  test.each([
    ['{ scenes(first: 0) { totalCount } }', 'first', 'first must be between 1 and 100.'],
    ['{ scans(offset: -1) { totalCount } }', 'offset', 'offset must be 0 or more.'],
    ['mutation { processScenes(phase: SCAN, ids: ["1"]) { queued } }', 'phase', /use startScan/],
    ['mutation { processScenes(phase: METADATA, ids: []) { queued } }', 'ids', /at least one scene/],
    [
      'mutation { processScenes(phase: METADATA, ids: ["1"], priority: 101) { queued } }',
      'priority',
      /between -100 and 100/,
    ],
    ['mutation { startScan(storagePathIds: ["99"]) { id } }', 'storagePathIds', 'There is no storage path 99.'],
    ['mutation { createStoragePath(name: " ", path: "/srv") { id } }', 'name', 'name must not be blank.'],
    ['mutation { createStoragePath(name: "x", path: "srv") { id } }', 'path', /must be absolute/],
  ])('a value that cannot be: %s', async (query, field, message) => {
    const { errors } = await errorsOf(query);

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }]);
    expect(errors[0]?.message).toMatch(message);
  });

  test.each([
    ['mutation { createStoragePath(name: "\\u0000", path: "/tmp") { id } }', 'BAD_USER_INPUT'],
    ['subscription { jobChanged(ids: ["\\u0000"]) { kind } }', 'NOT_FOUND'],
  ])('a zero byte: %s', async (query, code) => {
    const { errors } = await askSocket(server.url, query, { token: admin.token });

    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
  });
});

describe('what comes over HTTP in another way than it should', () => {
  const post = async (contentType: string, body: string) =>
    fetch(new URL('/graphql', server.url), { method: 'POST', headers: { 'content-type': contentType }, body });

  test('a subscription is told where it belongs', async () => {
    const { status, errors } = await ask(server.url, 'subscription { queueChanged { phases { phase } } }', {
      token: admin.token,
    });

    expect(status).toBe(400);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    expect(errors?.[0]?.message).toMatch(/needs a WebSocket.*graphql-transport-ws/);
  });

  test.each([
    ['a content type that is not JSON', 'text/xml', '<query/>', 415, /content-type: application\/json/],
    ['a body that is not JSON', 'application/json', '{ viewer', 400, /JSON/],
    ['a body that is too large', 'application/json', JSON.stringify({ query: ' '.repeat(2 ** 20) }), 413, /too large/],
  ])('%s is refused in the form of all errors', async (_title, contentType, body, status, message) => {
    const response = await post(contentType, body);

    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});

describe('a GET that a page of another site could cause', () => {
  const get = async (headers: Record<string, string>) => {
    const url = new URL('/graphql?query={viewer{user{username}}}', server.url);
    const response = await fetch(url, { headers: { accept: 'application/graphql-response+json', ...headers } });
    return { status: response.status, ...((await response.json()) as object) };
  };

  test.each([
    ['the cookie', () => ({ cookie: `reelgraph=${admin.token}` })],
    ['a password that browsers remember', () => ({ authorization: 'Basic YWRhOmhpZGRlbg==' })],
    ['nothing', () => ({})],
  ])('is refused with %s', async (_title, headers) => {
    expect(await get(headers())).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test('is answered with a bearer token, which no such page can send', async () => {
    const answer = await get({ authorization: `Bearer ${admin.token}` });

    expect(answer).toEqual({ status: 200, data: { viewer: { user: { username: admin.username } } } });
  });
});

describe('an error of the server', () => {
  let broken: TestServer;
  let lines: string[];
  let token: string;

  beforeAll(async () => {
    lines = [];
    const stream = new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) });
    broken = await startTestServer({ worker: false, log: pino({ level: 'error' }, stream) });
    token = (await broken.user('admin')).token;
    await broken.app.orm.em.fork().execute('alter table scan_history rename to scan_history_of_before');
  });

  afterAll(async () => broken[Symbol.asyncDispose]());

  const isHidden = { message: 'Something went wrong on the server.', extensions: { code: 'INTERNAL_SERVER_ERROR' } };

  test('says nothing of what is inside, over HTTP and WebSocket', async () => {
    const answers = [
      await ask(broken.url, '{ scans { totalCount } }', { token }),
      await askSocket(broken.url, '{ scans { totalCount } }', { token }),
      await askSocket(broken.url, '{ currentScan { id } }', { token }),
    ];

    for (const { errors } of answers) expect(errors).toMatchObject([isHidden]);
    expect(JSON.stringify(answers)).not.toMatch(/scan_history|select|relation|\.ts|stack/);
  });

  test('is whole in the log', async () => {
    lines.length = 0;
    await ask(broken.url, '{ scans { totalCount } }', { token });

    expect(lines.join()).toContain('scan_history');
    expect(lines.join()).toContain('src/lists/list.ts');
  });

  test('says nothing either where a value is missing that the schema promises', async () => {
    await broken.app.orm.em
      .fork()
      .execute('alter table users alter created_at drop not null; update users set created_at = null');
    const query = '{ viewer { user { createdAt } } }';

    for (const { errors } of [await ask(broken.url, query, { token }), await askSocket(broken.url, query, { token })])
      expect(errors).toMatchObject([isHidden]);
  });

  test('says nothing either when it happens before the document is looked at, or in a route', async () => {
    await broken.app.orm.em.fork().execute('alter table users rename to users_of_before');
    broken.app.viewers.drop();
    const { status, errors } = await ask(broken.url, '{ viewer { permissions } }', { token });
    const stream = await fetch(new URL('/media/stream/1', broken.url), {
      headers: { authorization: `Bearer ${token}` },
    });

    expect(status).toBe(500);
    expect(errors).toMatchObject([isHidden]);
    expect(stream.status).toBe(500);
    expect(await stream.json()).toEqual({
      error: { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on the server.' },
    });
    expect(await askSocket(broken.url, '{ viewer { permissions } }', { token })).toEqual({ closed: 1013 });
  });
});
