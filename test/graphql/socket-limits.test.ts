/** What one socket, one user and one address may do, so that nobody else waits for them. */
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { sockets as openSockets } from '../../src/metrics.ts';
import { addScene } from '../support/factories.ts';
import { ask, askSocket, openSocket } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { lockIsAwaited } from '../support/wait.ts';

let server: TestServer;
let user: TestUser;
let silent: Promise<number>;

beforeAll(async () => {
  server = await startTestServer({ worker: false, config: { maxSocketsPerUser: 3, maxSocketsPerAddress: 20 } });
  user = await server.user('user');
  const socket = new WebSocket(address(), 'graphql-transport-ws');
  silent = new Promise((resolve) => socket.once('close', resolve));
});
afterAll(async () => server[Symbol.asyncDispose]());

const address = () => `${server.url.replace('http', 'ws')}/graphql`;

interface Message {
  id?: string;
  type: string;
  payload?: unknown;
}

/** A socket that has said who it is, and what arrives on it from then on. */
async function connected({ token }: TestUser) {
  const socket = new WebSocket(address(), 'graphql-transport-ws');
  const messages: Message[] = [];
  const waiting: (() => void)[] = [];
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)) as Message);
    for (const look of waiting) look();
  });
  await new Promise((resolve) => socket.once('open', resolve));
  const until = async (isThere: (messages: Message[]) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => isThere(messages) && resolve();
      waiting.push(look);
      look();
    });
  const sendText = (text: string) => socket.send(text);
  const send = (message: Message) => sendText(JSON.stringify(message));
  const closed = new Promise<[number, string]>((resolve) =>
    socket.once('close', (code, reason) => resolve([code, String(reason)])),
  );
  send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
  await until((all) => all.length > 0);
  const ended = (all: Message[]) => all.filter(({ type }) => type === 'complete' || type === 'error').length;
  const reset = () => (socket as unknown as { _socket: Socket })._socket.resetAndDestroy();
  return { send, sendText, closed, messages, until, ended, reset, close: () => socket.terminate() };
}

const list = { query: '{ scenes { nodes { id displayTitle } totalCount } }' };

test('another user is answered while 3000 lists wait on one socket', async () => {
  // By somebody who does nothing else: what is left of it goes on waiting for a while after the socket is gone.
  const { send, messages, until, ended, close } = await connected(await server.user('user'));
  for (let n = 0; n < 3000; n += 1) send({ id: String(n), type: 'subscribe', payload: list });

  await until((all) => ended(all) > 50);
  expect((await ask(server.url, list.query, user)).errors).toBeUndefined();
  expect(ended(messages)).toBeLessThan(3000);
  close();
});

test('a client that goes away in the middle of answers leaves nothing on standard error', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  for (let round = 0; round < 10; round += 1) {
    const { send, until, ended, reset } = await connected(await server.user('user'));
    for (let n = 0; n < 150; n += 1) send({ id: String(n), type: 'subscribe', payload: list });
    await until((all) => ended(all) > 5 * round);
    reset();
    for (const end = performance.now() + 30; performance.now() < end; ); // answers and the end of the socket come at once
  }
  await delay(300);
  expect(errors.mock.calls).toEqual([]);
  errors.mockRestore();
});

test.each([
  ['next', { id: '1', type: 'next', payload: {} }],
  ['error', { id: '1', type: 'error', payload: [{ message: 'x' }] }],
  ['connection_ack', { type: 'connection_ack' }],
])('%s, which only a server sends, closes the socket with a reason', async (type, message) => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { send, closed } = await connected(await server.user('user'));
  send(message);

  expect(await closed).toEqual([4400, `Only a server sends '${type}'.`]);
  expect(errors.mock.calls).toEqual([]);
  errors.mockRestore();
});

test('what looks like the end of an operation and is no JSON closes the socket, and harms nobody', async () => {
  const { send, sendText, closed } = await connected(await server.user('user'));
  send({ id: '1', type: 'subscribe', payload: { query: 'subscription { sceneChanged { kind } }' } });
  sendText('{ nonsense "type": "complete" }');

  expect(await closed).toEqual([4400, 'Invalid message received']);
  expect((await ask(server.url, '{ viewer { permissions } }', user)).errors).toBeUndefined();
});

