/**
 * Films by HLS on the page of a share link, with hls.js in Chromium: the time to the first picture, from a seek to its picture, and how far
 * the picture's own time is from the player's after ten seeks; beside plain ffmpeg, which writes the same four seconds. Needs Chromium.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findMediaTools } from '../src/media/tools.ts';
import { processed, serveFilms } from './library.ts';

const run = promisify(execFile);
const seconds = 120;

/** The upper blocks of the picture count quarter seconds in binary, the lowest bit at the left: twelve blocks. */
const clock = "geq=lum='if(bitand(floor(T*4+0.01),pow(2,floor(X/(W/12)))),235,16)':cb=128:cr=128";
const sound = ['-f', 'lavfi', '-i', `sine=duration=${seconds}`];
const small = ['-f', 'lavfi', '-i', `color=black:size=240x136:rate=25:duration=${seconds},${clock},format=yuv420p`];
const large = (size: string) => [
  '-filter_complex',
  `[0:v]scale=${size}:flags=neighbor,setsar=1[v]`,
  '-map',
  '[v]',
  '-map',
  '1:a',
];
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '50'];

const films: Record<string, string[]> = {
  'copied.mkv': [...large('1920x1080'), ...h264, '-c:a', 'ac3'],
  'transcoded.avi': [...large('1280x720'), '-c:v', 'mpeg4', '-q:v', '4', '-c:a', 'mp3'],
};

export async function playback(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const { ffmpeg } = await findMediaTools();
  const served = stack.use(
    await serveFilms(async (library) => {
      for (const [name, args] of Object.entries(films))
        await run(ffmpeg, ['-v', 'error', ...small, ...sound, ...args, join(library, name)]);
    }),
  );
  const { server, client, folder } = served;
  const scenes = await processed(client, Object.keys(films).length);
  const browser = stack.use(await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] }));
  const table: Record<string, object> = {};
  for (const { id, originalFilename } of scenes) {
    const link = { sceneId: id, type: 'PUBLIC', expiry: 'ONE_HOUR' } as const;
    const { token } = (await client.createShareLink(link)).createShareLink;
    table[originalFilename ?? ''] = {
      ...(await play(browser, `${server.url}/media/share/${token}`)),
      'plain ffmpeg, 4 s': await plain(ffmpeg, join(folder, 'library', originalFilename ?? ''), folder),
    };
  }
  console.table(table);
}

const inSeconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;

async function play(browser: Browser, url: string): Promise<Record<string, string>> {
  const page = await browser.newPage();
  const renditions = new Set<string>();
  page.on('requestfinished', (request) => {
    const [, name] = /\/(\w+)\/\d+\.m4s/.exec(request.url()) ?? [];
    if (name && !name.startsWith('sound')) renditions.add(name);
  });
  try {
    const begun = performance.now();
    await page.goto(url);
    await shown(page, 0);
    const first = performance.now() - begun;
    const seeks: number[] = [];
    const distances: number[] = [];
    for (let count = 0; count < 10; count += 1) {
      const to = Math.random() * (seconds - 5) + 1;
      const from = performance.now();
      await page.evaluate(`document.querySelector('video').currentTime = ${to}`);
      distances.push(Math.abs((await shown(page, to)) - to));
      seeks.push(performance.now() - from);
    }
    seeks.sort((one, other) => one - other);
    return {
      renditions: [...renditions].join(', '),
      'first picture': inSeconds(first),
      'seek, median': inSeconds(seeks[5] ?? 0),
      'seek, longest': inSeconds(seeks.at(-1) ?? 0),
      // A picture stands for a quarter of a second of its own clock.
      'clock beside player, most': `${Math.max(...distances).toFixed(3)} s`,
    };
  } finally {
    await page.close();
  }
}

/**
 * Waits for the picture at this second and reads its clock: the middle of the quarter second that it shows. What the page shows of the
 * file itself, before it goes over to HLS, does not count; and right after a seek a busy browser may still draw another one, so it must
 * be shown twice.
 */
async function shown(page: Page, second: number): Promise<number> {
  const read = `(async () => {
    const video = document.querySelector('video');
    if (!video.currentSrc.startsWith('blob:') || video.seeking || video.readyState < 2 || video.videoWidth === 0 || Math.abs(video.currentTime - ${second}) > 0.05) return null;
    const canvas = Object.assign(document.createElement('canvas'), { width: 120, height: 10 });
    const context = canvas.getContext('2d');
    context.drawImage(video, 0, 0, 120, 10);
    return Array.from({ length: 12 }, (_, bit) => (context.getImageData(bit * 10 + 5, 5, 1, 1).data[0] > 128 ? 2 ** bit : 0))
      .reduce((sum, value) => sum + value, 0);
  })()`;
  let before: number | null = null;
  for (const end = performance.now() + 60_000; performance.now() < end; ) {
    const quarters = await page.evaluate<number | null>(read);
    if (quarters !== null && quarters === before) return quarters / 4 + 0.125;
    before = quarters;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const state = `((video) => JSON.stringify([video.error?.message, video.readyState, video.currentTime, document.querySelector('.trouble')?.textContent]))(document.querySelector('video'))`;
  throw new Error(`no picture at second ${second}: ${await page.evaluate(state)}`);
}

/** The same four seconds from the middle, transcoded or copied. */
async function plain(ffmpeg: string, file: string, folder: string): Promise<string> {
  const isCopied = file.endsWith('.mkv');
  const codec = isCopied ? ['-c:v', 'copy'] : ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23', '-bf', '0'];
  const begun = performance.now();
  const args = ['-v', 'error', '-y', '-ss', '60', '-t', '4', '-i', file, ...codec, '-an', join(folder, 'plain.mp4')];
  await run(ffmpeg, args);
  return inSeconds(performance.now() - begun);
}
