/** The client against a real server, through proxies that misbehave. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Client,
  createClient,
  createCoreClient,
  isReelgraphError,
  paginate,
  ReelgraphError,
} from '../../src/sdk/client.ts';
import { ScenesDocument } from '../../src/sdk/documents.ts';
import { queueChanged, scenes } from '../../src/sdk/operations.ts';
import { addScene } from '../support/factories.ts';
import { openFront } from '../support/front.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
let admin: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  admin = await server.user();
  for (let index = 0; index < 5; index += 1) await addScene(server.app, { title: `Film ${index}` });
});

afterAll(async () => server[Symbol.asyncDispose]());

/** What it rejects with, which must be an error of the SDK. */
async function errorOf(promise: Promise<unknown>): Promise<ReelgraphError> {
  const error = await promise.then(
    () => expect.fail('it succeeded'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ReelgraphError);
  return error as ReelgraphError;
}

const firstOf = async <T>(events: AsyncIterable<T>) => {
  for await (const event of events) return event;
  return undefined;
};

const transports = ['websocket', 'sse'] as const;

describe('requests', () => {
  test('of own documents: a string, a typed document of the SDK, and a syntax tree', async () => {
    const { client } = admin;
    const text = 'query ($first: Int) { scenes(first: $first) { nodes { displayTitle } } }';
    const byText = await client.request<{ scenes: { nodes: { displayTitle: string }[] } }>(text, { first: 2 });
    expect(byText.scenes.nodes).toHaveLength(2);
    const byDocument = await client.request(scenes, { first: 3 });
    expect(byDocument.scenes.nodes).toHaveLength(3);
    const byTree = await client.request(ScenesDocument, { first: 4 });
    expect(byTree.scenes.nodes.map(({ id }) => id)).toHaveLength(4);
    const { queueChanged: queue } = (await firstOf(client.subscribe(queueChanged))) ?? expect.fail('nothing came');
    expect(queue.phases.length).toBeGreaterThan(0);
  });

  test('of scenes() ask for totals only on demand', async () => {
    const { scenes: page } = await admin.client.scenes({ first: 1 });
    expect(Object.keys(page)).not.toContain('totalCount');
    const counted = await admin.client.scenes({ first: 1, totals: true });
    expect(counted.scenes.totalCount).toBeGreaterThanOrEqual(5);
  });

  test('are paginated, node by node', async () => {
    const ids: string[] = [];
    for await (const { id } of paginate(admin.client.scenes, { first: 2 })) ids.push(id);
    const { scenes: all } = await admin.client.scenes({ first: 100 });
    expect(ids).toEqual(all.nodes.map(({ id }) => id));
    const stopped = new AbortController();
    const rest = paginate(admin.client.scenes, { first: 2 }, { signal: stopped.signal });
    await rest.next();
    await rest.next();
    stopped.abort(new Error('enough'));
    await expect(rest.next()).rejects.toThrow('enough');
  });

  test('throw what the server says, with its code, field and all errors', async () => {
    const error = await errorOf(admin.client.scenes({ first: 1000 }));
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'first', errors: [{ path: ['scenes'] }] });
    expect(isReelgraphError(error)).toBe(true);
    expect(isReelgraphError(error, 'BAD_USER_INPUT')).toBe(true);
    expect(isReelgraphError(error, 'CONFLICT')).toBe(false);
    expect(isReelgraphError(new Error('another'))).toBe(false);
  });

  test('end when their signal is aborted, before and while they run', async () => {
    await using front = await openFront(server.url);
    front.intercept = () => true; // never answers
    const client = server.client(admin.token, { url: front.url });
    const aborted = AbortSignal.abort(new Error('not wanted'));
    await expect(client.scenes({}, { signal: aborted })).rejects.toThrow('not wanted');
    expect(front.requests).toEqual([]);
    const controller = new AbortController();
    const asked = client.scenes({}, { signal: controller.signal });
    await eventually(() => front.requests.length === 1);
    controller.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
  });

  test('that read are tried again after 503 and 429, and changes after 503', async () => {
    await using front = await openFront(server.url);
    let refusals = [503, 429];
    front.intercept = (_request, response) => {
      const status = refusals.shift();
      if (status) response.writeHead(status, { 'retry-after': '0' }).end('<h1>Come back</h1>');
      return status !== undefined;
    };
    const client = server.client(admin.token, { url: front.url });
    expect((await client.scenes({ first: 1 })).scenes.nodes).toHaveLength(1);
    expect(front.requests).toHaveLength(3);
    refusals = [503];
    expect((await client.createTag({ name: 'once' })).createTag.name).toBe('once');
    refusals = [429];
    expect(await errorOf(client.createTag({ name: 'not now' }))).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 0 });
    refusals = [429, 429];
    const patient = server.client(admin.token, { url: front.url, retries: 1 });
    expect(await errorOf(patient.scenes())).toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('to another server, or to none, say so', async () => {
    await using front = await openFront(server.url, '/reel');
    const elsewhere = createClient({ url: new URL('/', front.url), token: admin.token });
    const error = await errorOf(elsewhere.scenes());
    expect(error.code).toBe('BAD_RESPONSE');
    expect(error.message).toMatch(/no Reelgraph server: HTTP 404 Not Found\. Check the url/);
    const { url } = front;
    await front[Symbol.asyncDispose]();
    expect(await errorOf(createClient({ url }).server())).toMatchObject({ code: 'NETWORK_ERROR' });
  });

  test('work below a path, and so do subscriptions and addresses', async () => {
    await using front = await openFront(server.url, '/reel');
    for (const url of [front.url, `${front.url}/`]) {
      await using client = createClient({ url, token: admin.token });
      expect((await client.scenes({ first: 1 })).scenes.nodes).toHaveLength(1);
      expect(await firstOf(client.queueChanged())).toBeDefined();
      expect(client.url('/media/stream/12?grant=a')).toBe(`${front.url}/media/stream/12?grant=a`);
      expect(client.url('https://elsewhere.example/a')).toBe('https://elsewhere.example/a');
    }
    expect(front.requests).toContain('WS /reel/graphql');
  });
});

