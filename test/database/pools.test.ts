/** Statements that take long: they end in time, nobody else waits for them, and they go when nobody waits for them. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { openSession } from '../../src/auth/session.service.ts';
import { databaseDownMessage, whyUnavailable } from '../../src/database/is-down.ts';
import { connectOrm } from '../../src/database/orm.config.ts';
import { mostOfDear, sharesOf } from '../../src/database/pools.ts';
import { rows } from '../../src/database/rows.ts';
import { addScene } from '../support/factories.ts';
import { ask } from '../support/request.ts';
import { serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

/** Long enough that what is not cancelled is seen for as long as a test takes. */
const longSeconds = 600;
const limits = { databaseConnections: 12, readTimeoutSeconds: longSeconds, changeTimeoutSeconds: longSeconds };

let server: TestServer;
let admin: TestUser;
let sceneId: string;
let blocker: pg.Client;

beforeAll(async () => {
  server = await startTestServer({ worker: false, config: limits });
  admin = await server.user('admin');
  sceneId = await addScene(server.app);
});
afterAll(async () => server[Symbol.asyncDispose]());

/** While it lasts, every statement that touches scenes waits. */
beforeEach(async () => {
  blocker = new pg.Client({ connectionString: server.databaseUrl });
  await blocker.connect();
  await blocker.query('begin; lock table scenes in access exclusive mode');
});
afterEach(async () => blocker.end());

const waiting = async () => {
  const found = await server.app.orm.em.execute<{ count: number }[]>(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return found[0]?.count ?? 0;
};

const list = '{ scenes(sort: [{ field: SIZE, direction: ASC }]) { nodes { id } } }';

/** Sends a document and does not wait; `leave` is what a client does that goes away. */
function begin(query: string, { url = server.url, token = admin.token } = {}) {
  const gone = new AbortController();
  const answer = fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
    signal: gone.signal,
  });
  return { answer, leave: () => gone.abort(), end: answer.catch(() => undefined) };
}

test('lists that wait leave room for who is calling, for things by their ids, and for health', async () => {
  const many = [admin, await server.user('admin')]; // one alone may not take all the places
  const lists = many.flatMap(({ token }) => Array.from({ length: 20 }, () => begin(list, { token })));
  await eventually(async () => (await waiting()) === sharesOf(limits.databaseConnections).list);

  const newcomer = await server.user('admin'); // whom nobody has looked up yet
  expect((await ask(server.url, '{ viewer { user { id } } }', newcomer)).data).toEqual({
    viewer: { user: { id: newcomer.id } },
  });
  expect((await ask(server.url, `{ actor(id: "${randomUUID()}") { id } }`, newcomer)).data).toEqual({ actor: null });
  expect((await fetch(new URL('/api/readyz', server.url))).status).toBe(200);
  expect((await ask(server.url, 'mutation { createTag(name: "beside") { name } }', newcomer)).errors).toBeUndefined();

  await blocker.query('rollback');
  const statuses = await Promise.all(lists.map(async ({ answer }) => (await answer).status));
  expect(new Set(statuses)).toEqual(new Set([200]));
});

test('a list is cancelled when its client goes away', async () => {
  const { leave, end } = begin(list);
  await eventually(async () => (await waiting()) === 1);
  leave();
  await end;

  await eventually(async () => (await waiting()) === 0);
});

test('a change goes on when its client goes away', async () => {
  const { leave, end } = begin(`mutation { updateScene(id: ${sceneId}, input: { title: "all the same" }) { id } }`);
  await eventually(async () => (await waiting()) === 1);
  leave();
  await end;
  await blocker.query('rollback');

  await eventually(async () => (await admin.client.scene({ id: sceneId })).scene?.title === 'all the same');
});

async function openOperation() {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await new Promise((resolve) => socket.once('open', resolve));
  const say = (message: object) => socket.send(JSON.stringify(message));
  say({ type: 'connection_init', payload: { authorization: `Bearer ${admin.token}` } });
  await new Promise((resolve) => socket.once('message', resolve));
  say({ id: 'one', type: 'subscribe', payload: { query: list } });
  await eventually(async () => (await waiting()) === 1);
  return { socket, say };
}

test('a list over a WebSocket is cancelled when the client completes it', async () => {
  const { socket, say } = await openOperation();
  say({ id: 'one', type: 'complete' });

  await eventually(async () => (await waiting()) === 0);
  expect(socket.readyState).toBe(WebSocket.OPEN);
  socket.terminate();
});

