/** examples/web in Chromium, on an origin of its own, from signing in to a film that plays and a marker in it. */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { openChromium } from '../support/chromium.ts';
import { clip } from '../support/clips.ts';
import { addScene } from '../support/factories.ts';
import { eventually } from '../support/wait.ts';
import { startWeb, type Web } from '../support/web.ts';

const account = { username: 'mara', password: 'Northern-Lights-7' };

let web: Web;
let browser: Browser;
let userId: string;

beforeAll(async () => {
  web = await startWeb();
  browser = await openChromium();
  const { server } = web;
  const { client } = await server.user('admin');
  userId = (await client.createUser({ input: { ...account, role: 'admin' } })).createUser.id;
  for (let index = 0; index < 60; index++) await addScene(server.app, { title: `Older ${index}` });
  const { createTag } = await client.createTag({ name: 'Sea', color: '#12A594' });
  await copyFile(await clip('mp4'), join(server.library, 'boats.mp4')); // a browser plays it as it is
  await copyFile(await clip('avi'), join(server.library, 'reel.avi')); // and this one by HLS only
  const { createStoragePath } = await client.createStoragePath({ name: 'Films', path: server.library });
  const { startScan } = await client.startScan({ storagePathIds: [createStoragePath.id] });
  await client.waitForScan(startScan.id);
  await eventually(async () => {
    const { scenes } = await client.scenes({ filter: { processingStatus: ['COMPLETED'], title: { isEmpty: true } } });
    return scenes.nodes.length === 2;
  }, 60);
  const { processScenes } = await client.processScenes({ phase: 'SPRITES', filter: {}, missingOnly: true });
  await client.waitForJobs(processScenes.jobIds);
  const { scenes } = await client.scenes({ filter: { originalFilename: { eq: 'boats.mp4' } } });
  await client.updateScene({ id: scenes.nodes[0]?.id ?? '', input: { title: 'Boats', tagIds: [createTag.id] } });
}, 120_000);

// Each test signs in, together more often than may be in a minute.
beforeEach(async () => {
  await rows(web.server.app.orm.em.fork()).deleteFrom('login_attempts').execute();
});

afterAll(async () => {
  await browser?.close();
  await web?.[Symbol.asyncDispose]();
});

/** A page and what went wrong in it. */
async function openPage(options: BrowserContextOptions): Promise<{ page: Page; faults: string[] } & AsyncDisposable> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.setDefaultTimeout(20_000);
  return { page, faults, [Symbol.asyncDispose]: async () => context.close() };
}

async function signIn(page: Page): Promise<void> {
  await page.goto(web.origin);
  await page.getByLabel('User name').fill(account.username);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Library' }).waitFor();
}

const playedSeconds = async (page: Page) =>
  page.locator('video').evaluate((video: { currentTime: number }) => video.currentTime);

/** The width of what is shown beyond the window. */
const overflow = async (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth') as Promise<number>;

const looks: [name: string, options: BrowserContextOptions][] = [
  ['a desktop, light', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }],
  ['a phone, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark', hasTouch: true, isMobile: true }],
];

describe.each(looks)('on %s', (_name, options) => {
  test('from signing in to a film that plays, with a marker and a rating', async () => {
    await using opened = await openPage(options);
    const { page, faults } = opened;
    await signIn(page);
    expect(await overflow(page)).toBe(0);

    await page.getByRole('link', { name: /Boats/ }).click();
    await page.getByRole('button', { name: 'Play the film' }).click();
    await eventually(async () => (await playedSeconds(page)) > 0.5, 20);
    await page.getByRole('slider', { name: 'Position' }).hover();
    const background = (tile: { style: { background: string } }) => tile.style.background;
    expect(await page.locator('.preview i').evaluate(background)).toContain('/media/assets/');

    const label = `Lighthouse at ${options.viewport?.width}`;
    await page.getByLabel('Label').fill(label);
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('button', { name: label }).waitFor();
    // A second click takes a rating away; and the page may move the stars while they are clicked.
    const stars = page.getByLabel('4.5 of 5');
    if (!(await stars.isChecked())) await stars.dispatchEvent('click');
    await page.getByRole('button', { name: 'Like' }).click();
    await eventually(async () => {
      const { rating } =
        (await rows(web.server.app.orm.em.fork())
          .selectFrom('user_scene_ratings')
          .select('rating')
          .executeTakeFirst()) ?? {};
      return Number(rating) === 4.5;
    });
    expect(await overflow(page)).toBe(0);

    await page.reload();
    await page.getByRole('button', { name: label }).waitFor();
    expect(await page.getByLabel('4.5 of 5').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(faults).toEqual([]);
  }, 90_000);
});

describe('the library', () => {
  test('goes on while one scrolls, and is narrowed by a search and by what there is', async () => {
    await using opened = await openPage({ viewport: { width: 1280, height: 800 } });
    const { page, faults } = opened;
    await signIn(page);
    const cards = page.locator('a.card');
    await eventually(async () => (await cards.count()) === 40);
    await page.mouse.wheel(0, 20_000);
    await eventually(async () => (await cards.count()) === 62);

    await page.getByRole('checkbox', { name: /^Sea/ }).check();
    await eventually(async () => (await cards.count()) === 1);
    expect(new URL(page.url()).searchParams.get('tag')).toBeTruthy();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('searchbox').fill('boats');
    await page.getByRole('searchbox').press('Enter');
    await page.getByText('1 scene', { exact: true }).waitFor();
    expect(faults).toEqual([]);
  }, 60_000);

  test('plays by HLS what a browser does not play', async () => {
    await using opened = await openPage({ viewport: { width: 1280, height: 800 } });
    const { page, faults } = opened;
    await signIn(page);
    await page.getByRole('link', { name: /reel\.avi/ }).click();
    await page.getByRole('button', { name: 'Play the film' }).click();
    await eventually(async () => (await playedSeconds(page)) > 0.5, 30);
    expect(faults).toEqual([]);
  }, 60_000);
});

test('a wrong password, and a login that has ended, are told', async () => {
  await using opened = await openPage({});
  const { page } = opened;
  await page.goto(web.origin);
  await page.getByLabel('User name').fill(account.username);
  await page.getByLabel('Password').fill('Southern-Lights-7');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').waitFor();
  await signIn(page);
  const { client } = await web.server.user('admin');
  await client.resetUserPassword({ id: userId, newPassword: account.password }); // which ends all logins
  await page.reload();
  await page.getByRole('button', { name: 'Sign in' }).waitFor({ timeout: 15_000 });
}, 60_000);

test('jobs are shown as they go', async () => {
  await using opened = await openPage({ viewport: { width: 390, height: 844 } });
  const { page, faults } = opened;
  await signIn(page);
  await page.getByRole('link', { name: 'Jobs' }).click();
  await page.getByRole('region', { name: 'SPRITES' }).waitFor();
  const { client } = await web.server.user('admin');
  const { scenes } = await client.scenes({ filter: { search: 'boats' } });
  await client.processScenes({ phase: 'SPRITES', ids: scenes.nodes.map(({ id }) => id) });
  await page.locator('li.completed', { hasText: 'sprites' }).waitFor();
  expect(await overflow(page)).toBe(0);
  expect(faults).toEqual([]);
}, 60_000);