test('another server never gets the login', async () => {
  await using front = await openFront(server.url, '/reel');
  await using client = createClient({ url: front.url, token: admin.token });
  const elsewhere = [
    `${server.url}/api/healthz`,
    'https://elsewhere.example/a',
    '../api/healthz',
    `${new URL('/other/', front.url)}`,
  ];
  for (const path of elsewhere)
    expect(await errorOf(client.fetch(path))).toMatchObject({ code: 'BAD_USER_INPUT', field: 'path' });
  expect(front.requests).toEqual([]);
  expect((await client.fetch('/api/healthz')).status).toBe(200);
  expect((await client.fetch(`${front.url}/api/healthz`)).status).toBe(200);
});

describe('a client for a few operations', () => {
  test('has only these', async () => {
    await using client = createCoreClient({ url: server.url, token: admin.token }, { scenes, queueChanged });
    expect((await client.scenes({ first: 1 })).scenes.nodes).toHaveLength(1);
    expect(await firstOf(client.queueChanged())).toBeDefined();
    expect(client).not.toHaveProperty('login');
  });
});

describe('a login', () => {
  const password = 'Correct-Horse-2026';
  let username: string;

  beforeAll(async () => {
    username = `sdk-${Date.now()}`;
    await admin.client.createUser({ input: { username, password, role: 'admin' } });
  });

  test('by name and password is made before the first request, once, and again when it ends', async () => {
    const client = server.client(undefined, { login: { username, password } });
    await Promise.all([client.viewer(), client.scenes()]);
    const { viewer } = await client.access();
    expect(viewer?.sessions).toHaveLength(1);
    await client.revokeSession({ id: viewer?.sessions[0]?.id ?? '' });
    expect((await client.scenes({ first: 1 })).scenes.nodes).toHaveLength(1);
  });

  test('that is wrong is UNAUTHENTICATED, for requests and for subscriptions', async () => {
    const client = server.client(undefined, { login: { username, password: 'wrong' } });
    expect(await errorOf(client.scenes())).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await errorOf(firstOf(client.queueChanged()))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('by API key', async () => {
    const { createApiKey } = await admin.client.createApiKey({ name: 'sdk', permissions: ['scenes:view'] });
    const client = server.client(undefined, { apiKey: createApiKey.key });
    expect((await client.scenes({ first: 1 })).scenes.nodes).toHaveLength(1);
  });

  test('that has ended asks onSessionEnd for another one, once for all who wait', async () => {
    const [first, second] = [await server.user(), await server.user()];
    const ends: string[] = [];
    const client = server.client(first.token, {
      onSessionEnd({ code }) {
        ends.push(code);
        return second.token;
      },
    });
    await first.client.logout();
    const answers = await Promise.all([
      client.viewer(),
      client.scenes(),
      client.tags(),
      firstOf(client.queueChanged()),
    ]);
    expect(answers).toHaveLength(4);
    expect(ends).toEqual(['UNAUTHENTICATED']);
    expect((await client.viewer()).viewer?.user.id).toBe(second.id);
  });

  test('that has ended fails with UNAUTHENTICATED when there is no other', async () => {
    const user = await server.user();
    const ends: string[] = [];
    const client = server.client(user.token, { onSessionEnd: ({ code }) => void ends.push(code) });
    await user.client.logout();
    expect(await errorOf(client.scenes())).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(ends).toEqual(['UNAUTHENTICATED']);
  });

  test('a wrong password for another login does not end the present one', async () => {
    const ends: unknown[] = [];
    const client = server.client(admin.token, { onSessionEnd: (error) => void ends.push(error) });
    expect(await errorOf(client.login({ username, password: 'wrong' }))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(ends).toEqual([]);
  });
});

describe.each(transports)('a subscription over %s', (transport) => {
  const open = (token: string, options: Parameters<TestServer['client']>[1] = {}) =>
    server.client(token, { transport, retryAttempts: 2, ...options });

  test('with a token that is not valid ends with UNAUTHENTICATED at once', async () => {
    expect(await errorOf(firstOf(open('no token').queueChanged()))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('without a right ends with FORBIDDEN', async () => {
    const { token } = await server.user('user');
    expect(await errorOf(firstOf(open(token).queueChanged()))).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('to a server that is not there fails with NETWORK_ERROR after its attempts', async () => {
    await using front = await openFront(server.url);
    const { url } = front;
    await front[Symbol.asyncDispose]();
    const states: string[] = [];
    const client: Client = open(admin.token, { url, retryAttempts: 1, onConnection: (state) => states.push(state) });
    expect(await errorOf(firstOf(client.queueChanged()))).toMatchObject({ code: 'NETWORK_ERROR' });
    expect(states).toEqual([]);
  });

  test('goes on after its line was cut; onConnection hears of it once', async () => {
    await using front = await openFront(server.url);
    const states: string[] = [];
    const client = open(admin.token, { url: front.url, onConnection: (state) => states.push(state) });
    const [one, other] = [client.queueChanged(), client.sceneChanged()];
    const changed = other.next();
    await one.next();
    front.cut();
    await one.next();
    expect(states).toEqual(['connected', 'lost', 'connected']);
    await one.return?.();
    const end = other.return?.();
    await Promise.all([changed, end]);
    await client.close();
    expect(states).toEqual(['connected', 'lost', 'connected']);
  });

  test('that is left, one after the other, is no lost connection', async () => {
    const states: string[] = [];
    const client = open(admin.token, { onConnection: (state) => states.push(state) });
    await firstOf(client.queueChanged());
    await client.close();
    expect(states).toEqual(['connected']);
  });

  test('ends with the reason of its signal, before it begins and while it waits', async () => {
    const client = open(admin.token);
    const aborted = AbortSignal.abort(new Error('not wanted'));
    await expect(firstOf(client.sceneChanged({}, { signal: aborted }))).rejects.toThrow('not wanted');
    const controller = new AbortController();
    const waiting = firstOf(client.sceneChanged({}, { signal: controller.signal }));
    await firstOf(client.queueChanged());
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });

  test('that waits for an event ends quietly by return() and when the client is closed', async () => {
    const client = open(admin.token);
    const events = client.sceneChanged();
    const next = events.next();
    await events.return?.();
    expect(await next).toEqual({ done: true, value: undefined });
    const waiting = firstOf(client.sceneChanged());
    await firstOf(client.queueChanged());
    await client.close();
    expect(await waiting).toBeUndefined();
  });

  test('whose login ends while it runs goes on with another, or ends with UNAUTHENTICATED', async () => {
    const [first, second] = [await server.user(), await server.user()];
    const client = open(first.token, { onSessionEnd: () => second.token });
    const events = client.queueChanged();
    await events.next();
    await first.client.logout();
    expect(await events.next()).toMatchObject({ done: false });
    await second.client.logout();
    const given = open(second.token);
    expect(await errorOf(firstOf(given.queueChanged()))).toMatchObject({ code: 'UNAUTHENTICATED' });
    await events.return?.();
  });
});

describe('where no WebSocket gets through', () => {
  test.each(['refuse', 'swallow'] as const)('subscriptions go over SSE: %s', async (sockets) => {
    await using front = await openFront(server.url);
    front.sockets = sockets;
    const states: string[] = [];
    const client = server.client(admin.token, { url: front.url, onConnection: (state) => states.push(state) });
    expect(await firstOf(client.queueChanged())).toBeDefined();
    expect(await firstOf(client.queueChanged())).toBeDefined();
    expect(front.requests).toEqual(['WS /graphql', 'POST /graphql/stream', 'POST /graphql/stream']);
    expect(states).toEqual(['connected', 'connected']);
  });

  test('another server is told from a lost one', async () => {
    await using front = await openFront(server.url, '/reel');
    const client = server.client(admin.token, { url: new URL('/', front.url).href });
    expect(await errorOf(firstOf(client.queueChanged()))).toMatchObject({ code: 'BAD_RESPONSE' });
  });
});
