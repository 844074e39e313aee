/** Users, as those who manage them make, find, change and remove them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let admin: TestUser;
const password = 'Correct-Horse-9';

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  admin = await server.user('admin');
});

afterAll(async () => server[Symbol.asyncDispose]());

describe('a new user', () => {
  test('has a name, a role and a password that lets in', async () => {
    const { createUser } = await admin.client.createUser({
      input: { username: 'Berta.B-1_x', password, role: 'user' },
    });

    expect(createUser).toMatchObject({ username: 'Berta.B-1_x', role: { name: 'user' }, lastLoginAt: null });
    const { login } = await server.client().login({ username: 'berta.b-1_X', password });
    expect(login.user.id).toBe(createUser.id);
  });

  test.each(['Dora', 'DORA', 'dora'])('cannot have a name that is taken, in whatever case: %s', async (username) => {
    await addUser('dora').catch(() => {});

    await expect(addUser(username)).rejects.toMatchObject({
      code: 'CONFLICT',
      field: 'input.username',
      message: `The user name ${username} is taken.`,
    });
  });

  test('two at the same moment cannot have the same name', async () => {
    const outcomes = await Promise.allSettled([addUser('Emil'), addUser('emil')]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test.each(['ab', 'x'.repeat(65), 'with space', 'a@b', 'tab\there', '', 'x/y', '👍👍👍'])(
    'cannot be called %j',
    async (username) => {
      await expect(addUser(username)).rejects.toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'input.username',
        message: 'input.username must be 3 to 64 letters, digits, dots, underscores or hyphens.',
      });
    },
  );

  test.each(['abc', 'x'.repeat(64), 'Ärztin', '日本語'])('can be called %s', async (username) => {
    expect((await addUser(username)).createUser.username).toBe(username);
  });

  test.each([
    ['Short-1', 'input.password must be at least 12 bytes long.'],
    [`Aa1${'x'.repeat(70)}`, 'input.password must be at most 72 bytes long.'],
    ['no-upper-case-1', 'input.password must contain an upper-case letter.'],
    ['NO-LOWER-CASE-1', 'input.password must contain a lower-case letter.'],
    ['No-Digit-At-All', 'input.password must contain a digit.'],
    ['Friedrich-1-Is', 'input.password must not be the user name.'],
    [
      'short',
      'input.password must be at least 12 bytes long, must contain an upper-case letter, must contain a digit.',
    ],
  ])('cannot have the password %s', async (weak, message) => {
    const input = { username: 'friedrich-1-is', password: weak, role: 'user' };

    await expect(admin.client.createUser({ input })).rejects.toMatchObject({
      ...{ code: 'BAD_USER_INPUT', field: 'input.password', message },
    });
  });

  test('must have a role that there is', async () => {
    const input = { username: 'gustav', password, role: 'king' };

    await expect(admin.client.createUser({ input })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'input.role',
    });
  });
});

describe('finding users', () => {
  test('by a part of the name in whatever case, newest first, page by page', async () => {
    for (const username of ['Finder-1', 'finder-2', 'FINDER-3']) await addRow(username);

    const { users } = await admin.client.users({ search: 'fINDER', first: 2 });
    expect(users?.nodes.map(({ username }) => username)).toEqual(['FINDER-3', 'finder-2']);
    expect(users?.totalCount).toBe(3);
    const rest = await admin.client.users({ search: 'fINDER', after: users?.pageInfo.endCursor });
    expect(rest.users?.nodes.map(({ username }) => username)).toEqual(['Finder-1']);
    expect((await admin.client.users({ search: '%' })).users?.totalCount).toBe(0);
    expect((await admin.client.users()).users?.totalCount).toBeGreaterThan(3);
  });

  test('by id; null when there is none', async () => {
    expect((await admin.client.user({ id: admin.id })).user?.username).toBe(admin.username);
    for (const id of ['999999', '0', "x'", '']) expect((await admin.client.user({ id })).user).toBeNull();
  });
});

describe('changing a user', () => {
  test('what is absent stays', async () => {
    const { id } = await server.user('user');

    const { updateUser: renamed } = await admin.client.updateUser({ id, input: { username: 'Heinrich' } });
    expect(renamed).toMatchObject({ username: 'Heinrich', role: { name: 'user' } });
    const { updateUser: promoted } = await admin.client.updateUser({ id, input: { role: 'moderator' } });
    expect(promoted).toMatchObject({ username: 'Heinrich', role: { name: 'moderator' } });
    expect((await admin.client.updateUser({ id, input: {} })).updateUser).toEqual(promoted);
    expect((await admin.client.updateUser({ id, input: { username: 'heinrich' } })).updateUser.username).toBe(
      'heinrich',
    );
  });

  test.each([
    [{ username: null }, 'BAD_USER_INPUT', 'input.username'],
    [{ role: null }, 'BAD_USER_INPUT', 'input.role'],
    [{ username: 'x' }, 'BAD_USER_INPUT', 'input.username'],
    [{ role: 'king' }, 'BAD_USER_INPUT', 'input.role'],
  ])('to %j is refused', async (input, code, field) => {
    const { id } = await server.user('user');

    await expect(admin.client.updateUser({ id, input })).rejects.toMatchObject({ code, field });
  });

  test('to a name that is taken is a CONFLICT', async () => {
    const { id } = await server.user('user');

    await expect(
      admin.client.updateUser({ id, input: { username: admin.username.toUpperCase() } }),
    ).rejects.toMatchObject({ code: 'CONFLICT', field: 'input.username' });
  });
});

test.each(['999999', '0', "1'", '', '99999999999999999999'])('there is no user %j: NOT_FOUND', async (id) => {
  const refusal = { code: 'NOT_FOUND', message: `There is no user ${id}.` };

  await expect(admin.client.updateUser({ id, input: { role: 'user' } })).rejects.toMatchObject(refusal);
  await expect(admin.client.resetUserPassword({ id, newPassword: password })).rejects.toMatchObject(refusal);
  await expect(admin.client.deleteUser({ id })).rejects.toMatchObject(refusal);
});

describe('a reset password', () => {
  test('lets in, and the one of before does not', async () => {
    const { createUser } = await addUser('Ida');
    const newPassword = 'Another-Horse-10';

    await admin.client.resetUserPassword({ id: createUser.id, newPassword });

    await forgetAttempts();
    await expect(server.client().login({ username: 'Ida', password })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect((await server.client().login({ username: 'Ida', password: newPassword })).login.user.username).toBe('Ida');
  });

  test('obeys the policy', async () => {
    const { id } = await server.user('user');

    await expect(admin.client.resetUserPassword({ id, newPassword: 'weak' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'newPassword',
    });
  });
});

describe('nobody', () => {
  test('deletes themselves', async () => {
    await expect(admin.client.deleteUser({ id: admin.id })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'You cannot delete yourself.',
    });
  });

  test('demotes themselves, but may change their name', async () => {
    const { id, client } = await server.user('admin');

    await expect(client.updateUser({ id, input: { role: 'user' } })).rejects.toMatchObject({
      code: 'CONFLICT',
      field: 'input.role',
      message: 'You cannot change your own role.',
    });
    const input = { username: `other-${id}`, role: 'admin' };
    expect((await client.updateUser({ id, input })).updateUser.username).toBe(`other-${id}`);
  });

  test('takes hold of somebody who may do more', async () => {
    const { createRole } = await admin.client.createRole({
      name: 'helpdesk',
      permissions: ['users:manage', 'users:create', 'users:delete', 'scenes:view', 'scenes:upload'],
    });
    const helper = await server.user('user');
    await admin.client.updateUser({ id: helper.id, input: { role: createRole.name } });
    const forbidden = { code: 'FORBIDDEN' };
    const input = { username: 'klara-klara', password, role: 'admin' };

    await expect(helper.client.resetUserPassword({ id: admin.id, newPassword: password })).rejects.toMatchObject(
      forbidden,
    );
    await expect(helper.client.deleteUser({ id: admin.id })).rejects.toMatchObject(forbidden);
    await expect(helper.client.createUser({ input })).rejects.toMatchObject(forbidden);
    const { id } = await server.user('user');
    await expect(helper.client.updateUser({ id, input: { role: 'moderator' } })).rejects.toMatchObject(forbidden);
    await expect(helper.client.deleteUser({ id })).resolves.toEqual({ deleteUser: true });
  });
});

describe('the last admin', () => {
  test('can be neither deleted nor demoted', async () => {
    await using own = await startTestServer({ worker: false });
    const [last, manager] = [await own.user('admin'), await own.user('user')];
    const all = (await last.client.permissions()).permissions?.map(({ name }) => name) ?? [];
    await last.client.createRole({ name: 'manager', permissions: all });
    await last.client.updateUser({ id: manager.id, input: { role: 'manager' } });

    await expect(manager.client.deleteUser({ id: last.id })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'The last admin cannot be deleted: create another one first.',
    });
    await expect(manager.client.updateUser({ id: last.id, input: { role: 'user' } })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'The last admin cannot be demoted: create another one first.',
    });
  });

  test.each(['deleteUser', 'updateUser'] as const)(
    'stays when two admins, at two processes, do it to each other at the same moment: %s',
    async (what) => {
      await using own = await startTestServer({ worker: false });
      await using other = await serveAgain(own);
      for (let round = 0; round < 3; round += 1) {
        await rows(own.app.orm.em.fork()).deleteFrom('users').execute();
        const [one, two] = [await own.user('admin'), await own.user('admin')];
        const act = async (url: string, actor: TestUser, id: string) => {
          const client = own.client(actor.token, { url });
          return what === 'deleteUser' ? client.deleteUser({ id }) : client.updateUser({ id, input: { role: 'user' } });
        };

        const outcomes = await Promise.allSettled([act(own.url, one, two.id), act(other.url, two, one.id)]);

        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        const em = own.app.orm.em.fork();
        expect(await rows(em).selectFrom('users').select('id').where('role', '=', 'admin').execute()).toHaveLength(1);
      }
    },
  );
});

async function addUser(username: string) {
  return admin.client.createUser({ input: { username, password, role: 'user' } });
}

async function addRow(username: string): Promise<void> {
  await rows(server.app.orm.em.fork()).insertInto('users').values({ username, password: 'none' }).execute();
}

async function forgetAttempts(): Promise<void> {
  await rows(server.app.orm.em.fork()).deleteFrom('login_attempts').execute();
}