test('one socket has 200 operations and no more, until some end', async () => {
  const { send, messages, until, close } = await connected(user);
  const subscription = { query: 'subscription { sceneChanged { kind } }' };
  for (let n = 1; n <= 201; n += 1) send({ id: String(n), type: 'subscribe', payload: subscription });

  await until((all) => all.some(({ type }) => type === 'error'));
  expect(messages.filter(({ type }) => type === 'error')).toMatchObject([
    { id: '201', payload: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1 } }] },
  ]);
  send({ id: '7', type: 'complete' });
  send({ id: 'list', type: 'subscribe', payload: list });
  await until((all) => all.some(({ id, type }) => id === 'list' && type === 'next'));
  close();
});

test('a flood of subscriptions that end at once is served, and what comes after it as well', async () => {
  const { send, messages, until, close } = await connected(user);
  const subscription = { query: 'subscription { sceneChanged { kind } }' };
  for (let n = 0; n < 300; n += 1) {
    send({ id: String(n), type: 'subscribe', payload: subscription });
    send({ id: String(n), type: 'complete' });
  }
  const { errors } = await ask(server.url, '{ viewer { user { id } } }', user);
  expect(errors).toBeUndefined();

  send({ id: 'last', type: 'subscribe', payload: list });
  await until((all) => all.some(({ id, type }) => id === 'last' && type === 'complete'));
  expect(messages.find(({ id, type }) => id === 'last' && type === 'next')).toMatchObject({ payload: { data: {} } });
  close();
});

/** The code with which a socket is closed that says who it is. */
async function refused({ token }: TestUser): Promise<number> {
  const socket = new WebSocket(address(), 'graphql-transport-ws');
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  return new Promise((resolve) => socket.once('close', resolve));
}

test('a user has so many connections and no more; others have theirs', async () => {
  const open = [];
  for (let n = 0; n < 3; n += 1) open.push(await openSocket(server.url, user.token));
  expect(await refused(user)).toBe(1013);
  expect(open.every(({ isOpen }) => isOpen())).toBe(true);

  const other = await openSocket(server.url, (await server.user('user')).token);
  expect(other.isOpen()).toBe(true);
  open[0]?.close();
  await expect.poll(async () => Promise.race([refused(user), delay(200)])).toBeUndefined();
  for (const socket of [...open, other]) socket.close();
});

/** An event stream of this user; `leave` is what a browser does whose page is closed. */
async function streamed({ token }: TestUser) {
  const gone = new AbortController();
  const response = await fetch(new URL(`/graphql/stream?query=${encodeURIComponent(changes)}`, server.url), {
    headers: { authorization: `Bearer ${token}` },
    signal: gone.signal,
  });
  return { response, leave: () => gone.abort() };
}

const changes = 'subscription { sceneChanged { kind } }';

test('event streams count as connections of their user', async () => {
  const [owner, other] = [await server.user('user'), await server.user('user')];
  const sockets = [await openSocket(server.url, owner.token), await openSocket(server.url, owner.token)];
  const stream = await streamed(owner);
  expect(stream.response.status).toBe(200);

  const { response } = await streamed(owner);
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '10']);
  expect(await response.json()).toEqual({
    errors: [
      { message: 'You have 3 connections already.', extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 10 } },
    ],
  });
  expect(await refused(owner)).toBe(1013);
  const others = await streamed(other);
  expect(others.response.status).toBe(200);

  stream.leave();
  await expect.poll(async () => Promise.race([refused(owner), delay(200)])).toBeUndefined();
  others.leave();
  for (const socket of sockets) socket.close();
});

