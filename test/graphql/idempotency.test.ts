/** Changes that are sent again, by their Idempotency-Key. */
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { deleteOldKeys } from '../../src/graphql/idempotency.ts';
import { addScene } from '../support/factories.ts';
import { openFront } from '../support/front.ts';
import { ask } from '../support/request.ts';
import { type OtherServer, serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
let other: OtherServer;
let admin: TestUser;
let database: pg.Client;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  other = await serveAgain(server);
  admin = await server.user();
  database = new pg.Client(server.databaseUrl);
  await database.connect();
});

afterAll(async () => {
  await database.end();
  await other[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const createActor = 'mutation ($name: String!) { createActor(input: { name: $name }) { id name } }';
const sent = async (
  key: string,
  query: string,
  variables = {},
  { url, token } = { url: server.url, token: admin.token },
) => ask(url, query, { token, variables, headers: { 'idempotency-key': key } });
const actorsNamed = async (name: string) =>
  (await rows(server.app.orm.em.fork()).selectFrom('actors').select('id').where('name', '=', name).execute()).length;

test('the same request again has the same answer, and is not done again', async () => {
  const [key, name] = [randomUUID(), randomUUID()];

  const first = await sent(key, createActor, { name });
  const again = await sent(key, createActor, { name }, { url: other.url, token: admin.token });

  expect(first.data).toMatchObject({ createActor: { name } });
  expect(first.headers.get('idempotency-replayed')).toBeNull();
  expect(again.data).toEqual(first.data);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(await actorsNamed(name)).toBe(1);
});

test('many at the same moment, in two processes, are one', async () => {
  const [key, name] = [randomUUID(), randomUUID()];
  const targets = [server.url, other.url, server.url, other.url, server.url, other.url];

  const answers = await Promise.all(
    targets.map(async (url) => sent(key, createActor, { name }, { url, token: admin.token })),
  );

  expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
  expect(answers[0]?.data).toMatchObject({ createActor: { name } });
  expect(await actorsNamed(name)).toBe(1);
});

test('another request with the same key is a conflict, and that of another user is their own', async () => {
  const [key, name] = [randomUUID(), randomUUID()];
  await sent(key, createActor, { name });

  expect(await sent(key, createActor, { name: 'another' })).toMatchObject({
    errors: [{ extensions: { code: 'CONFLICT', field: 'Idempotency-Key' } }],
  });
  const { token } = await server.user();
  expect((await sent(key, createActor, { name }, { url: server.url, token })).data).toMatchObject({
    createActor: { name },
  });
  expect(await actorsNamed(name)).toBe(2);
});

test('a refusal is answered again as well, and a key that is none is refused', async () => {
  const [key, missing] = [randomUUID(), 'mutation { deleteTag(id: "999") }'];
  const first = await sent(key, missing);

  expect(first.errors).toMatchObject([{ path: ['deleteTag'], extensions: { code: 'NOT_FOUND' } }]);
  expect((await sent(key, missing)).errors).toEqual(first.errors);
  expect(await sent('two words', missing)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
});

test('variables that do not fit are refused as without a key', async () => {
  const refused = await sent(randomUUID(), createActor, {});

  expect(refused.errors).toMatchObject([{ message: /\$name/, extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('what the database refuses in the middle is told as ever, and nothing of the request is left', async () => {
  const name = randomUUID();
  const both = `mutation ($name: String!) {
    createTag(name: $name) { id }
    createSavedSearch(name: "x\u0000", filter: {}) { id }
  }`;
  const { errors } = await sent(randomUUID(), both, { name });

  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('several changes of many scenes go into one request', async () => {
  const [a, b] = [await addScene(server.app), await addScene(server.app)];
  const change = `mutation { a: updateScenes(ids: [${a}], input: { type: "x" }) { count } b: updateScenes(ids: [${b}], input: { type: "y" }) { count } }`;

  expect((await sent(randomUUID(), change)).data).toEqual({ a: { count: 1 }, b: { count: 1 } });
});

test('a deletion that is sent again has the answer of the first', async () => {
  const [key, id] = [randomUUID(), await addScene(server.app)];
  const remove = `mutation { deleteScenes(ids: [${id}]) { count ids } }`;

  expect((await sent(key, remove)).data).toEqual({ deleteScenes: { count: 1, ids: [id] } });
  expect((await sent(key, remove)).data).toEqual({ deleteScenes: { count: 1, ids: [id] } });
});

test('a secret in an answer is the same again, and stands nowhere in the database', async () => {
  const make = 'mutation { createApiKey(name: "mine", permissions: ["scenes:view"]) { key } }';
  const key = randomUUID();
  const first = await sent(key, make);
  const secret = (first.data as { createApiKey: { key: string } }).createApiKey.key;

  expect((await sent(key, make)).data).toEqual(first.data);
  const { rows: found } = await database.query('select k::text as row from idempotency_keys k');
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ row }) => row.includes(secret) || row.includes(key))).toEqual([]);
});

test('a process that is lost between the change and its answer has changed nothing, and the request can be sent again', async () => {
  const [key, name] = [randomUUID(), randomUUID()];
  await database.query(`
    create function wait_here() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(4711); return new; end $$;
    create trigger wait_here before update of answer on idempotency_keys for each row execute function wait_here();
    select pg_advisory_lock(4711)`);
  const lost = sent(key, createActor, { name });
  const waiting = `from pg_stat_activity where wait_event = 'advisory' and query like 'update "idempotency_keys"%'`;
  await eventually(async () => (await database.query(`select pid ${waiting}`)).rows.length === 1);
  await database.query(`select pg_terminate_backend(pid) ${waiting}`);

  expect((await lost).errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
  await database.query(
    'select pg_advisory_unlock(4711); drop trigger wait_here on idempotency_keys; drop function wait_here()',
  );
  expect(await actorsNamed(name)).toBe(0);
  expect((await sent(key, createActor, { name })).data).toMatchObject({ createActor: { name } });
  expect(await actorsNamed(name)).toBe(1);
});

test('the client repeats a change whose answer was lost on its way', async () => {
  await using front = await openFront(server.url);
  const name = randomUUID();
  let lost = 0;
  front.intercept = (request, response) => {
    if (lost > 0) return false;
    lost += 1;
    void text(request).then(async (body) => {
      await fetch(`${server.url}/graphql`, { method: 'POST', headers: request.headers as never, body });
      response.destroy();
    });
    return true;
  };
  const client = server.client(admin.token, { url: front.url });

  const { createActor: actor } = await client.createActor({ input: { name } });

  expect(actor.name).toBe(name);
  expect(front.requests).toEqual(['POST /graphql', 'POST /graphql']);
  expect(await actorsNamed(name)).toBe(1);
});

test('after a day a key is forgotten', async () => {
  const [key, name] = [randomUUID(), randomUUID()];
  await sent(key, createActor, { name });
  await deleteOldKeys(server.app.orm.em.fork());
  expect((await sent(key, createActor, { name })).headers.get('idempotency-replayed')).toBe('true');

  await database.query(`update idempotency_keys set created_at = now() - interval '25 hours'`);
  await deleteOldKeys(server.app.orm.em.fork());
  await sent(key, createActor, { name });
  expect(await actorsNamed(name)).toBe(2);
});
