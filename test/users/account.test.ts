/** What users change of their own account. */
import bcrypt from 'bcryptjs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let user: TestUser;
const currentPassword = 'Correct-Horse-9';
const newPassword = 'Another-Horse-10';

beforeAll(async () => {
  server = await startTestServer({ worker: false });
});

beforeEach(async () => {
  const em = server.app.orm.em.fork();
  await rows(em).deleteFrom('login_attempts').execute();
  user = await server.user('user');
  const password = await bcrypt.hash(currentPassword, 4);
  await rows(em).updateTable('users').set({ password }).where('id', '=', user.id).execute();
});

afterAll(async () => server[Symbol.asyncDispose]());

describe('another password', () => {
  test('lets in, the one of before does not, this session stays and the others end', async () => {
    const { login } = await server.client().login({ username: user.username, password: currentPassword });

    expect(await user.client.changePassword({ currentPassword, newPassword })).toEqual({ changePassword: true });

    expect((await user.client.viewer()).viewer?.user.id).toBe(user.id);
    expect((await server.client(login.token).viewer()).viewer).toBeNull();
    const signIn = async (password: string) => server.client().login({ username: user.username, password });
    await expect(signIn(currentPassword)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await signIn(newPassword)).login.user.id).toBe(user.id);
  });

  test('needs the present one', async () => {
    await expect(user.client.changePassword({ currentPassword: 'Wrong-Horse-9', newPassword })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'currentPassword',
    });
  });

  test('obeys the policy, each unmet rule named', async () => {
    await expect(user.client.changePassword({ currentPassword, newPassword: 'weak' })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'newPassword',
      message: 'newPassword must be at least 12 bytes long, must contain an upper-case letter, must contain a digit.',
    });
  });

  test('cannot be had by guessing the present one: guesses are limited as at a login', async () => {
    const guess = { currentPassword: 'Wrong-Horse-9', newPassword };
    for (let n = 0; n < 5; n += 1) await user.client.changePassword(guess).catch(() => {});

    await expect(user.client.changePassword({ currentPassword, newPassword })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
    await rows(server.app.orm.em.fork()).deleteFrom('login_attempts').execute();
    await expect(user.client.changePassword({ currentPassword, newPassword })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'currentPassword',
    });
  });
});

describe('another name', () => {
  test('is the one to sign in by', async () => {
    const { changeUsername } = await user.client.changeUsername({ username: 'Lieselotte' });

    expect(changeUsername).toMatchObject({ id: user.id, username: 'Lieselotte' });
    const { login } = await server.client().login({ username: 'lieselotte', password: currentPassword });
    expect(login.user.id).toBe(user.id);
  });

  test('may differ by case only', async () => {
    const username = user.username.toUpperCase();

    expect((await user.client.changeUsername({ username })).changeUsername.username).toBe(username);
  });

  test('that is taken, in whatever case, is a CONFLICT', async () => {
    const { username } = await server.user('user');

    await expect(user.client.changeUsername({ username: username.toUpperCase() })).rejects.toMatchObject({
      code: 'CONFLICT',
      field: 'username',
    });
  });

  test.each(['ab', 'with space', 'x'.repeat(65)])('cannot be %s', async (username) => {
    await expect(user.client.changeUsername({ username })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'username',
    });
  });
});
