/** Limits by the minute, and how answers tell of them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { rateLimitHeaders } from '../../src/http/rate-limit-headers.ts';
import { storagePathOf } from '../support/factories.ts';
import { ask, askSocket } from '../support/request.ts';
import { type OtherServer, serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';

const maxCostPerMinute = 10_000;

let server: TestServer;
let other: OtherServer;
let user: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false, config: { maxCostPerMinute } });
  other = await serveAgain(server);
  await storagePathOf(server.app, server.library);
});

beforeEach(async () => {
  user = await server.user();
  await rows(server.app.orm.em.fork()).deleteFrom('login_attempts').execute();
});

afterAll(async () => {
  await other[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

/** Costs about 3,500 points. */
const document = '{ scenes(first: 1) { totalCount } }';
const cost = async (url: string, token: string | undefined = user.token) => ask(url, document, { token });
const left = ({ headers }: { headers: Headers }) => headers.get('ratelimit');

/** No bucket has anything left. */
const usedUp = async () =>
  rows(server.app.orm.em.fork())
    .updateTable('login_attempts')
    .set({ fullAt: new Date(Date.now() + 300_000) })
    .execute();

test('the headers are lists of named items', () => {
  const quota = { limit: 5, windowSeconds: 30, remaining: 4, resetSeconds: 6 };

  expect(rateLimitHeaders(undefined)).toEqual({});
  expect(rateLimitHeaders(new Map())).toEqual({});
  expect(
    rateLimitHeaders(
      new Map([
        ['login', quota],
        ['cost', { ...quota, remaining: 0 }],
      ]),
    ),
  ).toEqual({
    'ratelimit-policy': '"login";q=5;w=30, "cost";q=5;w=30',
    ratelimit: '"login";r=4;t=6, "cost";r=0;t=6',
  });
});

describe('documents by their cost', () => {
  test('each answer says what is left, until there is not enough', async () => {
    const answers = [await cost(server.url), await cost(server.url), await cost(server.url)];
    const [first, second, refused] = answers;

    expect(first?.headers.get('ratelimit-policy')).toBe('"cost";q=10000;w=60');
    for (const answer of answers) expect(left(answer)).toMatch(/^"cost";r=\d+;t=\d+$/);
    const remaining = answers.map((answer) => Number(/r=(\d+)/.exec(left(answer) ?? '')?.[1]));
    expect(remaining[0]).toBeLessThan(maxCostPerMinute);
    expect(remaining[1]).toBeLessThan(remaining[0] ?? 0);
    expect([first?.status, second?.status, refused?.status]).toEqual([200, 200, 429]);
    const seconds = refused?.errors?.[0]?.extensions?.retryAfterSeconds;
    expect(refused?.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^Your documents may cost 10000 points a minute, .* try again in \d+ s\.$/),
      extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) },
    });
    expect(refused?.headers.get('retry-after')).toBe(String(seconds));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  test('over a WebSocket as well; others and what is cheaper go on', async () => {
    for (let n = 0; n < 2; n += 1) await cost(server.url);

    const refused = await askSocket(server.url, document, { token: user.token });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    expect((await ask(server.url, '{ server { version } }', { token: user.token })).status).toBe(200);
    expect((await cost(server.url, (await server.user()).token)).status).toBe(200);
  });

  test('in all processes together', async () => {
    for (let n = 0; n < 2; n += 1) await cost(server.url);
    await cost(other.url);

    const remaining = async () => {
      const answer = await ask(other.url, '{ server { version } }', { token: user.token });
      return Number(/r=(\d+)/.exec(left(answer) ?? '')?.[1]);
    };
    // By itself the other process would have more than half left.
    await expect.poll(remaining, { timeout: 20_000, interval: 500 }).toBeLessThan(4000);
    expect((await cost(other.url)).status).toBe(429);
    const buckets = await rows(server.app.orm.em.fork()).selectFrom('login_attempts').select('address').execute();
    expect(buckets).toContainEqual({ address: `cost user ${user.id}` });
  });
});

test('attempts to sign in', async () => {
  const login = async () =>
    ask(server.url, 'mutation { login(username: "nobody", password: "Wrong-Horse-1") { token } }');
  const first = await login();
  expect(first.headers.get('ratelimit-policy')).toMatch(/"login";q=5;w=30/);
  expect(left(first)).toMatch(/"login";r=4;t=6/);
  await usedUp();

  const refused = await login();
  expect(left(refused)).toMatch(/"login";r=0;t=\d+/);
  expect(refused.errors?.[0]?.extensions?.code).toBe('RATE_LIMITED');
});

test('share links that do not exist, on their page and in the API', async () => {
  const page = `${server.url}/media/share/${'x'.repeat(22)}`;
  const first = await fetch(page);
  expect(first.headers.get('ratelimit')).toBe('"share";r=29;t=6');
  await usedUp();

  const refused = await fetch(page);
  expect([refused.status, refused.headers.get('ratelimit-policy')]).toEqual([429, '"share";q=30;w=180']);
  expect(refused.headers.get('ratelimit')).toMatch(/^"share";r=0;t=\d+$/);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('uploads that are begun', async () => {
  const begin = async ({ token } = user) =>
    fetch(`${server.url}/api/uploads`, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', 'upload-length': '10' },
        'upload-metadata': `filename ${Buffer.from('clip.mp4').toString('base64')}`,
      },
    });
  const first = await begin();
  expect([first.status, first.headers.get('ratelimit-policy')]).toEqual([201, '"uploads";q=120;w=60']);
  expect(first.headers.get('ratelimit')).toBe('"uploads";r=119;t=1');
  await usedUp();

  const refused = await begin();
  expect(refused.status).toBe(429);
  expect(await refused.json()).toMatchObject({ error: { code: 'RATE_LIMITED', message: /^You begin too many/ } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await begin(await server.user())).status).toBe(201);
});
