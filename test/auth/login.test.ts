/** Signing in by name and password; what a browser keeps of it; what another site cannot do with that. */
import { once } from 'node:events';
import bcrypt from 'bcryptjs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { rows } from '../../src/database/rows.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
const username = 'Ärztin.Anna';
const password = 'Correct-Horse-9';
const document =
  'mutation ($username: String!, $password: String!) { login(username: $username, password: $password) { token user { username } } }';
const login = async (variables: { username: string; password: string }, headers?: Record<string, string>) =>
  ask(server.url, document, { variables, ...(headers && { headers }) });

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  const values = { username, password: await bcrypt.hash(password, 4), role: 'user' };
  await rows(server.app.orm.em.fork()).insertInto('users').values(values).execute();
});

// so that no test is refused for the attempts of those before it
beforeEach(async () => {
  await rows(server.app.orm.em.fork()).deleteFrom('login_attempts').execute();
});

afterAll(async () => server[Symbol.asyncDispose]());

test('a wrong password and an unknown name are refused alike', async () => {
  const [wrongPassword, unknownName, empty] = await Promise.all([
    login({ username, password: 'Wrong-Horse-9' }),
    login({ username: 'nobody', password }),
    login({ username: '', password: '' }),
  ]);

  expect(wrongPassword).toMatchObject({
    data: null,
    errors: [{ message: 'The user name or the password is wrong.', extensions: { code: 'UNAUTHENTICATED' } }],
  });
  expect(unknownName.errors).toEqual(wrongPassword.errors);
  expect(empty.errors).toEqual(wrongPassword.errors);
});

test('a name that no account can have is refused as well', async () => {
  const { errors } = await login({ username: 'ä'.repeat(5000), password });
  const { errors: zeroByte } = await login({ username: 'a\0b', password });

  expect(errors?.[0]?.message).toBe('The user name or the password is wrong.');
  expect(zeroByte?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
});

test.each([username, 'ärztin.anna', 'ÄRZTIN.ANNA'])('the right password lets in, as %s too', async (name) => {
  const client = server.client();
  const before = Date.now();

  const { login } = await client.login({ username: name, password });

  expect(login.user).toMatchObject({ username, role: { name: 'user' } });
  expect(Date.parse(login.expiresAt)).toBeGreaterThan(before + 86_400_000 - 2000);
  expect(Date.parse(login.user.lastLoginAt ?? '')).toBeGreaterThanOrEqual(before);
  const { viewer } = await server.client(login.token).viewer();
  expect(viewer?.user).toMatchObject({ username, lastLoginAt: login.user.lastLoginAt });
  expect(viewer?.permissions).toEqual(['scenes:upload', 'scenes:view']);
});

test('two logins have two tokens', async () => {
  const [first, second] = await Promise.all([login({ username, password }), login({ username, password })]);

  expect(first.data).not.toEqual(second.data);
});

describe('a browser', () => {
  const cookieOf = (headers: Headers) => headers.get('set-cookie')?.split(';')[0] ?? '';
  let cookie: string;

  test('gets a cookie that scripts cannot read and other sites cannot send', async () => {
    const { headers } = await login({ username, password });
    cookie = cookieOf(headers);

    expect(headers.get('set-cookie')).toMatch(/^reelgraph=ey[^;]+;/);
    for (const attribute of [/; HttpOnly/, /; SameSite=Strict/, /; Path=\//, /; Expires=/])
      expect(headers.get('set-cookie')).toMatch(attribute);
  });

  test('is known by its cookie', async () => {
    const { data } = await ask(server.url, '{ viewer { user { username } } }', { headers: { cookie } });

    expect(data).toEqual({ viewer: { user: { username } } });
  });

  test('can sign in again with a stale cookie', async () => {
    const { errors } = await login({ username, password }, { cookie: 'reelgraph=stale' });

    expect(errors).toBeUndefined();
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'cannot be made to send %s by a form of another site',
    async (type) => {
      const { status } = await fetch(new URL('/graphql', server.url), {
        method: 'POST',
        headers: { cookie, 'content-type': type },
        body: JSON.stringify({ query: 'mutation { logout }' }),
      });

      expect(status).toBeGreaterThanOrEqual(400);
      expect(await ask(server.url, '{ viewer { user { username } } }', { headers: { cookie } })).toMatchObject({
        data: { viewer: { user: { username } } },
      });
    },
  );

  test.each(['{ viewer { user { id } } }', 'mutation { logout }'])('cannot be made to GET %s', async (query) => {
    const url = new URL(`/graphql?query=${encodeURIComponent(query)}`, server.url);

    const response = await fetch(url, { headers: { cookie } });

    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('"data"');
  });

  test('on a page of another site cannot open a WebSocket', async () => {
    expect(await upgrade({ cookie, origin: 'https://evil.example' })).toBe(401);
    expect(await upgrade({ cookie, origin: 'null' })).toBe(401);
    expect(await upgrade({ cookie, origin: new URL(server.url).origin })).toBe(101);
  });

  test('forgets its cookie at the logout', async () => {
    const { headers, data } = await ask(server.url, 'mutation { logout }', { headers: { cookie } });

    expect(data).toEqual({ logout: true });
    expect(headers.get('set-cookie')).toMatch(/^reelgraph=;.*Expires=Thu, 01 Jan 1970/);
    expect(await ask(server.url, '{ viewer { user { id } } }', { headers: { cookie } })).toMatchObject({
      data: { viewer: null },
    });
  });
});

describe('with an https PUBLIC_URL', () => {
  test('the cookie is for https only, and pages of that address may open a WebSocket', async () => {
    await using secure = await startTestServer({ worker: false, config: { publicUrl: 'https://videos.example.org' } });
    const values = { username, password: await bcrypt.hash(password, 4) };
    await rows(secure.app.orm.em.fork()).insertInto('users').values(values).execute();

    const { headers } = await ask(secure.url, document, { variables: { username, password } });

    expect(headers.get('set-cookie')).toMatch(/; Secure/);
    expect(await upgrade({ origin: 'https://videos.example.org' }, secure)).toBe(101);
    expect(await upgrade({ origin: 'https://evil.example' }, secure)).toBe(401);
  });
});

/** The status that a WebSocket upgrade is answered with. */
async function upgrade(headers: Record<string, string>, { url } = server): Promise<number | undefined> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  const refused = once(socket, 'unexpected-response').then(([, response]) => {
    response.resume();
    return response.statusCode;
  });
  const opened = once(socket, 'upgrade').then(([response]) => response.statusCode);
  socket.on('error', () => {});
  try {
    return await Promise.race([refused, opened]);
  } finally {
    socket.terminate();
    for (const wait of [refused, opened]) wait.catch(() => {});
  }
}
