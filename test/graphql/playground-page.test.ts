/** The playground in Chromium, below a path that a proxy has put before it; and a server without one. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChromium } from '../support/chromium.ts';
import { addScene } from '../support/factories.ts';
import { type Front, openFront } from '../support/front.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const opened = new AsyncDisposableStack();
const password = 'Correct-Horse-2026';
let browser: Browser;
let front: Front;
let page: Page;
let server: TestServer;

beforeAll(async () => {
  server = opened.use(await startTestServer({ worker: false, config: { oidcIssuer: 'https://login.example.org' } }));
  front = opened.use(await openFront(server.url, '/reel'));
  browser = opened.adopt(await openChromium(), async (open) => open.close());
  const admin = await server.user();
  await admin.client.createUser({ input: { username: 'reader', password, role: 'admin' } });
  await addScene(server.app, { title: 'A film of the library' });
  page = await browser.newPage({ viewport: { width: 1440, height: 1400 }, colorScheme: 'dark' });
});

afterAll(async () => opened.disposeAsync());

const editor = () => page.locator('.graphiql-query-editor .view-lines');
const result = async () => (await page.locator('.result-window .view-lines').innerText()).replaceAll('\u00a0', ' ');

/** Opens an example by its address, and runs the operation with this text in it. */
async function run(example: string, operation: string): Promise<void> {
  await page.goto(`${front.url}/graphql?document=${example}`);
  await page.locator(`.graphiql-query-editor .view-line:has-text("${operation}")`).first().click();
  await page.keyboard.press('Control+Enter');
}

