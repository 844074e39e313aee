/** What keeps passwords from being guessed, across API processes, and across restarts as it is all in the database. */
import bcrypt from 'bcryptjs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { ask, askSocket } from '../support/request.ts';
import { type OtherServer, serveAgain, startTestServer, type TestServer } from '../support/server.ts';

const username = 'Anna';
const password = 'Correct-Horse-9';
const wrong = 'Wrong-Horse-9';
const refusal = [
  expect.objectContaining({
    message: 'The user name or the password is wrong.',
    extensions: { code: 'UNAUTHENTICATED' },
  }),
];

let server: TestServer;
let other: OtherServer;

beforeAll(async () => {
  server = await startTestServer({ worker: false, config: { trustProxy: true } });
  other = await serveAgain(server);
  const values = { username, password: await bcrypt.hash(password, 4) };
  await rows(server.app.orm.em.fork()).insertInto('users').values(values).execute();
});

afterAll(async () => {
  await other[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

beforeEach(async () => {
  await forgetAttempts();
  await rows(server.app.orm.em.fork()).deleteFrom('login_failures').execute();
});

describe('after five failures', () => {
  beforeEach(async () => {
    for (let n = 0; n < 5; n += 1) {
      const { errors } = await login(n % 2 ? server : other, wrong);
      expect(errors).toEqual(refusal);
    }
    await forgetAttempts();
  });

  test('the name is locked in all processes, and the right password gets the answer of a wrong one', async () => {
    expect((await login(server, password)).errors).toEqual(refusal);
    expect((await login(other, password)).errors).toEqual(refusal);
    expect((await login(server, password, { name: 'ANNA' })).errors).toEqual(refusal);
  });

  test('the lock is in the database: a process that starts now knows of it', async () => {
    await using restarted = await serveAgain(server);

    expect((await login(restarted, password)).errors).toEqual(refusal);
  });

  test('it is locked for that address only', async () => {
    expect((await login(server, password, { address: '198.51.100.2' })).errors).toBeUndefined();
  });

  test('other names are not locked for that address', async () => {
    const { username } = await server.user('user');
    await rows(server.app.orm.em.fork())
      .updateTable('users')
      .set({ password: await bcrypt.hash(password, 4) })
      .where('username', '=', username)
      .execute();

    expect((await login(server, password, { name: username })).errors).toBeUndefined();
  });

  test('15 minutes later it is open again, also when it was tried meanwhile', async () => {
    await login(server, wrong);
    await letMinutesPass(14);
    expect((await login(server, password)).errors).toEqual(refusal);

    await letMinutesPass(1.1);
    expect((await login(server, password)).errors).toBeUndefined();
  });

  test('an unknown name behaves alike', async () => {
    const [locked, unknown] = [await login(server, wrong), await login(server, wrong, { name: 'nobody' })];

    expect(locked.errors).toEqual(unknown.errors);
    expect(locked.status).toBe(unknown.status);
  });
});

test('guesses at the same moment, at two processes, count each', async () => {
  const answers = await Promise.all(
    [wrong, wrong, wrong, wrong, wrong].map(async (guess, n) => login(n % 2 ? server : other, guess)),
  );
  await forgetAttempts();

  expect(answers.map(({ errors }) => errors)).toEqual(Array(5).fill(refusal));
  expect((await login(server, password)).errors).toEqual(refusal);
});

test('the right password forgets the failures before it', async () => {
  for (const guess of [wrong, wrong, wrong, wrong, password, wrong, wrong, wrong, wrong]) {
    await forgetAttempts();
    await login(server, guess);
  }
  await forgetAttempts();

  expect((await login(server, password)).errors).toBeUndefined();
});

describe('attempts', () => {
  test('five may come at once, the next is RATE_LIMITED in all processes, and told when to come again', async () => {
    for (let n = 0; n < 5; n += 1) await login(n % 2 ? server : other, password);

    for (const process of [server, other]) {
      const { errors, headers } = await login(process, password);
      const seconds = errors?.[0]?.extensions?.retryAfterSeconds;
      expect(errors?.[0]).toMatchObject({
        message: `Too many attempts to sign in from this address: try again in ${seconds} s.`,
        extensions: { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) },
      });
      expect(seconds).toBeGreaterThanOrEqual(1);
      expect(seconds).toBeLessThanOrEqual(6);
      expect(headers.get('retry-after')).toBe(String(seconds));
    }
  });

  test('every six seconds allow one more: ten a minute', async () => {
    for (let n = 0; n < 5; n += 1) await login(server, password);
    expect((await login(server, password)).errors?.[0]?.extensions?.code).toBe('RATE_LIMITED');

    await letMinutesPass(0.1);
    expect((await login(other, password)).errors).toBeUndefined();
    expect((await login(server, password)).errors?.[0]?.extensions?.code).toBe('RATE_LIMITED');
  });

  test('that are refused do not make the wait longer', async () => {
    for (let n = 0; n < 9; n += 1) await login(server, password);

    await letMinutesPass(0.1);
    expect((await login(server, password)).errors).toBeUndefined();
  });

  test('from another address are free', async () => {
    for (let n = 0; n < 6; n += 1) await login(server, password);

    expect((await login(server, password, { address: '198.51.100.2' })).errors).toBeUndefined();
  });

  test('are told apart by what the proxy says, not by what its client wrote', async () => {
    for (let n = 0; n < 5; n += 1) await login(server, password, { address: `192.0.2.${n}, 203.0.113.1` });

    const { errors } = await login(server, password, { address: '192.0.2.200, 203.0.113.1' });
    expect(errors?.[0]?.extensions?.code).toBe('RATE_LIMITED');
  });

  test('without a proxy of ours, what a client says of its address counts for nothing', async () => {
    await using direct = await serveAgain(server, { trustProxy: false });
    for (let n = 0; n < 5; n += 1) await login(direct, password, { address: `192.0.2.${n}` });

    const { errors } = await login(direct, password, { address: '192.0.2.200' });
    expect(errors?.[0]?.extensions?.code).toBe('RATE_LIMITED');
  });

  test('over a WebSocket count as well', async () => {
    await using direct = await serveAgain(server, { trustProxy: false });
    const document = `mutation { login(username: "${username}", password: "${password}") { token } }`;
    for (let n = 0; n < 5; n += 1) await askSocket(direct.url, document);

    expect((await askSocket(direct.url, document)).errors?.[0]?.extensions?.code).toBe('RATE_LIMITED');
    expect((await login(direct, password)).errors?.[0]?.extensions?.code).toBe('RATE_LIMITED');
  });
});

async function login(
  { url }: { url: string },
  guess: string,
  { name = username, address = '203.0.113.1' }: { name?: string; address?: string } = {},
) {
  return ask(url, 'mutation ($name: String!, $guess: String!) { login(username: $name, password: $guess) { token } }', {
    variables: { name, guess },
    headers: { 'x-forwarded-for': address },
  });
}

/** As if enough time had passed for the next five attempts, and none for anything else. */
async function forgetAttempts(): Promise<void> {
  await rows(server.app.orm.em.fork()).deleteFrom('login_attempts').execute();
}

/** As if so much time had passed since all that the database remembers. */
async function letMinutesPass(minutes: number): Promise<void> {
  const em = server.app.orm.em.fork();
  await em.execute('update login_attempts set full_at = full_at - make_interval(secs => ?)', [minutes * 60]);
  await em.execute('update login_failures set last_failed_at = last_failed_at - make_interval(secs => ?)', [
    minutes * 60,
  ]);
}
