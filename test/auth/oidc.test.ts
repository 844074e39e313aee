/** Signing in by OpenID Connect: who may not enter, who becomes whom, and the whole way in a browser. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { createLogger } from '../../src/logger.ts';
import { linkAccount, unlinkAccount } from '../../src/oidc/local-identity.service.ts';
import { openAccountSession } from '../../src/users/local-account.service.ts';
import { openChromium } from '../support/chromium.ts';
import { addScene } from '../support/factories.ts';
import { browserOf, type OidcProvider, oidcClient, startOidcProvider } from '../support/oidc-provider.ts';
import { freePort } from '../support/ports.ts';
import { ask } from '../support/request.ts';
import { type OtherServer, serveAgain, startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const opened = new AsyncDisposableStack();
const logged: string[] = [];
let server: TestServer;
/** Another API process of the same server, without passwords, where everybody may enter. */
let other: OtherServer;
let provider: OidcProvider;
let admin: TestUser;

beforeAll(async () => {
  const [port, providerPort] = [await freePort(), await freePort()];
  const publicUrl = `http://127.0.0.1:${port}`;
  const log = createLogger({ logLevel: 'warn' }, { write: (line) => void logged.push(line) });
  const config = {
    ...{ port, publicUrl, oidcIssuer: `http://localhost:${providerPort}`, oidcClientId: oidcClient.id },
    oidcClientSecret: oidcClient.secret,
    oidcRoles: new Map([
      ['owners', 'admin'],
      ['family', 'user'],
    ]),
  };
  server = opened.use(await startTestServer({ worker: false, config, log }));
  const byDefault = {
    oidcRoleClaim: 'realm.groups',
    oidcRoles: new Map([['crew', 'moderator']]),
    oidcDefaultRole: 'user',
  };
  other = opened.use(await serveAgain(server, { port: 0, localLogin: false, ...byDefault }));
  admin = await server.user();
  const pathUrl = 'https://videos.example.org/reel';
  provider = opened.use(
    await startOidcProvider(providerPort, [`${publicUrl}/api/oidc/callback`, `${pathUrl}/api/oidc/callback`]),
  );
});

afterAll(async () => opened.disposeAsync());

beforeEach(async () => {
  await database().deleteFrom('login_attempts').execute();
  logged.length = 0;
  Object.assign(provider, { change: undefined, isForged: false });
});

const database = () => rows(server.app.orm.em.fork());
const userNamed = async (username: string) =>
  database().selectFrom('users').select(['id', 'role']).where('username', '=', username).executeTakeFirst();

const openBrowser = () => browserOf(server.url, provider.issuer);

/** What a visit came to: where it leads, or how it was refused. */
async function outcome(response: Response) {
  if (response.status === 303) return response.headers.get('location');
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  return `${response.status} ${error.code}: ${error.message}`;
}

async function enter(subject: string, claims: Record<string, unknown>, query = '') {
  provider.people.set(subject, claims);
  const browser = openBrowser();
  const result = await outcome(await browser.visit(await browser.signInAs(subject, { query })));
  const token = browser.cookies.get('reelgraph');
  return { browser, result, viewer: token ? (await server.client(token).viewer()).viewer : null, token };
}

const notBegun =
  '401 UNAUTHENTICATED: This sign-in was not begun in this browser, or more than 10 minutes ago: begin again.';
const notAnAnswer =
  '401 UNAUTHENTICATED: What came back from the provider does not belong to this sign-in: begin again.';
const usedUp = '401 UNAUTHENTICATED: This sign-in has been used already, or took too long: begin again.';

