/** Sessions: seeing them, going on with them, and ending them, in all processes and with all that they opened. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { purgeExpired } from '../../src/auth/purge.task.ts';
import { openSession } from '../../src/auth/session.service.ts';
import { rows } from '../../src/database/rows.ts';
import { startWorker } from '../../src/worker/phase-workers.ts';
import { addScene } from '../support/factories.ts';
import { ask, askSocket, openSocket } from '../support/request.ts';
import { type OtherServer, serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually, lockIsAwaited } from '../support/wait.ts';

let server: TestServer;
let other: OtherServer;
let sceneId: string;
const question = '{ scenes { totalCount } }';

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  other = await serveAgain(server);
  sceneId = await addScene(server.app, { thumbnailPath: 'scenes/1/thumb_sm.webp' });
});

afterAll(async () => {
  await other[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

describe('the list of sessions', () => {
  test('says which one this is, what the devices call themselves, and when they were seen', async () => {
    const user = await server.user('user');
    const phone = await secondLogin(user, 'Telephone/1.0');

    const { viewer } = await user.client.access();

    expect(viewer?.sessions).toHaveLength(2);
    const [own, second] = ['current', 'not'].map((kind) =>
      viewer?.sessions.find(({ current }) => current === (kind === 'current')),
    );
    expect(own).toMatchObject({ userAgent: null });
    expect(second).toMatchObject({ userAgent: 'Telephone/1.0' });
    expect(Date.parse(second?.expiresAt ?? '')).toBe(phone.expiresAt.getTime());
    expect(Date.parse(second?.lastSeenAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
  });

  test('leaves out those that have expired', async () => {
    const user = await server.user('user');
    await secondLogin(user);
    await rows(server.app.orm.em.fork())
      .updateTable('user_sessions')
      .set({ expiresAt: new Date(0) })
      .where('userId', '=', user.id)
      .where('userAgent', '=', 'second')
      .execute();

    expect((await user.client.access()).viewer?.sessions.map(({ current }) => current)).toEqual([true]);
  });

  test('moves on when a session is used a minute later', async () => {
    const user = await server.user('user');
    const long = new Date(Date.now() - 3_600_000);
    await rows(server.app.orm.em.fork())
      .updateTable('user_sessions')
      .set({ lastSeenAt: long })
      .where('userId', '=', user.id)
      .execute();

    const { viewer } = await user.client.access();

    expect(Date.parse(viewer?.sessions[0]?.lastSeenAt ?? '')).toBeGreaterThan(long.getTime());
  });
});

describe('a new token for the same session', () => {
  test('goes on with it: the same session, the same URLs, and both tokens end together', async () => {
    const user = await server.user('user');
    const { scene } = await user.client.scene({ id: sceneId });
    const { refreshLogin } = await user.client.refreshLogin();
    const renewed = server.client(refreshLogin.token);

    expect(refreshLogin.token).not.toBe(user.token);
    expect(await renewed.scene({ id: sceneId })).toEqual({ scene });
    expect((await renewed.access()).viewer?.sessions).toHaveLength(1);

    await renewed.logout();
    expect(await code(server.url, refreshLogin.token)).toBe('UNAUTHENTICATED');
    expect(await code(server.url, user.token)).toBe('UNAUTHENTICATED');
  });

  test('is put into the cookie of a browser', async () => {
    const { token } = await server.user('user');

    const { headers, data } = await ask(server.url, 'mutation { refreshLogin { token } }', {
      headers: { cookie: `reelgraph=${token}` },
    });

    const [, kept] = /^reelgraph=([^;]+);/.exec(headers.get('set-cookie') ?? '') ?? [];
    expect(data).toEqual({ refreshLogin: { token: kept } });
  });

  test('cannot be had of a session that has ended', async () => {
    const user = await server.user('user');
    await user.client.logout();

    await expect(user.client.refreshLogin()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('ending a session', () => {
  test('closes its sockets at every process with 4401 and refuses its token and URLs there', async () => {
    const user = await server.user('user');
    const phone = await secondLogin(user);
    const { scene } = await server.client(phone.token).scene({ id: sceneId });
    const url = scene?.thumbnail?.url ?? '';
    expect((await fetch(new URL(url, other.url))).status).toBe(404); // let in; only the file is not there
    const sockets = [await openSocket(server.url, phone.token), await openSocket(other.url, phone.token)];
    const id = await secondSessionOf(user);

    expect(await user.client.revokeSession({ id })).toEqual({ revokeSession: true });

    expect(await Promise.all(sockets.map(async ({ closed }) => closed))).toEqual([4401, 4401]);
    for (const process of [server, other]) {
      expect(await code(process.url, phone.token)).toBe('UNAUTHENTICATED');
      expect((await fetch(new URL(url, process.url))).status).toBe(401);
    }
    expect(await askSocket(other.url, question, { token: phone.token })).toEqual({ closed: 4403 });
    expect(await code(server.url, user.token)).toBeUndefined();
  });

  test('remembers the hash of its token, and why', async () => {
    const user = await server.user('user');
    const phone = await secondLogin(user);
    await user.client.revokeSession({ id: await secondSessionOf(user) });

    expect(await revocationOf(phone.token)).toMatchObject({ reason: 'session revoked' });
  });

  test.each([
    ['of somebody else', async () => firstSessionOf(await server.user('user'))],
    ['that is unknown', () => '0b8d4a0e-5c58-4f0e-9a3f-6f1f4ab9d0c1'],
    ['that cannot be one', () => "x' or true"],
    ['that is empty', () => ''],
  ])('%s is NOT_FOUND', async (_title, make) => {
    const user = await server.user('user');

    const id = await make();

    await expect(user.client.revokeSession({ id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: `There is no session ${id} of yours.`,
    });
  });

  test('everywhere ends all but this one, and counts them', async () => {
    const user = await server.user('user');
    const others = [await secondLogin(user), await secondLogin(user)];
    const stranger = await server.user('user');
    const socket = await openSocket(other.url, others[0]?.token ?? '');

    expect(await user.client.logoutEverywhere()).toEqual({ logoutEverywhere: 2 });

    expect(await socket.closed).toBe(4401);
    for (const { token } of others) expect(await code(server.url, token)).toBe('UNAUTHENTICATED');
    expect(await code(server.url, user.token)).toBeUndefined();
    expect(await code(server.url, stranger.token)).toBeUndefined();
    expect(await user.client.logoutEverywhere()).toEqual({ logoutEverywhere: 0 });
  });
});

test.each([
  ['session', 'user_sessions', 'last_seen_at'],
  ['API key', 'api_keys', 'last_used_at'],
])('who is looked up while their %s ends is nobody', async (_what, table, used) => {
  const user = await server.user('user');
  const { createApiKey } = await user.client.createApiKey({ name: 'x', permissions: ['scenes:view'] });
  const token = table === 'api_keys' ? createApiKey.key : user.token;
  const em = server.app.orm.em.fork();
  await em.execute(`update ${table} set ${used} = now() - interval '2 minutes' where user_id = ?`, [user.id]);
  server.app.viewers.drop();
  const { answer } = await em.transactional(async (em) => {
    await em.execute(`delete from ${table} where user_id = ?`, [user.id]);
    const answer = ask(server.url, question, { token });
    await lockIsAwaited(em); // to note that it was used
    return { answer };
  });

  expect((await answer).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});

test('a socket is closed when the token that opened it is over, so that its client comes again with a new one', async () => {
  await using short = await serveAgain(server, { tokenTtlSeconds: 3 });
  const { id } = await server.user('user');
  // On a busy machine a token may be over before the socket is open.
  const { socket, token } = await eventually(async () => {
    const session = await openSession({ app: short.app, em: short.app.orm.em.fork() }, id);
    const opened = await openSocket(short.url, session.token).catch(() => undefined);
    return opened && { socket: opened, token: session.token };
  });

  expect(await socket.closed).toBe(4403);
  expect(await code(short.url, token)).toBe('UNAUTHENTICATED');
});

test('what was missed while messages could not be heard is made up for when they are heard again', async () => {
  const [ended, promoted, stays] = [await server.user('user'), await server.user('user'), await server.user('user')];
  const sockets = await Promise.all([ended, promoted, stays].map(async ({ token }) => openSocket(other.url, token)));
  const em = server.app.orm.em.fork(); // which tells nobody
  await rows(em).deleteFrom('user_sessions').where('userId', '=', ended.id).execute();
  await rows(em).updateTable('users').set({ role: 'admin' }).where('id', '=', promoted.id).execute();

  await em.execute(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'reelgraph events' and datname = current_database()`);

  expect(await sockets[0]?.closed).toBe(4401);
  expect(await sockets[1]?.closed).toBe(4403);
  expect(sockets[2]?.isOpen()).toBe(true);
  sockets[2]?.close();
});

test('what has expired is purged, the rest stays', async () => {
  const user = await server.user('user');
  const em = server.app.orm.em.fork();
  const [past, future] = [new Date(Date.now() - 1000), new Date(Date.now() + 60_000)];
  const hash = (letter: string) => letter.repeat(64);
  const revoked = [past, future].map((expiresAt, n) => ({ tokenHash: hash(String(n)), expiresAt, reason: 'test' }));
  await rows(em).insertInto('revoked_tokens').values(revoked).execute();
  const old = await secondLogin(user);
  await rows(em)
    .updateTable('user_sessions')
    .set({ expiresAt: past })
    .where('tokenHash', '=', createHash('sha256').update(old.token).digest('hex'))
    .execute();
  await rows(em)
    .insertInto('login_attempts')
    .values([past, future].map((fullAt, n) => ({ address: `203.0.113.${n}`, fullAt })))
    .execute();
  const days = (n: number) => new Date(Date.now() - n * 86_400_000);
  await rows(em)
    .insertInto('login_failures')
    .values(
      [days(2), days(0)].map((lastFailedAt, n) => ({ username: `${n}`, address: 'x', failures: 5, lastFailedAt })),
    )
    .execute();

  await purgeExpired(server.app);

  const kept = await rows(em).selectFrom('revoked_tokens').select('tokenHash').where('reason', '=', 'test').execute();
  expect(kept).toEqual([{ tokenHash: hash('1') }]);
  expect(
    await rows(em).selectFrom('user_sessions').select('userAgent').where('userId', '=', user.id).execute(),
  ).toEqual([{ userAgent: null }]);
  expect(await rows(em).selectFrom('login_attempts').select('address').execute()).toEqual([{ address: '203.0.113.1' }]);
  expect(await rows(em).selectFrom('login_failures').select('username').execute()).toEqual([{ username: '1' }]);
});

test('a worker purges when it starts, and has an entry for every day', async () => {
  const em = server.app.orm.em.fork();
  const count = async (text: string) => Number((await em.execute<[{ count: string }]>(text))[0].count);
  const values = { tokenHash: 'f'.repeat(64), expiresAt: new Date(0) };
  await rows(em).insertInto('revoked_tokens').values(values).execute();

  await using _worker = await startWorker(server.app);

  await eventually(async () => (await count('select count(*) from revoked_tokens where expires_at < now()')) === 0);
  expect(
    await eventually(async () =>
      count(`select count(*) from graphile_worker._private_known_crontabs where identifier = 'auth.purgeExpired'`),
    ),
  ).toBe(1);
});

async function secondLogin({ id }: TestUser, userAgent = 'second') {
  return openSession({ app: server.app, em: server.app.orm.em.fork(), client: { address: '', userAgent } }, id);
}

async function secondSessionOf({ client }: TestUser): Promise<string> {
  return (await client.access()).viewer?.sessions.find(({ current }) => !current)?.id ?? '';
}

async function firstSessionOf({ client }: TestUser): Promise<string> {
  return (await client.access()).viewer?.sessions[0]?.id ?? '';
}

async function revocationOf(token: string) {
  return rows(server.app.orm.em.fork())
    .selectFrom('revoked_tokens')
    .selectAll()
    .where('tokenHash', '=', createHash('sha256').update(token).digest('hex'))
    .executeTakeFirst();
}

async function code(url: string, token: string) {
  return (await ask(url, question, { token })).errors?.[0]?.extensions?.code;
}
