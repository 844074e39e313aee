/**
 * Every demo clip through the server in programs that people use: curl, ffmpeg, VLC and Chromium, the last on the page of a
 * share link; as it is, and behind nginx with the example of docs/nginx.conf. Seeks included. Needs Debian's curl, ffmpeg,
 * vlc-bin with vlc-plugin-base, chromium and nginx-light.
 */
import { type SpawnOptions, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Browser, chromium } from 'playwright-core';
import { findMediaTools } from '../src/media/tools.ts';
import { type Library, startLibrary } from './library.ts';
import { startNginx } from './nginx.ts';

type Clip = Library['clips'][number];

export async function players(): Promise<void> {
  await using direct = await startLibrary();
  await playAll('straight from the server', direct, direct.server.url);
  await using offloading = await startLibrary({ FILE_OFFLOAD: 'nginx', TRUST_PROXY: 'true' });
  const library = dirname(offloading.clips[0]?.path ?? '');
  await using nginx = await startNginx(offloading.folder, offloading.server.url, library);
  await playAll('by nginx, X-Accel-Redirect', offloading, nginx.proxy);
}

async function playAll(how: string, { clips, client }: Library, base: string): Promise<void> {
  const { ffmpeg } = await findMediaTools();
  await using browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const table: Record<string, object> = {};
  for (const clip of clips) {
    const { pathname, search } = new URL(clip.streamUrl);
    const url = new URL(pathname + search, base).href;
    const link = { sceneId: clip.id, type: 'PUBLIC', expiry: 'ONE_HOUR' } as const;
    const { token } = (await client.createShareLink(link)).createShareLink;
    table[clip.title] = {
      curl: await told(byCurl(clip, url)),
      ffmpeg: await told(byFfmpeg(ffmpeg, url)),
      VLC: await told(byVlc(url)),
      Chromium: await told(byChromium(browser, `${base}/media/share/${token}`)),
    };
  }
  console.log(how);
  console.table(table);
}

const told = async (played: Promise<string>) =>
  played.catch((error: Error) => `FAILED: ${error.message.slice(0, 200)}`);

/** The whole, the first half and then the rest by resuming, as bytes. */
async function byCurl({ path }: Clip, url: string): Promise<string> {
  const file = await readFile(path);
  const get = async (...args: string[]) => (await run('curl', ['--fail', '--silent', ...args, url])).stdout;
  const half = Math.floor(file.length / 2);
  const resumed = Buffer.concat([await get('--range', `0-${half - 1}`), await get('--continue-at', String(half))]);
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  if (digest(await get()) !== digest(file)) throw new Error('the whole differs');
  if (digest(resumed) !== digest(file)) throw new Error('the halves differ');
  return 'whole and resumed';
}

/** From the start to the end, and from the middle on. */
async function byFfmpeg(ffmpeg: string, url: string): Promise<string> {
  const frames = async (...seek: string[]) => {
    const args = ['-v', 'error', '-progress', '-', ...seek, '-i', url, '-map', '0:v:0', '-f', 'null', '-'];
    const { stdout, stderr } = await run(ffmpeg, args);
    if (stderr.length > 0) throw new Error(stderr.toString());
    return Number([...stdout.toString().matchAll(/^frame=(\d+)/gm)].at(-1)?.[1]);
  };
  const [all, rest] = [await frames(), await frames('-ss', '2')];
  if (!(rest > 0 && rest < all)) throw new Error(`${rest} of ${all} frames after a seek`);
  return `${all} frames, ${rest} after a seek`;
}

/** From the start and from the second second, as nobody: it refuses to run as root. */
async function byVlc(url: string): Promise<string> {
  const isRoot = process.getuid?.() === 0;
  const options = { env: { PATH: process.env.PATH, HOME: '/tmp' }, ...(isRoot && { uid: 65534, gid: 65534 }) };
  for (const start of ['0', '2']) {
    const silent = ['--intf', 'dummy', '--vout', 'dummy', '--aout', 'dummy', '--no-osd', '--verbose', '2'];
    const args = [...silent, '--start-time', start, '--run-time', '1', '--play-and-exit', url, 'vlc://quit'];
    const { stderr } = await run('cvlc', args, options);
    if (!/Received first picture/.test(stderr.toString())) throw new Error(`no picture from second ${start} on`);
  }
  return 'pictures, also after a seek';
}

/** On the page of a link: plays, jumps by key to the middle, and plays on. */
async function byChromium(browser: Browser, url: string): Promise<string> {
  const page = await browser.newPage();
  try {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(url);
    const state = async () =>
      page.evaluate<State>(`((video) => ({
        currentTime: video.currentTime,
        duration: video.duration,
        seeking: video.seeking,
        frames: video.getVideoPlaybackQuality().totalVideoFrames,
        error: video.error?.message ?? null,
        trouble: document.querySelector('.trouble')?.textContent ?? null,
      }))(document.querySelector('video'))`);
    const until = async (what: string, isReached: (now: State) => boolean) => {
      for (let wait = 0; wait < 300; wait += 1) {
        const now = await state();
        if (isReached(now)) return now;
        await delay(100);
      }
      throw new Error(`${what}: ${JSON.stringify(await state())}`);
    };
    await page.keyboard.press('k');
    const begun = await until('does not play', ({ currentTime, trouble }) => currentTime > 0.3 || trouble !== null);
    if (begun.trouble !== null) return `${begun.trouble} (${begun.error})`;
    await page.keyboard.press('5');
    const { frames } = await until(
      'does not play on after a seek',
      ({ currentTime, duration, seeking }) => !seeking && currentTime > duration / 2 + 0.2,
    );
    if (errors.length > 0) throw new Error(errors.join());
    return `${frames} frames, also after a seek`;
  } finally {
    await page.close();
  }
}

interface State {
  currentTime: number;
  duration: number;
  seeking: boolean;
  frames: number;
  /** What the browser says, and what the page makes of it. */
  error: string | null;
  trouble: string | null;
}

async function run(program: string, args: string[], options: SpawnOptions = {}) {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${Buffer.concat(stderr).toString().slice(-300)}`);
  return { stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) };
}