describe('nobody enters', () => {
  beforeEach(() => void provider.people.set('eve', { preferred_username: 'eve', groups: ['family'] }));

  test('who has begun nothing here', async () => {
    const url = await openBrowser().signInAs('eve');
    expect(await outcome(await openBrowser().visit(url))).toBe(notBegun);
  });

  test('with another state', async () => {
    const browser = openBrowser();
    const url = await browser.signInAs('eve');
    url.searchParams.set('state', 'another');
    expect(await outcome(await browser.visit(url))).toBe(notAnAnswer);
  });

  test('with a cookie that was changed, or is a login', async () => {
    const browser = openBrowser();
    const url = await browser.signInAs('eve');
    const [header = '', claims = '', signature = ''] = browser.cookies.get('reelgraph-sign-in')?.split('.') ?? [];
    const changed = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), returnTo: 'https://evil.example' };
    const forged = Buffer.from(JSON.stringify(changed)).toString('base64url');
    for (const cookie of [[header, forged, signature].join('.'), admin.token]) {
      browser.cookies.set('reelgraph-sign-in', cookie);
      expect(await outcome(await browser.visit(url))).toBe(notBegun);
    }
    const asLogin = [header, claims, signature].join('.');
    expect((await server.client(asLogin).viewer()).viewer).toBeNull();
  });

  test('with another nonce', async () => {
    const browser = openBrowser();
    const url = await browser.signInAs('eve', {
      asking: (asked) => {
        asked.searchParams.set('nonce', 'another');
        return asked;
      },
    });
    expect(await outcome(await browser.visit(url))).toBe(notAnAnswer);
    expect(logged.join()).toContain('unexpected ID Token \\"nonce\\" claim value');
  });

  test('with a code that was used, or was given to another browser', async () => {
    const browser = openBrowser();
    const url = await browser.signInAs('eve');
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    expect(await outcome(await browser.visit(url))).toBe('/');
    expect(await outcome(await fetch(url, { redirect: 'manual', headers: { cookie } }))).toBe(usedUp);

    const [thief, victim] = [openBrowser(), openBrowser()];
    const own = await thief.signInAs('eve');
    own.searchParams.set('code', (await victim.signInAs('eve')).searchParams.get('code') ?? '');
    expect(await outcome(await thief.visit(own))).toBe(usedUp);
  });

  test.each([
    ['for another audience', { aud: 'another' }],
    ['of another issuer', { iss: 'https://evil.example' }],
    ['that is over', { exp: 1 }],
    ['of somebody else than the access token', { sub: 'mallory' }],
    ['that another key has signed', {}],
  ])('with an ID token %s', async (_name, changes) => {
    provider.change = (claims) => ({ ...claims, ...changes });
    provider.isForged = Object.keys(changes).length === 0;
    expect((await enter('eve', { groups: ['owners'] })).result).toBe(notAnAnswer);
    expect(logged.join()).toContain('A sign-in by OpenID Connect has failed');
    expect(logged.join()).not.toMatch(/eyJ|stack/);
  });

  test('whose claims give no role, and no user is made', async () => {
    const { result, viewer } = await enter('nobody', { preferred_username: 'nobody', groups: ['strangers'] });
    expect(result).toBe(
      '403 FORBIDDEN: The provider knows you as nobody, but nothing says what you may do here: ask whoever runs this server.',
    );
    expect(viewer).toBeNull();
    expect(await userNamed('nobody')).toBeUndefined();
  });

  test('who goes back at the provider', async () => {
    expect((await enter('', {})).result).toBe('403 FORBIDDEN: The provider did not let you in, or you went back.');
  });

  test('who tries too often', async () => {
    const guess = async () => {
      const browser = openBrowser();
      const url = await browser.signInAs('eve');
      url.searchParams.set('code', 'a guess');
      return outcome(await browser.visit(url));
    };
    expect(await guess()).toBe(usedUp);
    const fullAt = new Date(Date.now() + 3_600_000); // as if it were the last of many
    expect(await database().updateTable('login_attempts').set({ fullAt }).returning('address').execute()).toEqual([
      { address: '127.0.0.1' },
    ]);
    expect(await guess()).toMatch(/^429 RATE_LIMITED/);
  });

  test('by a password where nobody does', async () => {
    const { errors } = await ask(other.url, 'mutation { login(username: "admin", password: "x") { token } }');
    expect(errors?.[0]).toMatchObject({
      message: `Nobody signs in by password here (LOCAL_LOGIN): open ${server.url}/api/oidc/start in a browser.`,
      extensions: { code: 'FORBIDDEN' },
    });
    // The way back in.
    const { token } = await openAccountSession({ em: other.app.orm.em.fork(), app: other.app }, admin.username);
    expect((await ask(other.url, '{ viewer { user { username } } }', { token })).data).toEqual({
      viewer: { user: { username: admin.username } },
    });
  });

  test('when the provider is away: people get a page, and the server goes on', async () => {
    await using lonely = await serveAgain(server, { port: 0, oidcIssuer: `http://127.0.0.1:${await freePort()}` });
    const url = `${lonely.url}/api/oidc/start`;
    const response = await fetch(url, { headers: { accept: 'text/html' } });
    const page = await response.text();
    expect(response.status).toBe(503);
    expect(page).toContain('The provider cannot be asked now, or does not answer as it should: try again later.');
    expect(page).not.toMatch(/ECONNREFUSED|\bat .*\.ts/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await outcome(await fetch(url))).toMatch(/^503 UNAVAILABLE/);
    expect(logged.filter((line) => line.includes('ECONNREFUSED'))).toHaveLength(1);
    expect((await ask(lonely.url, '{ server { version } }')).errors).toBeUndefined();
  });

  test('by HEAD or POST', async () => {
    for (const method of ['HEAD', 'POST'])
      expect((await fetch(`${server.url}/api/oidc/callback`, { method })).status).toBe(405);
  });
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/.//evil.example',
  '/\t/evil.example',
  'evil',
  `/${'x'.repeat(1000)}`,
])('nobody is led to %j afterwards', async (returnTo) => {
  const response = await fetch(`${server.url}/api/oidc/start?${new URLSearchParams({ returnTo })}`);
  expect(await outcome(response)).toMatch(/^400 BAD_USER_INPUT: returnTo must be a path of this server/);
});