describe('a browser', () => {
  test('comes to it from the address of the server, and finds a tab for each example', async () => {
    await page.goto(`${front.url}/`);
    expect(page.url()).toBe(`${front.url}/graphql`);
    await editor().waitFor();
    expect(await page.locator('.graphiql-tab').count()).toBe(9);
    await page.locator('#graphiql-session-tab-3').click();
    await expect.poll(async () => editor().innerText()).toContain('Facets');
  });

  test.each([1440, 820, 390])('sees a page of %i pixels without bars around it, in both schemes', async (width) => {
    await page.setViewportSize({ width, height: 1400 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const sizes =
        "['Width', 'Height'].map((side) => ['scroll', 'client'].map((of) => document.documentElement[of + side]))";
      for (const [scroll, client] of await page.evaluate<[number, number][]>(sizes)) expect(scroll).toBe(client);
      // The bars follow the page's own scheme, the words the editor's: both must have switched.
      const bright = async (expression: string) => {
        const channels = (await page.evaluate<string>(expression)).match(/[\d.]+/g)?.slice(0, 3) ?? [];
        return channels.reduce((sum, channel) => sum + Number(channel), 0) > 240;
      };
      const word = `getComputedStyle(document.querySelector('.graphiql-query-editor .view-line span span')).color`;
      await expect.poll(async () => bright(word)).toBe(colorScheme === 'dark');
      expect(await page.evaluate('getComputedStyle(document.body).colorScheme')).toBe('light dark');
    }
    await page.setViewportSize({ width: 1440, height: 1400 });
  });

  test('finds a link to sign in at the provider, which leads back to what is shown', async () => {
    const leads = page.getByRole('link', { name: 'Sign in', exact: true });
    const { href } = new URL(`${front.url}/api/oidc/start?${new URLSearchParams({ returnTo: '/reel/graphql' })}`);
    expect(await leads.evaluate((link: { href: string }) => link.href)).toBe(href);
  });

  test('on a phone shows the result below the document, as wide', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const [document, answer] = await Promise.all(
      ['.graphiql-editors', '.graphiql-response'].map(async (part) => page.locator(part).boundingBox()),
    );
    expect(answer?.y).toBeGreaterThanOrEqual((document?.y ?? 0) + (document?.height ?? 0));
    expect(answer?.width).toBeGreaterThan(300);
    await page.setViewportSize({ width: 1440, height: 1400 });
  });

  test('signs in, and opens addresses of the answer on this server, below the path', async () => {
    await page.evaluate(
      async ([username, secret]) => {
        const query = `mutation { login(username: "${username}", password: "${secret}") { expiresAt } }`;
        const headers = { 'content-type': 'application/json' };
        await fetch('graphql', { method: 'POST', headers, body: JSON.stringify({ query }) });
      },
      ['reader', password],
    );
    await run('scan', 'Library');
    await expect.poll(result).toContain('A film of the library');
    const link = page.locator('.result-window .detected-link').first();
    await link.waitFor();
    // The editor follows a link only once it has seen pointer and key on it; a hint that it shows meanwhile may cover the link.
    const isAsked = () => front.requests.some((request) => request.startsWith('GET /reel/media/stream/'));
    await page.keyboard.down('Control');
    await expect
      .poll(
        async () => {
          await page.mouse.move(0, 0);
          await link.hover({ timeout: 2000 }).catch(() => {});
          await page
            .locator('.result-window .detected-link-active')
            .first()
            .click({ timeout: 2000 })
            .catch(() => {});
          return isAsked();
        },
        { timeout: 25_000 },
      )
      .toBe(true);
    await page.keyboard.up('Control');
    for (const tab of page.context().pages()) if (tab !== page) await tab.close();
  });

  test.each(['websocket', 'sse'] as const)(
    'sees live results as a list, the newest first, by %s',
    async (transport) => {
      await page.evaluate((way) => sessionStorage.setItem('reelgraph:transport', way), transport);
      const before = front.requests.length;
      await run('live', 'sceneChanged');
      await expect.poll(result).toContain('"received": 0');
      const { client } = await server.user();
      const id = (await client.scenes()).scenes.nodes[0]?.id ?? '';
      for (const title of ['First', 'Second']) {
        // Until the subscription stands, nobody hears of a change.
        await expect
          .poll(async () => {
            await client.updateScene({ id, input: { title, description: String(performance.now()) } });
            return result();
          })
          .toContain(`"displayTitle": "${title}"`);
      }
      const text = await result();
      expect(text.indexOf('"Second"')).toBeLessThan(text.indexOf('"First"'));
      await page.locator('.graphiql-execute-button').click(); // stop
      const way = transport === 'sse' ? 'POST /reel/graphql/stream' : 'WS /reel/graphql';
      expect(front.requests.slice(before)).toContain(way);
    },
    60_000,
  );

  test('has a history, an explorer, the manual, and a list of examples with their addresses', async () => {
    const buttons = await page
      .locator('.graphiql-sidebar button')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    expect(buttons.slice(0, 4)).toEqual([
      'Show Documentation Explorer',
      'Show History',
      'Show GraphiQL Explorer',
      'Show Examples',
    ]);
    await page.locator('button[aria-label="Show Examples"]').click();
    const addresses = await page
      .locator('.reelgraph-examples a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(addresses).toContain('?document=facets');
  });

  test('asks nobody else for anything', () => {
    expect(front.requests.filter((request) => !/^\w+ \/reel\//.test(request))).toEqual([]);
  });
});

test('PLAYGROUND=false: no page, and no schema for strangers', async () => {
  await using closed = await startTestServer({ worker: false, config: { playground: false } });
  const html = { accept: 'text/html' };
  expect((await fetch(`${closed.url}/graphql`, { headers: html })).headers.get('content-type')).not.toContain(
    'text/html',
  );
  expect((await fetch(`${closed.url}/`, { headers: html, redirect: 'manual' })).status).toBe(404);
  const ask = async (query: string, token?: string) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    return (await fetch(`${closed.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })).json();
  };
  for (const query of ['{ __schema { queryType { name } } }', '{ ...on Query { __type(name: "Scene") { name } } }'])
    expect(await ask(query)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  expect(await ask('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
  const { token } = await closed.user('user');
  expect(await ask('{ __schema { queryType { name } } }', token)).toMatchObject({
    data: { __schema: { queryType: { name: 'Query' } } },
  });
});
