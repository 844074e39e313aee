/** The player of a share link in Chromium, with a film that browsers do not play as it is. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openChromium } from '../support/chromium.ts';
import { addScene } from '../support/factories.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const opened = new AsyncDisposableStack();
let browser: Browser;
let page: Page;
let server: TestServer;
let url: string;
let renditions: Set<string>;

beforeAll(async () => {
  server = opened.use(await startTestServer({ worker: false }));
  browser = opened.adopt(await openChromium(), async (open) => open.close());
  const storedPath = join(server.library, 'film.mkv');
  const inputs = ['testsrc2=size=1280x720:rate=25:duration=12', 'sine=duration=12'].flatMap((source) => [
    ...['-f', 'lavfi', '-i', source],
  ]);
  // 6 Mbit/s of pictures, however little there is to see
  const rate = ['-b:v', '6M', '-maxrate', '6M', '-bufsize', '1M', '-x264-params', 'nal-hrd=cbr'];
  const codecs = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '50', ...rate, '-c:a', 'ac3'];
  await promisify(execFile)(server.media.ffmpeg, ['-v', 'error', ...inputs, ...codecs, storedPath]);
  const { client } = await server.user('user');
  const values = { storedPath, codecs: 'avc1.42C01F,ac-3', width: 1280, height: 720 };
  const sceneId = await addScene(server.app, values);
  const { token } = (await client.createShareLink({ sceneId, type: 'PUBLIC', expiry: 'ONE_DAY' })).createShareLink;
  url = `${server.url}/media/share/${token}`;
});
afterAll(async () => opened.disposeAsync());

beforeEach(async () => {
  renditions = new Set();
  page = await browser.newPage();
  page.on('request', (request) => {
    const [, name = ''] = /\/hls\/\w+\/(\w+)\/\d+\.m4s/.exec(request.url()) ?? [];
    if (name) renditions.add(name);
  });
});

/** Until there is a picture of this second. */
async function pictureAt(second: number): Promise<void> {
  const state = `(({ currentSrc, readyState, currentTime, seeking }) =>
    currentSrc.startsWith('blob:') && readyState >= 2 && !seeking ? currentTime : -1)(document.querySelector('video'))`;
  await expect.poll(async () => page.evaluate(state), { timeout: 30_000 }).toBeCloseTo(second, 1);
}

test('a film of many bits is played as it is where its pictures can be copied', async () => {
  await page.goto(url);
  await pictureAt(0);
  expect([...renditions].filter((name) => !name.startsWith('sound'))).toEqual(['copy']);
});

test('who seeks before the player has begun goes on there', async () => {
  const { promise: isSought, resolve: letGo } = Promise.withResolvers<void>();
  await page.route(/hls-player\.js/, async (route) => {
    await isSought;
    await route.continue();
  });
  await page.goto(url, { waitUntil: 'commit' });
  await expect.poll(async () => page.evaluate(`document.querySelector('video')?.readyState`)).toBeGreaterThan(0);
  await page.evaluate(`document.querySelector('video').currentTime = 9`);
  letGo();
  await pictureAt(9);
});
