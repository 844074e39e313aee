/** The door for server-sent events: who may enter, what it refuses, how it ends, and that a slow reader costs nothing. */
import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { rows } from '../../src/database/rows.ts';
import { ChangeKind } from '../../src/events/change-kind.enums.ts';
import { publishJobs } from '../../src/jobs/announce.ts';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import { addJob, addScene } from '../support/factories.ts';
import { asEventStream, overSocket } from '../support/live.ts';
import { serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { lockIsAwaited } from '../support/wait.ts';

let server: TestServer;
let admin: TestUser;
const friend = 'https://app.example';

beforeAll(async () => {
  server = await startTestServer({ worker: false, config: { allowedOrigins: [friend] } });
  admin = await server.user('admin');
});

afterAll(async () => server[Symbol.asyncDispose]());

const queue = 'subscription { queueChanged { phases { phase } } }';
const stream = (init: RequestInit & { search?: string } = {}) =>
  fetch(`${server.url}/graphql/stream${init.search ?? ''}`, { ...init, signal: AbortSignal.timeout(20_000) });
const bearer = (token = admin.token) => ({ authorization: `Bearer ${token}` });
const get = `?query=${encodeURIComponent(queue)}`;

/** What has come when the stream ends, or when it has this in it. */
async function read(response: Response, until = '\n\nnever'): Promise<string> {
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (text.includes(until)) break;
  }
  return text;
}