test('connections that are gone before it is known whose they are do not count', async () => {
  const owner = await server.user('user');
  await server.app.orm.em.transactional(async (em) => {
    await em.execute('lock table users in access exclusive mode'); // nobody is known meanwhile
    for (let n = 0; n < 3; n += 1) {
      const socket = new WebSocket(address(), 'graphql-transport-ws');
      await once(socket, 'open');
      const init = { type: 'connection_init', payload: { authorization: `Bearer ${owner.token}` } };
      socket.send(JSON.stringify(init), () => socket.terminate());
      const stream = connect(Number(new URL(server.url).port), '127.0.0.1');
      const head = `GET /graphql/stream?query=${encodeURIComponent(changes)} HTTP/1.1\r\nhost: localhost`;
      stream.write(`${head}\r\nauthorization: Bearer ${owner.token}\r\n\r\n`, () => stream.destroy());
      await Promise.all([once(socket, 'close'), once(stream, 'close')]);
    }
    await delay(100); // for the server to notice
  });

  await expect.poll(async () => (await openSocket(server.url, owner.token)).isOpen()).toBe(true);
});

test('an event stream whose client is gone before it begins ends all the same', async () => {
  const open = async () =>
    (await openSockets.get()).values.find(({ labels }) => labels.transport === 'event-stream')?.value ?? 0;
  const before = await open();
  const owner = await server.user('moderator');
  const scene = await addScene(server.app);
  await server.app.orm.em.transactional(async (em) => {
    await em.execute('lock table scenes in access exclusive mode');
    const query = encodeURIComponent(`subscription { jobChanged(sceneId: "${scene}") { kind } }`);
    const stream = connect(Number(new URL(server.url).port), '127.0.0.1');
    const head = `GET /graphql/stream?query=${query} HTTP/1.1\r\nhost: localhost`;
    stream.write(`${head}\r\nauthorization: Bearer ${owner.token}\r\n\r\n`);
    await lockIsAwaited(em); // it waits for the scene
    stream.destroy();
    await once(stream, 'close');
    await delay(100);
  });
  await delay(300); // it would begin by now

  await expect.poll(open).toBe(before);
});

test('an address has so many connections, too', async () => {
  const upgrade = async () =>
    new Promise<number>((resolve, reject) => {
      const headers = {
        connection: 'upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        'sec-websocket-protocol': 'graphql-transport-ws',
      };
      request(new URL('/graphql', server.url), { headers })
        .once('upgrade', ({ statusCode = 0 }, socket) => {
          sockets.push(socket);
          resolve(statusCode);
        })
        .once('response', ({ statusCode = 0 }) => resolve(statusCode))
        .once('error', reject)
        .end();
    });
  const sockets: { destroy(): void }[] = [];
  const answers = [];
  for (let n = 0; n < 22; n += 1) answers.push(await upgrade());
  const { response } = await streamed(user);
  expect(response.status).toBe(429);
  expect(await response.text()).toContain('Your address has 20 connections already.');
  await resetWhileRefused();
  for (const socket of sockets) socket.destroy();

  expect(answers.at(-1)).toBe(429);
  expect(answers.filter((status) => status === 101).length).toBeLessThanOrEqual(20);
});

/** Nobody would hear the error of such a connection, which ends a process: vitest fails for it. */
async function resetWhileRefused(): Promise<void> {
  const { hostname, port, host } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET /graphql HTTP/1.1\r\nhost: ${host}\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`);
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1.1 429 /);
  socket.resetAndDestroy();
  await once(socket, 'close');
  expect((await fetch(`${server.url}/api/healthz`)).status).toBe(200);
}

test('a subscription waits for its turn, and is refused when too many wait, over either', async () => {
  const busy = await server.user('user');
  const locker = new pg.Client({ connectionString: server.databaseUrl });
  await locker.connect();
  await locker.query('begin; lock table scenes in access exclusive mode');
  const lists = Array.from({ length: 213 }, async () => ask(server.url, list.query, busy));
  await Promise.race(lists); // the one that is refused
  const refusal = expect.stringContaining('200 of your requests wait already');
  const errors = [{ message: refusal, extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1 } }];

  expect(await askSocket(server.url, changes, busy)).toMatchObject({ errors });
  const [, data = '{}'] = /data: (.*)/.exec(await (await streamed(busy)).response.text()) ?? [];
  expect(JSON.parse(data)).toMatchObject({ errors });
  await locker.end();
  await Promise.all(lists);
  const { response, leave } = await streamed(busy);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  leave();
}, 20_000);

test('one that never says who it is, is closed', async () => {
  expect(await silent).toBe(4408);
}, 20_000);
