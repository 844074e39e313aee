/**
 * A change of who may do what takes effect everywhere: at every process, for requests, open sockets and signed URLs.
 * Each case makes a change at one process and looks at another.
 */
import bcrypt from 'bcryptjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '../../src/auth/session.service.ts';
import { rows } from '../../src/database/rows.ts';
import { createClient } from '../../src/sdk/client.ts';
import { resetAccountPassword } from '../../src/users/local-account.service.ts';
import { addScene } from '../support/factories.ts';
import { ask, openSocket } from '../support/request.ts';
import { type OtherServer, serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let other: OtherServer;
let admin: TestUser;
let sceneId: string;
const password = 'Correct-Horse-9';
const newPassword = 'Another-Horse-10';

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  other = await serveAgain(server);
  admin = await server.user('admin');
  sceneId = await addScene(server.app, { thumbnailPath: 'scenes/1/thumb_sm.webp' });
});

afterAll(async () => {
  await other[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

interface Case {
  change(user: TestUser): Promise<unknown>;
  /** How open sockets are closed. */
  closed: 4401 | 4403;
  /** What a question about jobs, which the user could ask before, is answered with. */
  jobs: string | undefined;
  /** How a signed URL answers; 404: it lets in, only the file is not there. */
  url: number;
}

const ended = { closed: 4401, jobs: 'UNAUTHENTICATED', url: 401 } as const;

const cases: Record<string, Case> = {
  'a demotion': {
    change: async ({ id }) => admin.client.updateUser({ id, input: { role: 'user' } }),
    ...{ closed: 4403, jobs: 'FORBIDDEN', url: 404 },
  },
  'a promotion': {
    change: async ({ id }) => admin.client.updateUser({ id, input: { role: 'admin' } }),
    ...{ closed: 4403, jobs: undefined, url: 404 },
  },
  'a role that permits less': {
    change: async ({ id }) => {
      const role = await ownRole(id);
      await admin.client.setRolePermissions({ id: role, permissions: [] });
    },
    ...{ closed: 4403, jobs: 'FORBIDDEN', url: 403 },
  },
  'a role with another name': {
    change: async ({ id }) => {
      const role = await ownRole(id);
      await admin.client.updateRole({ id: role, name: `renamed ${id}` });
    },
    ...{ closed: 4403, jobs: undefined, url: 404 },
  },
  'a deletion': { change: async ({ id }) => admin.client.deleteUser({ id }), ...ended },
  'a password reset': { change: async ({ id }) => admin.client.resetUserPassword({ id, newPassword }), ...ended },
  'a password reset on the machine': {
    change: async ({ username }) =>
      resetAccountPassword({ em: server.app.orm.em.fork(), passwords: server.app.passwords }, username),
    ...ended,
  },
  'a password that its owner changes elsewhere': {
    change: async ({ id }) => {
      const { token } = await openSession({ app: server.app, em: server.app.orm.em.fork() }, id);
      await server.client(token).changePassword({ currentPassword: password, newPassword });
    },
    ...ended,
  },
  'a logout': { change: async ({ client }) => client.logout(), ...ended },
};

describe.each(Object.entries(cases))('%s', (_title, { change, closed, jobs, url }) => {
  test('holds at another process for requests, sockets and URLs', async () => {
    const user = await moderator();
    const { scene } = await user.client.scene({ id: sceneId });
    const thumbnail = new URL(scene?.thumbnail?.url ?? '', other.url);
    expect(await codeOf(user.token)).toBeUndefined();
    expect((await fetch(thumbnail)).status).toBe(404);
    const sockets = [await openSocket(server.url, user.token), await openSocket(other.url, user.token)];

    await change(user);

    expect(await Promise.all(sockets.map(async (socket) => socket.closed))).toEqual([closed, closed]);
    expect(await codeOf(user.token)).toBe(jobs);
    expect((await fetch(thumbnail)).status).toBe(url);
  });
});

test('at the process that made the change it holds with the next request', async () => {
  const user = await moderator();
  const asked = async () => (await ask(server.url, '{ jobs { totalCount } }', { token: user.token })).errors;
  expect(await asked()).toBeUndefined();

  await admin.client.updateUser({ id: user.id, input: { role: 'user' } });
  expect((await asked())?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('sockets of others stay open', async () => {
  const [user, neighbour] = [await moderator(), await moderator()];
  const [socket, stays] = [await openSocket(other.url, user.token), await openSocket(other.url, neighbour.token)];

  await admin.client.deleteUser({ id: user.id });

  await socket.closed;
  expect(stays.isOpen()).toBe(true);
  stays.close();
});

test('a subscription that was allowed ends with the right to it, and goes on for those who still have it', async () => {
  const [fallen, stays] = [await moderator(), await moderator()];
  await using fallenClient = createClient({ url: other.url, token: fallen.token });
  await using stayingClient = createClient({ url: other.url, token: stays.token });
  const fallenQueue = fallenClient.queueChanged()[Symbol.asyncIterator]();
  const stayingQueue = stayingClient.queueChanged()[Symbol.asyncIterator]();
  await Promise.all([fallenQueue.next(), stayingQueue.next()]);

  await admin.client.updateUser({ id: fallen.id, input: { role: 'user' } });

  // its client comes again, as after any lost connection, and is refused
  await expect(fallenQueue.next()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const next = stayingQueue.next();
  await admin.client.processScenes({ phase: 'METADATA', ids: [sceneId] });
  expect((await next).value?.queueChanged.phases).toContainEqual(
    expect.objectContaining({ phase: 'METADATA', pending: 1 }),
  );
});

test('a change that is rolled back closes nothing', async () => {
  const last = await server.user('moderator');
  const socket = await openSocket(other.url, last.token);

  await expect(admin.client.updateUser({ id: last.id, input: { role: 'nobody' } })).rejects.toThrow();
  const { client, token } = await server.user('user');
  const next = await openSocket(other.url, token);
  await client.logout(); // whose message comes after
  await next.closed;

  expect(socket.isOpen()).toBe(true);
  socket.close();
});

/** A user with a role of their own, which may do what moderators may. */
async function moderator(): Promise<TestUser> {
  const user = await server.user('user');
  const { createRole } = await admin.client.createRole({
    name: `role of ${user.id}`,
    permissions: ['scenes:view', 'scenes:reprocess'],
  });
  await rows(server.app.orm.em.fork())
    .updateTable('users')
    .set({ role: createRole.name, password: await bcrypt.hash(password, 4) })
    .where('id', '=', user.id)
    .execute();
  return user;
}

async function ownRole(userId: string): Promise<string> {
  const { roles } = await admin.client.roles();
  return roles?.find(({ name }) => name === `role of ${userId}`)?.id ?? '';
}

async function codeOf(token: string) {
  return (await ask(other.url, '{ jobs { totalCount } }', { token })).errors?.[0]?.extensions?.code;
}
