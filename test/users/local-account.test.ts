/** What `npm run admin` does to accounts. What its sessions notice is in access-changes.test.ts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount, listAccounts, resetAccountPassword } from '../../src/users/local-account.service.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
});

afterAll(async () => server[Symbol.asyncDispose]());

const access = () => ({ em: server.app.orm.em.fork(), passwords: server.app.passwords });

test('a new account has its role and a password that lets in', async () => {
  const password = await createAccount(access(), 'Berta', 'moderator');

  const { login } = await server.client().login({ username: 'berta', password });
  expect(login.user).toMatchObject({ username: 'Berta', role: { name: 'moderator' } });
  expect(await listAccounts(access().em)).toMatchObject([{ username: 'Berta', role: 'moderator' }]);
});

test.each([
  ['BERTA', 'admin', 'CONFLICT', 'The user name BERTA is taken.'],
  ['x y', 'admin', 'BAD_USER_INPUT', /must be 3 to 64 letters/],
  ['Ann', 'king', 'BAD_USER_INPUT', "There is no role 'king': choose one of admin, moderator, user."],
])('no account is made of %s with the role %s', async (name, role, code, message) => {
  await expect(createAccount(access(), name, role)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
  });
});

test('a password cannot be reset of somebody who is not there', async () => {
  await expect(resetAccountPassword(access(), 'nobody')).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: "There is no user 'nobody'.",
  });
});

test('a reset lets in at once who was locked out after wrong guesses', async () => {
  await createAccount(access(), 'Carla', 'user');
  const lock = `insert into login_failures (username, address, failures, last_failed_at) values ('carla', '127.0.0.1', 6, now())`;
  await access().em.execute(lock);

  const { username, password } = await resetAccountPassword(access(), 'cARLA');

  expect(username).toBe('Carla');
  expect((await server.client().login({ username, password })).login.user.username).toBe('Carla');
});
