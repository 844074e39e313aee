/** Which tokens are accepted, and what becomes of them at a logout. */
import { createHash, createSecretKey } from 'node:crypto';
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { ReelgraphError } from '../../src/sdk/client.ts';
import { addScene } from '../support/factories.ts';
import { ask, askSocket, type OpenSocket, openSocket } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let user: TestUser;
const question = '{ scenes { totalCount } }';
const code = async (token: string) => (await ask(server.url, question, { token })).errors?.[0]?.extensions?.code;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  user = await server.user('user');
});

afterAll(async () => server[Symbol.asyncDispose]());

describe('a token is refused', () => {
  const now = () => Math.floor(Date.now() / 1000);
  const sid = () => String(decodeJwt(user.token).sid);
  const claims = () => new SignJWT({ sid: sid() }).setSubject(user.id).setAudience('reelgraph').setJti('1');
  const signed = (jwt: SignJWT, secret = server.app.secret) => jwt.setProtectedHeader({ alg: 'HS256' }).sign(secret);

  const cases: Record<string, () => Promise<string> | string> = {
    'that has expired': () => signed(claims().setExpirationTime(now() - 1)),
    'that never expires': () => signed(claims()),
    'that is signed by another key': () =>
      signed(claims().setExpirationTime(now() + 60), createSecretKey(Buffer.alloc(32, 'x'))),
    'that is for another audience': () =>
      signed(
        claims()
          .setAudience('other')
          .setExpirationTime(now() + 60),
      ),
    'that speaks for nobody': () =>
      signed(
        new SignJWT({ sid: sid() })
          .setAudience('reelgraph')
          .setJti('1')
          .setExpirationTime(now() + 60),
      ),
    'that is signed with another algorithm': () =>
      claims()
        .setExpirationTime(now() + 60)
        .setProtectedHeader({ alg: 'HS512' })
        .sign(Buffer.alloc(64, server.app.secret.export())),
    'that is not signed (alg: none)': () =>
      new UnsecuredJWT({ sid: sid() })
        .setSubject(user.id)
        .setAudience('reelgraph')
        .setJti('1')
        .setExpirationTime(now() + 60)
        .encode(),
    'whose claims were changed': () => {
      const [header, , signature] = user.token.split('.');
      const forged = Buffer.from(JSON.stringify({ sub: '1', aud: 'reelgraph', jti: '1', exp: now() + 60 }));
      return [header, forged.toString('base64url'), signature].join('.');
    },
    'of no session': () =>
      signed(
        new SignJWT()
          .setSubject(user.id)
          .setAudience('reelgraph')
          .setJti('1')
          .setExpirationTime(now() + 60),
      ),
    'of a session that never was': () =>
      signed(
        new SignJWT({ sid: '0b8d4a0e-5c58-4f0e-9a3f-6f1f4ab9d0c1' })
          .setSubject(user.id)
          .setAudience('reelgraph')
          .setJti('1')
          .setExpirationTime(now() + 60),
      ),
    'of a session whose name cannot be one': () =>
      signed(
        new SignJWT({ sid: "1'" })
          .setSubject(user.id)
          .setAudience('reelgraph')
          .setJti('1')
          .setExpirationTime(now() + 60),
      ),
    'that was cut': () => user.token.slice(0, -5),
    'that is garbage': () => 'garbage',
    'whose user is gone': async () => {
      const { id, token } = await server.user('user');
      await rows(server.app.orm.em.fork()).deleteFrom('users').where('id', '=', id).execute();
      return token;
    },
  };

  test('unless nothing is wrong with it', async () => {
    expect(await code(await signed(claims().setExpirationTime(now() + 60)))).toBeUndefined();
  });

  test.each(Object.entries(cases))('%s', async (_title, make) => {
    const token = await make();

    expect(await code(token)).toBe('UNAUTHENTICATED');
    expect(await askSocket(server.url, question, { token })).toEqual({ closed: 4403 });
  });

  test('with a word on why: expired, not valid, ended', async () => {
    const message = async (token: string) => (await ask(server.url, question, { token })).errors?.[0]?.message;

    expect(await message(await signed(claims().setExpirationTime(now() - 1)))).toMatch(/has expired/);
    expect(await message('garbage')).toMatch(/is not valid/);
  });
});

test('a token that is refused still lets its holder sign in and read what is public', async () => {
  const { data, errors } = await ask(server.url, '{ viewer { user { id } } server { version } }', { token: 'stale' });

  expect(errors).toBeUndefined();
  expect(data).toMatchObject({ viewer: null });
});

describe('after a logout', () => {
  let gone: TestUser;
  let streamUrl: string;
  let thumbnailUrl: string;
  let socket: OpenSocket;

  beforeAll(async () => {
    gone = await server.user('user');
    const id = await addScene(server.app, { thumbnailPath: 'scenes/1/thumb_sm.webp' });
    const { scene } = await gone.client.scene({ id });
    [streamUrl, thumbnailUrl] = [scene?.streamUrl ?? '', scene?.thumbnail?.url ?? ''];
    expect((await fetch(new URL(streamUrl, server.url))).status).toBe(404); // let in; only the file is not there
    expect((await fetch(new URL(thumbnailUrl, server.url))).status).toBe(404);
    socket = await openSocket(server.url, gone.token);
    await gone.client.logout();
    expect(await socket.closed).toBe(4401);
  });

  test('its open WebSocket is closed with 4401, and no new one is let in', async () => {
    expect(socket.isOpen()).toBe(false);
    expect(await askSocket(server.url, question, { token: gone.token })).toEqual({ closed: 4403 });
  });

  test('the token is refused, also for another logout', async () => {
    await expect(gone.client.scenes()).rejects.toThrow('This login has ended: sign in again.');
    await expect(gone.client.logout()).rejects.toThrow(ReelgraphError);
  });

  test('its signed URLs are refused', async () => {
    expect((await fetch(new URL(streamUrl, server.url))).status).toBe(401);
    expect((await fetch(new URL(thumbnailUrl, server.url))).status).toBe(401);
  });

  test('the database remembers the SHA-256 of the token until it would have expired, and nowhere the token', async () => {
    const revoked = await rows(server.app.orm.em.fork()).selectFrom('revoked_tokens').selectAll().executeTakeFirst();

    expect(revoked).toMatchObject({
      tokenHash: createHash('sha256').update(gone.token).digest('hex'),
      reason: 'logout',
    });
    expect(new Date(revoked?.expiresAt ?? 0).getTime()).toBeGreaterThan(Date.now());
    expect(JSON.stringify(revoked)).not.toContain(gone.token.slice(-20));
  });

  test('other logins stay, also of the same user', async () => {
    expect(await code(user.token)).toBeUndefined();
  });
});
