/**
 * Walks through the playground of a running server as a person would: signs in, asks a question, watches the queue.
 * The network is off but for that server. Prints what it saw, leaves a picture of every step, exits with 1 if one failed.
 *
 *   tsx bench/playground.ts --password … [--url http://127.0.0.1:4000/graphql] [--username admin] [--out .]
 *
 * It needs a Chromium (CHROMIUM, else /usr/bin/chromium) and playwright-core, which is too much for a dependency:
 * `npm install --prefix /tmp/playwright playwright-core`, then
 * PLAYWRIGHT=/tmp/playwright/node_modules/playwright-core/index.mjs.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:4000/graphql' },
    username: { type: 'string', default: 'admin' },
    password: { type: 'string' },
    out: { type: 'string', default: '.' },
  },
});

const password = options.password ?? missing('Say --password: the one that the first start printed.');
const credentials = `username: ${JSON.stringify(options.username)}, password: ${JSON.stringify(password)}`;
const login: Step = {
  operation: 'LogIn',
  document: `mutation LogIn { login(${credentials}) { expiresAt user { username } } }`,
  expected: '"expiresAt":',
};
const query: Step = {
  operation: 'AskWhoIAm',
  document: 'query AskWhoIAm { viewer { user { username } permissions } }',
  expected: '"permissions":',
};
const subscription: Step = {
  operation: 'WatchQueue',
  document: 'subscription WatchQueue { queueChanged { phases { phase workers pending running } } }',
  expected: '"phases":',
};

const problems: string[] = [];
const chromium = await findChromium();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
});
try {
  await walkThrough(await browser.newPage({ viewport: { width: 1500, height: 900 } }));
} finally {
  await browser.close();
}
for (const problem of problems) console.error(`FAILED  ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;

function missing(what: string): never {
  throw new Error(what);
}

async function walkThrough(page: Page): Promise<void> {
  await page.route('**/*', stayOnTheServer);
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`the browser's console says: ${message.text().slice(0, 300)}`);
  });
  await page.goto(options.url);
  for (const step of [login, query, subscription]) await runStep(page, step);
  await page.reload();
  await runStep(page, { ...query, operation: 'AskAgain', document: query.document.replace('AskWhoIAm', 'AskAgain') });

  const { cookies, origins } = await page.context().storageState();
  if (!cookies.some(({ httpOnly }) => httpOnly)) problems.push('the login left no HttpOnly cookie');
  const kept = `${JSON.stringify(origins)} ${page.url()}`;
  if (kept.includes(password)) problems.push('the password is in localStorage or in the address');
}

function stayOnTheServer(route: Route): Promise<void> {
  const url = route.request().url();
  if (new URL(url).origin === new URL(options.url).origin) return route.continue();
  problems.push(`the page asked for ${url.slice(0, 200)}`);
  return route.abort();
}

async function runStep(page: Page, { operation, document, expected }: Step): Promise<void> {
  await page.click('.graphiql-query-editor .view-lines');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(document);
  // The editor takes a moment to understand what was typed; then the tab has the name of the operation.
  const understood = await shows(page, '.graphiql-tab-active', operation);
  await page.click('[aria-label^="Prettify"]');
  await page.click('.graphiql-query-editor .view-lines');
  await page.keyboard.press('ControlOrMeta+Enter');
  const answered = understood && (await shows(page, '.graphiql-response .view-lines', expected));
  await page.screenshot({ path: join(options.out, `playground-${operation}.png`) });
  if (answered) console.log(`ok      ${operation}`);
  else problems.push(`${operation}: the response pane does not show ${expected}`);
}

/** Whether such an element comes to show the text within 20 seconds. */
function shows(page: Page, selector: string, text: string): Promise<boolean> {
  const found = page.locator(selector, { hasText: text }).waitFor({ timeout: 20_000 });
  return found.then(
    () => true,
    (error: Error) => {
      if (error.name === 'TimeoutError') return false;
      throw error;
    },
  );
}

async function findChromium(): Promise<BrowserType> {
  const name = process.env.PLAYWRIGHT ?? 'playwright-core';
  try {
    const { chromium }: { chromium: BrowserType } = await import(name);
    return chromium;
  } catch (cause) {
    throw new Error(`${name} cannot be loaded. The first lines of bench/playground.ts say how to get it.`, { cause });
  }
}

interface Step {
  readonly operation: string;
  readonly document: string;
  readonly expected: string;
}

/** The few things of playwright-core that are used here; it brings its own types, but it is not installed here. */
interface BrowserType {
  launch(options: { executablePath: string; args: string[] }): Promise<{
    newPage(options: { viewport: { width: number; height: number } }): Promise<Page>;
    close(): Promise<void>;
  }>;
}
interface Page {
  readonly keyboard: { press(key: string): Promise<void>; insertText(text: string): Promise<void> };
  route(pattern: string, handler: (route: Route) => Promise<void>): Promise<unknown>;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): unknown;
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  click(selector: string): Promise<void>;
  url(): string;
  locator(selector: string, options: { hasText: string }): { waitFor(options: { timeout: number }): Promise<void> };
  context(): { storageState(): Promise<{ cookies: { httpOnly: boolean }[]; origins: unknown[] }> };
  screenshot(options: { path: string }): Promise<unknown>;
}
interface Route {
  request(): { url(): string };
  continue(): Promise<void>;
  abort(): Promise<void>;
}