test('a browser subscribes by GET with its cookie', async () => {
  const response = await stream({ search: get, headers: { cookie: `reelgraph=${admin.token}` } });

  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  expect(await read(response, 'phases')).toMatch(
    /^(:\n\n)?retry: 1000\n\n[\s\S]*event: next\ndata: \{"data":\{"queueChanged"/,
  );
});

test.each([
  ['a token that is none', { headers: () => bearer('x.y.z') }, 401, 'UNAUTHENTICATED'],
  ['a page of another origin', { headers: () => ({ ...bearer(), origin: 'https://evil.example' }) }, 403, 'FORBIDDEN'],
  [
    'a body that is no JSON',
    { method: 'POST', headers: () => ({ ...bearer(), 'content-type': 'text/plain' }), body: 'query' },
    415,
    'BAD_USER_INPUT',
  ],
  ['a request without a document', { search: '?x', headers: () => bearer() }, 400, 'BAD_USER_INPUT'],
  ['variables that are no JSON', { search: '?query=x&variables=[', headers: () => bearer() }, 400, 'BAD_USER_INPUT'],
  [
    'more than 256 KiB',
    {
      method: 'POST',
      headers: () => ({ ...bearer(), 'content-type': 'application/json' }),
      body: `"${'x'.repeat(300_000)}"`,
    },
    413,
    'BAD_USER_INPUT',
  ],
])('%s is refused', async (_what, init, status, code) => {
  const search = 'method' in init ? '' : get;
  const response = await stream({ search, ...init, headers: init.headers() });

  expect(response.status).toBe(status);
  expect(((await response.json()) as { errors: unknown[] }).errors[0]).toMatchObject({ extensions: { code } });
});

test('a page of another origin that is allowed reads by token, not by cookie', async () => {
  const headers = { origin: friend, cookie: `reelgraph=${admin.token}` };

  expect(await read(await stream({ search: get, headers }))).toContain('UNAUTHENTICATED');
  const response = await stream({ search: get, headers: { ...headers, ...bearer() } });
  expect(response.headers.get('access-control-allow-origin')).toBe(friend);
  expect(await read(response, 'phases')).toContain('queueChanged');
});

test.each([
  ['a query', '{ currentScan { id } }', 'BAD_REQUEST'],
  ['a mutation', 'mutation { logout }', 'BAD_REQUEST'],
  ['what does not parse', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
  ['what is not in the schema', 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ['what nobody may see without signing in', queue, 'UNAUTHENTICATED'],
  ['what asks for nothing', 'subscription { queueChanged @skip(if: true) { phases { phase } } }', 'BAD_USER_INPUT'],
])('%s ends the stream with its reason', async (_what, query, code) => {
  const events = [];
  const token = code === 'UNAUTHENTICATED' ? undefined : admin.token;
  for await (const event of asEventStream(server.url, query, { token })) events.push(event);

  expect(events).toMatchObject([{ errors: [{ extensions: { code } }] }]);
});

test('a login that ends is told; whoever has other rights than before comes again', async () => {
  const ending = await server.user('moderator');
  const changing = await server.user('moderator');
  const [ended, changed] = [ending, changing].map(async ({ token }) =>
    read(await stream({ search: get, headers: bearer(token) })),
  );
  for (const { token } of [ending, changing])
    await read(await stream({ search: get, headers: bearer(token) }), 'phases');
  await ending.client.logout();
  await admin.client.updateUser({ id: changing.id, input: { role: 'admin' } });

  expect(await ended).toMatch(/"code":"UNAUTHENTICATED"[\s\S]*event: complete\ndata:\n\n$/);
  expect(await changed).not.toContain('event: complete');
});

test('a login that ends while its stream has still to begin is told as well', async () => {
  const ending = await server.user('moderator');
  const scene = await addScene(server.app);
  const search = `?query=${encodeURIComponent(`subscription { jobChanged(sceneId: "${scene}") { kind } }`)}`;
  const isHeard = new Promise((resolve) => server.app.events.on('access', resolve));
  const { told } = await server.app.orm.em.fork().transactional(async (em) => {
    await em.execute('lock table scenes in access exclusive mode'); // which it waits for
    const told = stream({ search, headers: bearer(ending.token) }).then(async (response) => read(response));
    await lockIsAwaited(em);
    await ending.client.logout();
    await isHeard;
    return { told };
  });

  expect(await told).toMatch(/"code":"UNAUTHENTICATED"[\s\S]*event: complete\ndata:\n\n$/);
});

test('a server that goes down ends its streams, so that clients come again', async () => {
  const other = await serveAgain(server);
  const response = await fetch(`${other.url}/graphql/stream${get}`, { headers: bearer() });
  const reading = read(response);
  await read(await fetch(`${other.url}/graphql/stream${get}`, { headers: bearer() }), 'phases');
  await other[Symbol.asyncDispose]();

  expect(await reading).not.toContain('complete');
});

/** So long that the buffers of the network hold only a few of them. */
test.each(['socket', 'stream'] as const)('a %s that is not read costs nothing, and gets the last word', async (by) => {
  const id = await addJob(server.app, await addScene(server.app), Phase.SPRITES, JobStatus.RUNNING);
  const query = `subscription { jobChanged(ids: ["${id}"]) { job { priority errorMessage } } }`;
  const quick = overSocket(server.url, `subscription { jobChanged(ids: ["${id}"]) { job { priority } } }`, admin);
  await quick.next();
  const slow = by === 'socket' ? await slowSocket(query) : await slowStream(query);
  const changes = 90;
  for (let priority = 1; priority <= changes; priority += 1) {
    await server.app.orm.em.fork().transactional(async (em) => {
      const errorMessage = 'x'.repeat(255_000);
      await rows(em).updateTable('job_history').set({ priority, errorMessage }).where('id', '=', id).execute();
      await publishJobs(em, ChangeKind.UPDATED, [{ id }]);
    });
    await quick.next();
  }
  await quick.return(undefined);
  const seen = await slow(changes);

  expect(seen.at(-1)).toBe(changes);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.length).toBeLessThan(70);
});

/** Subscribes and reads nothing; what it returns reads until this priority has come, and returns all. */
async function slowSocket(query: string) {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: bearer() }));
  await once(socket, 'message');
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
  await once(socket, 'message');
  socket.pause();
  return async (last: number) => {
    const seen: number[] = [];
    socket.resume();
    while (seen.at(-1) !== last) {
      const [data] = await once(socket, 'message');
      const found = String(data).match(/"priority":(\d+)/);
      if (found) seen.push(Number(found[1]));
    }
    socket.terminate();
    return seen;
  };
}

async function slowStream(query: string) {
  const sent = request(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: { ...bearer(), 'content-type': 'application/json' },
  }).end(JSON.stringify({ query }));
  const [response] = await once(sent, 'response');
  (response.socket as Socket).pause();
  return async (last: number) => {
    const seen: number[] = [];
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) {
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      seen.push(
        ...events.flatMap(
          (event) =>
            event
              .match(/"priority":(\d+)/)
              ?.slice(1)
              .map(Number) ?? [],
        ),
      );
      if (seen.at(-1) === last) break;
    }
    sent.destroy();
    return seen;
  };
}
