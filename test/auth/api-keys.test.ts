/** API keys: what they open, what they do not, and how they end. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { addScene } from '../support/factories.ts';
import { ask, askSocket, openSocket } from '../support/request.ts';
import { type OtherServer, serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let other: OtherServer;
let owner: TestUser;
let sceneId: string;
const question = '{ scenes { totalCount } }';

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  other = await serveAgain(server);
  owner = await server.user('moderator');
  sceneId = await addScene(server.app, { thumbnailPath: 'scenes/1/thumb_sm.webp' });
});

afterAll(async () => {
  await other[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

describe('a new key', () => {
  test('is shown once; the database keeps its SHA-256', async () => {
    const { key, apiKey } = await newKey(owner, ['scenes:view', 'scenes:view']);

    expect(key).toMatch(/^rgk_[\w-]{43}$/);
    expect(apiKey).toMatchObject({ name: 'script', permissions: ['scenes:view'], expiresAt: null, lastUsedAt: null });
    const [row] = await rows(server.app.orm.em.fork())
      .selectFrom('api_keys')
      .selectAll()
      .where('id', '=', apiKey.id)
      .execute();
    expect(row?.keyHash).toBe(createHash('sha256').update(key).digest('hex'));
    expect(JSON.stringify(row)).not.toContain(key.slice(4));
    expect(JSON.stringify(await owner.client.access())).not.toContain(key.slice(4));
  });

  test('lets in over HTTP, WebSockets and signed URLs, at every process', async () => {
    const { key } = await newKey(owner, ['scenes:view']);

    const { data } = await ask(other.url, '{ viewer { user { id } permissions } scenes { totalCount } }', {
      token: key,
    });
    expect(data).toEqual({
      viewer: { user: { id: owner.id }, permissions: ['scenes:view'] },
      scenes: { totalCount: 1 },
    });
    expect(await askSocket(other.url, question, { token: key })).toMatchObject({ data: { scenes: { totalCount: 1 } } });
    const { scene } = await server.client(key).scene({ id: sceneId });
    expect((await fetch(new URL(scene?.thumbnail?.url ?? '', other.url))).status).toBe(404); // only the file is not there
  });

  test('may do what it was made for, not all that its owner may', async () => {
    const { key } = await newKey(owner, ['scenes:view']);

    expect((await ask(server.url, '{ jobs { totalCount } }', { token: key })).errors?.[0]).toMatchObject({
      message: 'Query.jobs needs the permission scenes:reprocess, which this API key does not have.',
      extensions: { code: 'FORBIDDEN' },
    });
    expect(await codeOf(owner.token, '{ jobs { totalCount } }')).toBeUndefined();
  });

  test('says when it was used last', async () => {
    const { key, apiKey } = await newKey(owner, ['scenes:view']);
    await codeOf(key);

    const { viewer } = await owner.client.access();
    const used = viewer?.apiKeys.find(({ id }) => id === apiKey.id)?.lastUsedAt;
    expect(Date.parse(used ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  test.each<[string, Parameters<TestUser['client']['createApiKey']>[0], string, string]>([
    ['an empty name', { name: ' ', permissions: ['scenes:view'] }, 'BAD_USER_INPUT', 'name'],
    ['a long name', { name: 'x'.repeat(101), permissions: ['scenes:view'] }, 'BAD_USER_INPUT', 'name'],
    ['no permission', { name: 'x', permissions: [] }, 'BAD_USER_INPUT', 'permissions'],
    ['an unknown permission', { name: 'x', permissions: ['scenes:view', 'all'] }, 'BAD_USER_INPUT', 'permissions.1'],
    [
      'an end in the past',
      { name: 'x', permissions: ['scenes:view'], expiresAt: '2020-01-01T00:00:00Z' },
      'BAD_USER_INPUT',
      'expiresAt',
    ],
  ])('with %s is refused', async (_title, variables, code, field) => {
    await expect(owner.client.createApiKey(variables)).rejects.toMatchObject({ code, field });
  });

  test('with a permission that its owner does not have is refused', async () => {
    await expect(newKey(owner, ['scenes:view', 'users:manage'])).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: 'This key has permissions that you do not have: users:manage.',
    });
  });
});

describe('a key ends', () => {
  test('when it is deleted, with its sockets and URLs, at every process', async () => {
    const { key, apiKey } = await newKey(owner, ['scenes:view']);
    const { scene } = await server.client(key).scene({ id: sceneId });
    const socket = await openSocket(other.url, key);

    await owner.client.deleteApiKey({ id: apiKey.id });

    expect(await socket.closed).toBe(4401);
    expect(await codeOf(key)).toBe('UNAUTHENTICATED');
    expect((await fetch(new URL(scene?.thumbnail?.url ?? '', other.url))).status).toBe(401);
    expect(await codeOf(owner.token)).toBeUndefined();
  });

  test('when its time is over', async () => {
    const expiresAt = new Date(Date.now() + 3000).toISOString();
    const { createApiKey } = await owner.client.createApiKey({ name: 'x', permissions: ['scenes:view'], expiresAt });
    expect(await codeOf(createApiKey.key)).toBeUndefined();
    const socket = await openSocket(server.url, createApiKey.key);

    expect(await socket.closed).toBe(4403);
    expect(await codeOf(createApiKey.key)).toBe('UNAUTHENTICATED');
  });

  test('with its owner', async () => {
    const admin = await server.user('admin');
    const leaving = await server.user('user');
    const { key } = await newKey(leaving, ['scenes:view']);
    const socket = await openSocket(other.url, key);

    await admin.client.deleteUser({ id: leaving.id });

    expect(await socket.closed).toBe(4401);
    expect(await codeOf(key)).toBe('UNAUTHENTICATED');
  });

  test('its powers end with those of its owner, and come back with them', async () => {
    const admin = await server.user('admin');
    const user = await server.user('moderator');
    const { key } = await newKey(user, ['scenes:reprocess']);
    const jobs = '{ jobs { totalCount } }';
    expect(await codeOf(key, jobs)).toBeUndefined();

    await admin.client.updateUser({ id: user.id, input: { role: 'user' } });
    expect(await codeOf(key, jobs)).toBe('FORBIDDEN');
    await admin.client.updateUser({ id: user.id, input: { role: 'moderator' } });
    expect(await codeOf(key, jobs)).toBeUndefined();
  });
});

test.each(['rgk_', 'rgk_unknown', `rgk_${'A'.repeat(43)}`])('%s is UNAUTHENTICATED', async (key) => {
  expect(await codeOf(key)).toBe('UNAUTHENTICATED');
  expect(await askSocket(server.url, question, { token: key })).toEqual({ closed: 4403 });
});

test.each([
  ['of somebody else', async () => (await newKey(await server.user('user'), ['scenes:view'])).apiKey.id],
  ['that is unknown', () => '999999'],
  ['that cannot be one', () => "1'"],
])('a key %s cannot be deleted: NOT_FOUND', async (_title, make) => {
  const id = await make();

  await expect(owner.client.deleteApiKey({ id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: `There is no API key ${id} of yours.`,
  });
});

test.each([
  'logout',
  'logoutEverywhere',
  'refreshLogin { token }',
  'revokeSession(id: "0")',
  'changePassword(currentPassword: "x", newPassword: "y")',
  'changeUsername(username: "x") { id }',
  'createApiKey(name: "x", permissions: ["scenes:view"]) { key }',
  'deleteApiKey(id: "0")',
])('a key cannot change the account of its owner: %.20s', async (field) => {
  const { key } = await newKey(owner, ['scenes:view']);

  const { errors } = await ask(server.url, `mutation { ${field} }`, { token: key });

  expect(errors?.[0]).toMatchObject({
    message: 'This needs a login; an API key is not enough.',
    extensions: { code: 'FORBIDDEN' },
  });
});

test('a key that may make users cannot make one that may do more than it', async () => {
  const admin = await server.user('admin');
  const { key } = await newKey(admin, ['users:create', 'scenes:view', 'scenes:upload']);
  const input = { username: 'made-by-key', password: 'Correct-Horse-9' };

  await expect(server.client(key).createUser({ input: { ...input, role: 'admin' } })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  expect(await server.client(key).createUser({ input: { ...input, role: 'user' } })).toMatchObject({
    createUser: { username: 'made-by-key', role: { name: 'user' } },
  });
});

async function newKey({ client }: TestUser, permissions: string[]) {
  return (await client.createApiKey({ name: 'script', permissions })).createApiKey;
}

async function codeOf(token: string, query = question) {
  return (await ask(server.url, query, { token })).errors?.[0]?.extensions?.code;
}
