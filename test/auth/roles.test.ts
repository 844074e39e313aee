/** Roles and what they permit. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let admin: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  admin = await server.user('admin');
});

afterAll(async () => server[Symbol.asyncDispose]());

test('three roles and fifteen permissions are there from the start', async () => {
  const { permissions } = await admin.client.permissions();
  const { roles } = await admin.client.roles();
  const permitted = Object.fromEntries(
    roles?.map(({ name, permissions }) => [name, permissions.map((permission) => permission.name)]) ?? [],
  );

  expect(permissions?.map(({ name }) => name)).toEqual([
    ...['jobs:manage', 'library:manage', 'roles:manage'],
    ...['scenes:delete', 'scenes:edit', 'scenes:reprocess', 'scenes:trash', 'scenes:upload', 'scenes:view'],
    ...['settings:manage', 'shares:manage', 'storage:manage', 'users:create', 'users:delete', 'users:manage'],
  ]);
  expect(permitted).toEqual({
    admin: permissions?.map(({ name }) => name),
    moderator: [
      ...['library:manage', 'scenes:delete', 'scenes:edit', 'scenes:reprocess'],
      ...['scenes:trash', 'scenes:upload', 'scenes:view'],
    ],
    user: ['scenes:upload', 'scenes:view'],
  });
  expect(roles?.find(({ name }) => name === 'admin')?.userCount).toBe(1);
});

test('a role is made, given to a user, changed, emptied of users and deleted', async () => {
  const { createRole: role } = await admin.client.createRole({
    name: ' curator ',
    description: 'Sorts things',
    permissions: ['library:manage', 'scenes:view', 'scenes:view'],
  });
  expect(role).toMatchObject({ name: 'curator', description: 'Sorts things', userCount: 0 });
  expect(role.permissions).toEqual([{ name: 'library:manage' }, { name: 'scenes:view' }]);
  const user = await server.user('user');
  await admin.client.updateUser({ id: user.id, input: { role: 'curator' } });
  expect((await user.client.viewer()).viewer?.permissions).toEqual(['library:manage', 'scenes:view']);

  const { updateRole } = await admin.client.updateRole({ id: role.id, name: 'librarian', description: null });
  expect(updateRole).toMatchObject({ name: 'librarian', description: null, userCount: 1 });
  expect((await user.client.viewer()).viewer?.user.role.name).toBe('librarian');
  const kept = await admin.client.updateRole({ id: role.id });
  expect(kept.updateRole).toEqual(updateRole);
  await admin.client.setRolePermissions({ id: role.id, permissions: ['scenes:view'] });
  expect((await user.client.viewer()).viewer?.permissions).toEqual(['scenes:view']);

  await expect(admin.client.deleteRole({ id: role.id })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: '1 users have the role librarian: give them another one first.',
  });
  await admin.client.updateUser({ id: user.id, input: { role: 'user' } });
  expect(await admin.client.deleteRole({ id: role.id })).toEqual({ deleteRole: true });
  expect((await admin.client.roles()).roles?.map(({ name }) => name)).not.toContain('librarian');
});

describe.each(['admin', 'moderator', 'user'])('the role %s', (name) => {
  test('can be neither deleted nor renamed, but described', async () => {
    const id = await idOf(name);

    await expect(admin.client.deleteRole({ id })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: `The role ${name} cannot be deleted.`,
    });
    await expect(admin.client.updateRole({ id, name: 'other' })).rejects.toMatchObject({
      code: 'CONFLICT',
      field: 'name',
    });
    const { updateRole } = await admin.client.updateRole({ id, name, description: `The ${name}` });
    expect(updateRole).toMatchObject({ name, description: `The ${name}` });
  });
});

test('the role admin keeps what is needed to give permissions back', async () => {
  const id = await idOf('admin');

  await expect(admin.client.setRolePermissions({ id, permissions: ['scenes:view'] })).rejects.toMatchObject({
    code: 'CONFLICT',
    field: 'permissions',
    message: 'The role admin must keep users:manage and roles:manage: otherwise nobody could give it back.',
  });
});

test('nobody gives a role what they do not have themselves', async () => {
  const { createRole: role } = await admin.client.createRole({
    name: 'roles only',
    permissions: ['roles:manage', 'scenes:view'],
  });
  const user = await server.user('user');
  await admin.client.updateUser({ id: user.id, input: { role: role.name } });

  await expect(
    user.client.setRolePermissions({ id: role.id, permissions: ['roles:manage', 'users:manage'] }),
  ).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: 'The role has permissions that you do not have: users:manage.',
  });
  await expect(user.client.createRole({ name: 'more', permissions: ['users:manage'] })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const { id } = (await user.client.createRole({ name: 'less', permissions: ['scenes:view'] })).createRole;
  await expect(user.client.setRolePermissions({ id, permissions: [] })).resolves.toBeDefined();
});

describe('bad input', () => {
  test.each([
    [{ name: ' ', permissions: [] }, 'BAD_USER_INPUT', 'name'],
    [{ name: 'x'.repeat(51), permissions: [] }, 'BAD_USER_INPUT', 'name'],
    [{ name: 'x', description: 'x'.repeat(256), permissions: [] }, 'BAD_USER_INPUT', 'description'],
    [{ name: 'x', permissions: ['scenes:view', 'everything'] }, 'BAD_USER_INPUT', 'permissions.1'],
    [{ name: 'Admin', permissions: [] }, 'CONFLICT', 'name'],
    [{ name: 'admin', permissions: [] }, 'CONFLICT', 'name'],
  ])('%.60j makes no role', async (variables, code, field) => {
    await expect(admin.client.createRole(variables)).rejects.toMatchObject({ code, field });
  });

  test('a role cannot be given the name of another, nor none', async () => {
    const { id } = (await admin.client.createRole({ name: 'unique', permissions: [] })).createRole;

    await expect(admin.client.updateRole({ id, name: 'USER' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(admin.client.updateRole({ id, name: null })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test.each(['999999', '0', "1'", ''])('there is no role %j: NOT_FOUND', async (id) => {
    const refusal = { code: 'NOT_FOUND', message: `There is no role ${id}.` };

    await expect(admin.client.updateRole({ id, name: 'x' })).rejects.toMatchObject(refusal);
    await expect(admin.client.setRolePermissions({ id, permissions: [] })).rejects.toMatchObject(refusal);
    await expect(admin.client.deleteRole({ id })).rejects.toMatchObject(refusal);
  });
});

async function idOf(role: string): Promise<string> {
  return (await admin.client.roles()).roles?.find(({ name }) => name === role)?.id ?? '';
}