test('a list over a WebSocket is cancelled when the socket closes', async () => {
  const { socket } = await openOperation();
  socket.terminate();

  await eventually(async () => (await waiting()) === 0);
});

test('the end of the process waits neither for lists nor for changes that take long', async () => {
  const other = await serveAgain(server);
  const open = [
    begin(list, other),
    begin(list, other),
    begin(`mutation { updateScene(id: ${sceneId}, input: { title: "never" }) { id } }`, other),
  ];
  await eventually(async () => (await waiting()) === 3);
  await other[Symbol.asyncDispose](); // while the table is locked

  expect(await waiting()).toBe(0);
  await Promise.all(open.map(async ({ end }) => end));
});

test('a statement that takes longer than it may is UNAVAILABLE, and its connection serves on', async () => {
  await using other = await serveAgain(server, { readTimeoutSeconds: 1 });

  const { data, errors } = await ask(other.url, list, admin);
  expect(data).toBeNull();
  expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
  expect(errors?.[0]?.message).toContain('longer than it may');

  await blocker.query('rollback');
  expect((await ask(other.url, list, admin)).data).toEqual({ scenes: { nodes: [{ id: sceneId }] } });
});

test('a PostgreSQL that takes no more connections is UNAVAILABLE, not an internal error', async () => {
  await blocker.query('rollback');
  await using stack = new AsyncDisposableStack();
  const role = `narrow_${randomUUID().slice(0, 8)}`;
  await blocker.query(`create role ${role} login superuser password 'narrow' connection limit -1`);
  stack.defer(async () => void (await blocker.query(`drop role ${role}`)));
  const url = new URL(server.databaseUrl);
  url.username = role;
  url.password = 'narrow';
  await using narrow = await startTestServer({ worker: false, databaseUrl: url.href, dataDir: server.dataDir });
  const { token } = await openSession({ app: narrow.app, em: narrow.app.orm.em.fork() }, admin.id);
  await blocker.query(`alter role ${role} nosuperuser connection limit 0`); // those that are open stay

  const answers = await Promise.all(
    Array.from({ length: 5 }, async () => ask(narrow.url, '{ viewer { user { id } } }', { token })),
  );
  for (const { errors, status } of answers) {
    expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    expect(status).toBe(503);
  }
});

test('a pool that has no connection in time is UNAVAILABLE', async () => {
  const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 1 });
  const only = await pool.connect(); // may take its time
  pool.options.connectionTimeoutMillis = 50;
  const error = await pool.connect().catch((error: unknown) => error);
  only.release();
  await pool.end();

  expect(whyUnavailable(error)).toContain('more to do than it can');
});

test('what is asked of the database while the process ends is UNAVAILABLE', async () => {
  const orm = await connectOrm(server.databaseUrl);
  const pool = new pg.Pool({ connectionString: server.databaseUrl });
  const tables = rows(orm.em.fork());
  await Promise.all([orm.close(true), pool.end()]);
  const asked = await tables
    .selectFrom('tags')
    .select('id')
    .execute()
    .catch((error: unknown) => error);
  const connected = await pool.connect().catch((error: unknown) => error);

  expect([asked, connected].map(whyUnavailable)).toEqual([databaseDownMessage, databaseDownMessage]);
});

test('the end of the process does not wait for what is about to get a connection, which is UNAVAILABLE', async () => {
  const orm = await connectOrm(server.databaseUrl);
  const asked = Array.from({ length: 3 }, async () => rows(orm.em.fork()).selectFrom('tags').select('id').execute());
  const outcomes = Promise.allSettled(asked);
  await new Promise(setImmediate); // one connection is open, the others are being opened
  await orm.close(true);

  const errors = (await outcomes).flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(errors.length).toBeGreaterThan(0);
  expect(new Set(errors.map(whyUnavailable))).toEqual(new Set([databaseDownMessage]));
});

test.each([5, 10, 24, 100])(
  'of %d connections dear operations leave one for lists and one for searches, where there are two',
  (connections) => {
    const { list, search } = sharesOf(connections);
    const most = mostOfDear(connections);

    expect(most).toBeGreaterThanOrEqual(1);
    if (Math.min(list, search) > 1) expect(most).toBeLessThan(Math.min(list, search));
  },
);