describe('somebody new', () => {
  test('becomes a user with the role of the first value that the claim has', async () => {
    const { result, browser, viewer } = await enter(
      'anna-1',
      { preferred_username: 'Änna Berg@home', groups: ['family', 'owners'] },
      '?returnTo=/graphql%3Fdocument=facets%23top',
    );
    expect(result).toBe('/graphql?document=facets#top');
    expect(viewer?.user).toMatchObject({ username: 'Änna-Berg', role: { name: 'admin' } });
    expect([...browser.cookies.keys()].sort()).toContain('reelgraph');
    expect(browser.cookies.has('reelgraph-sign-in')).toBe(false);
  });

  test('is not taken for the user of that name', async () => {
    const { viewer } = await enter('somebody', { preferred_username: admin.username, groups: ['family'] });
    expect(viewer?.user.username).toMatch(new RegExp(`^${admin.username}-[0-9a-f]{6}$`));
    expect(viewer?.user.role.name).toBe('user');
  });

  test('is one user, however many browsers they come with at once', async () => {
    const results = await Promise.all([1, 2, 3].map(async () => enter('at-once', { groups: ['family'] })));
    expect(new Set(results.map(({ viewer }) => viewer?.user.id)).size).toBe(1);
  });

  test.each([
    ['guest', {}, 'user'],
    ['sailor', { realm: { groups: ['crew'] } }, 'moderator'],
  ])('may be let in as %s, in whatever process the sign-in ends', async (subject, claims, role) => {
    provider.people.set(subject, { preferred_username: subject, ...claims });
    const browser = openBrowser();
    const { pathname, search } = await browser.signInAs(subject);
    expect(await outcome(await browser.visit(other.url + pathname + search))).toBe('/');
    expect(await userNamed(subject)).toMatchObject({ role });
  });
});

describe('who comes again', () => {
  test('is the same user whatever their name, and their role follows their claims at once', async () => {
    const before = await enter('ben', { preferred_username: 'ben', groups: ['family'] });
    const after = await enter('ben', { preferred_username: 'benjamin', groups: ['owners'] });
    expect(after.viewer?.user).toMatchObject({ id: before.viewer?.user.id, username: 'ben', role: { name: 'admin' } });
    expect((await server.client(before.token).viewer()).viewer?.user.role.name).toBe('admin');

    expect((await enter('ben', { groups: [] })).result).toMatch(/^403 FORBIDDEN/);
    expect((await enter('ben', { groups: 'family' })).viewer?.user.role.name).toBe('user');
  });

  test('stays admin as the last of them', async () => {
    const { viewer } = await enter('carla', { preferred_username: 'carla', groups: ['owners'] });
    await database()
      .updateTable('users')
      .set({ role: 'moderator' })
      .where('id', '!=', viewer?.user.id ?? '')
      .execute();
    expect((await enter('carla', { groups: ['family'] })).viewer?.user.role.name).toBe('admin');
    expect(logged.join()).toContain('The last admin stays admin');
    await database().updateTable('users').set({ role: 'admin' }).where('id', '=', admin.id).execute();
    server.app.viewers.drop();
  });

  test('is somebody new after they were deleted, and what they had open has ended', async () => {
    const { viewer, token } = await enter('dora', { preferred_username: 'dora', groups: ['family'] });
    await admin.client.deleteUser({ id: viewer?.user.id ?? '' });
    expect((await server.client(token).viewer()).viewer).toBeNull();
    const again = await enter('dora', { preferred_username: 'dora', groups: ['family'] });
    expect(again.viewer?.user.username).toBe('dora');
    expect(again.viewer?.user.id).not.toBe(viewer?.user.id);
  });
});

describe('who has a user here already', () => {
  /** As somebody with this login goes from a page of the server. */
  async function link(token: string, subject: string, headers: Record<string, string> = {}) {
    const browser = openBrowser();
    browser.cookies.set('reelgraph', token);
    const begun = await browser.visit(`${server.url}/api/oidc/start?link=true`, { headers });
    if (begun.status !== 303) return outcome(begun);
    browser.cookies.delete('reelgraph'); // as browsers do, which come from another site
    return outcome(await browser.visit(await browser.comeBack(subject, begun)));
  }

  test('links their account of the provider when they are signed in, and nobody links it by a link of another site', async () => {
    const frank = await server.user('user');
    expect(await link('', 'frank')).toMatch(/^401 UNAUTHENTICATED/);
    expect(await link(frank.token, 'frank', { 'sec-fetch-site': 'cross-site' })).toMatch(/^403 FORBIDDEN/);
    expect(await link(frank.token, 'frank')).toBe('/');
    expect((await enter('frank', { groups: ['family'] })).viewer?.user.username).toBe(frank.username);
    expect(await link(admin.token, 'frank')).toBe(
      '409 CONFLICT: This account of the provider opens another account here already.',
    );
  });

  test('is linked, and unlinked, by whoever has the machine; the audit log has it', async () => {
    const gina = await server.user('user');
    const em = server.app.orm.em.fork();
    await linkAccount(em, gina.username.toUpperCase(), { issuer: `${provider.issuer}/`, subject: 'gina' });
    expect((await enter('gina', { groups: ['family'] })).viewer?.user.id).toBe(gina.id);

    expect(await unlinkAccount(em, gina.username)).toEqual({ username: gina.username, links: 1 });
    await eventually(async () => (await gina.client.viewer()).viewer === null);
    expect((await enter('gina', { groups: ['family'] })).viewer?.user.id).not.toBe(gina.id);
    const log = '{ auditLog(first: 3, filter: { kind: "identity" }) { nodes { action operation address } } }';
    expect((await ask(server.url, log, { token: admin.token })).data).toEqual({
      auditLog: {
        nodes: [
          { action: 'CREATED', operation: 'GET /api/oidc/callback', address: '127.0.0.1' },
          { action: 'DELETED', operation: null, address: null },
          { action: 'CREATED', operation: null, address: null },
        ],
      },
    });
  });
});

test('clients are told where it begins, and a PUBLIC_URL with a path counts', async () => {
  const query = '{ server { localLogin oidcUrl } }';
  expect((await ask(other.url, query)).data).toEqual({
    server: { localLogin: false, oidcUrl: `${server.url}/api/oidc/start` },
  });
  await using below = await serveAgain(server, { port: 0, publicUrl: 'https://videos.example.org/reel' });
  const response = await fetch(`${below.url}/reel/api/oidc/start`, { redirect: 'manual' });
  const asked = new URL(response.headers.get('location') ?? '').searchParams;
  expect(asked.get('redirect_uri')).toBe('https://videos.example.org/reel/api/oidc/callback');
  expect(asked.get('code_challenge_method')).toBe('S256');
  for (const attribute of [/; HttpOnly/, /; SameSite=Lax/, /; Secure/, /; Max-Age=600/])
    expect(response.headers.get('set-cookie')).toMatch(attribute);
  await using without = await serveAgain(server, { port: 0, oidcIssuer: undefined });
  expect((await ask(without.url, query)).data).toEqual({ server: { localLogin: true, oidcUrl: null } });
  expect((await fetch(`${without.url}/api/oidc/start`)).status).toBe(404);
});

test('in Chromium: from a share link to the provider and back; who is refused is told so, and can begin again', async () => {
  const sceneId = await addScene(server.app, { title: 'Boats' });
  const { createShareLink: link } = await admin.client.createShareLink({
    ...({ type: 'AUTH_REQUIRED', expiry: 'ONE_DAY' } as const),
    sceneId,
  });
  provider.people.set('ida', { preferred_username: 'ida', groups: [] });
  await using stack = new AsyncDisposableStack();
  const page = await stack.adopt(await openChromium(), async (chromium) => chromium.close()).newPage();
  await page.goto(`${server.url}/media/share/${link.token}`);
  await page.getByRole('link', { name: 'Sign in with your provider' }).click();
  await page.getByLabel('Subject').fill('ida');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('The provider knows you as ida').waitFor();
  const again = page.getByRole('link', { name: 'Begin again' });
  const colour = 'getComputedStyle(document.querySelector(".button")).backgroundColor';
  expect(await page.evaluate(colour)).not.toBe('rgba(0, 0, 0, 0)'); // the page has its style

  provider.people.set('ida', { preferred_username: 'ida', groups: ['family'] });
  await again.click(); // the provider knows who that is
  await page.getByRole('heading', { name: 'Boats' }).waitFor();
  expect(page.url()).toBe(`${server.url}/media/share/${link.token}`);
  expect((await page.context().cookies(server.url)).find(({ name }) => name === 'reelgraph')).toMatchObject({
    httpOnly: true,
    sameSite: 'Strict',
  });
});
