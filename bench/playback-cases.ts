/**
 * Every film of the media cases by HLS, with hls.js in Chromium: how it is played, the time to the first picture, and how far the
 * picture's own time is from the player's after ten seeks and after a change of rendition. Writes its part of docs/media-cases.md.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findMediaTools } from '../src/media/tools.ts';
import type { Client } from '../src/sdk/client.ts';
import { makeStrangeFilm, ordinaryFilms, type StrangeFilm, strangeFilms } from '../test/support/strange-films.ts';
import { processed, serveFilms } from './library.ts';
import { browserHeading } from './media-cases.ts';
import { askerOf } from './request.ts';

const list = 'docs/media-cases.md';

/** Three sizes are made of it, so that the rendition can be changed. */
const large: StrangeFilm = {
  name: 'large.mkv',
  kind: '1080p with AC-3',
  seconds: 64,
  make: async ({ clock, film, ffmpeg }) =>
    ffmpeg(
      ...['-i', await clock(), '-f', 'lavfi', '-i', 'sine=duration=64', '-vf', 'scale=1920:1080:flags=neighbor'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '20', '-c:a', 'ac3', film],
    ),
};
const all = [...strangeFilms, ...ordinaryFilms, large];

/** `npm run bench -- playback-cases vp9.webm …`: only these, and nothing is written. */
const [, , , ...names] = process.argv;
const films = names.length > 0 ? all.filter(({ name }) => names.includes(name)) : all;

export async function playbackCases(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const tools = await findMediaTools();
  const served = stack.use(
    await serveFilms(async (library) => {
      for (const film of films) await makeStrangeFilm(tools, film, library);
    }),
  );
  const { server, client, token } = served;
  const isOver = ({ processingStatus }: { processingStatus: string }) => /COMPLETED|FAILED/.test(processingStatus);
  const nodes = await processed(client, films.length, isOver);
  const scenes = new Map(nodes.map(({ id, originalFilename }) => [originalFilename ?? '', id]));
  const browser = stack.use(await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] }));
  const rows: string[] = [];
  for (const film of films) {
    const id = scenes.get(film.name);
    const cells = id
      ? await tryFilm({ browser, client, url: server.url, token }, film, id)
      : ['', '', '', '', 'no scene'];
    rows.push(`| ${[film.name, ...cells].join(' | ')} |`);
    console.log(rows.at(-1));
  }
  if (names.length > 0) return;
  await writeFile(list, `${(await readFile(list, 'utf8')).split(browserHeading)[0]?.trimEnd()}\n\n${documentOf(rows)}`);
  console.log(`${list} is written.`);
}

const documentOf = (rows: readonly string[]) => `${browserHeading}

Written by \`npm run bench -- playback-cases\`: each film by HLS, with hls.js in Chromium, on two cores that others used as well. "First" is how
the server plays it first: the file itself, copied pictures, or transcoded ones. Distances are between the time that the picture shows, in steps of
a quarter of a second, and the player's.

| Film | First | First picture | Ten seeks, furthest off | Longest seek | Verdict |
|---|---|---|---|---|---|
${rows.join('\n')}
`;

interface Place {
  browser: Browser;
  client: Client;
  url: string;
  /** Of a login. */
  token: string;
}

/** A player that a page of the server loads, with functions to look at it. */
const player = `(async () => {
  document.body.innerHTML = '<video muted></video>';
  const video = document.querySelector('video');
  const script = document.querySelector('script[src$="share.js"]')?.src;
  const { playByHls } = await import(script.replace('share.js', 'hls-player.js'));
  window.trouble = [];
  window.notes = [];
  window.play = (address) => {
    window.hls = playByHls({
      address,
      video,
      onError: (_, { fatal, details, response }) => (fatal ? trouble : notes).push(details + ' ' + (response?.code ?? '')),
    });
  };
  window.shownAt = (second) => {
    if (trouble.length > 0) throw new Error(trouble.join());
    if (video.seeking || video.readyState < 2 || video.videoWidth === 0 || Math.abs(video.currentTime - second) > 0.05) return null;
    const canvas = Object.assign(document.createElement('canvas'), { width: 100, height: 10 });
    const context = canvas.getContext('2d');
    context.drawImage(video, 0, 0, 100, 10);
    const bits = Array.from({ length: 10 }, (_, bit) => context.getImageData(bit * 10 + 5, 5, 1, 1).data[1] > 127 ? 2 ** bit : 0);
    return bits.reduce((sum, value) => sum + value, 0) / 4;
  };
})()`;

async function tryFilm(place: Place, film: StrangeFilm, sceneId: string): Promise<string[]> {
  const { browser, client, url } = place;
  const link = { sceneId, type: 'PUBLIC', expiry: 'ONE_HOUR' } as const;
  const { token: share } = (await client.createShareLink(link)).createShareLink;
  const sources = await sourcesOf(place, sceneId);
  const page = await browser.newPage();
  try {
    await page.goto(`${url}/media/share/${share}`);
    await page.evaluate(player);
    const master = new URL(sources.find(({ kind }) => kind === 'HLS')?.url ?? '', url);
    const begun = performance.now();
    await page.evaluate(`play(${JSON.stringify(String(master))})`);
    await shown(page, 0);
    const firstPicture = performance.now() - begun;
    const isCopied = (await (await fetch(master)).text()).includes('/copy.m3u8');
    const kind = sources[0]?.kind === 'DIRECT' ? `direct, else ${kindOf(isCopied)}` : kindOf(isCopied);
    const seeks = await tenSeeks(page, film);
    const changed = await changeRendition(page, film);
    const worst = Math.max(...seeks.map(({ off }) => off));
    const longest = Math.max(...seeks.map(({ milliseconds }) => milliseconds));
    const problems = [...(film.showsTime !== false && worst > 0.2 ? ['seeks lead to other pictures'] : []), ...changed];
    return [
      kind,
      `${(firstPicture / 1000).toFixed(2)} s`,
      film.showsTime === false ? 'shows no time' : `${worst.toFixed(2)} s`,
      `${(longest / 1000).toFixed(2)} s`,
      problems.join('; ') || 'plays',
    ];
  } catch (error) {
    return ['', '', '', '', `does not play: ${error instanceof Error ? error.message.split('\n')[0] : error}`];
  } finally {
    await page.close();
  }
}

const kindOf = (isCopied: boolean) => (isCopied ? 'copied' : 'transcoded');

async function sourcesOf({ url, token }: Place, id: string): Promise<{ kind: string; url: string }[]> {
  const { scene } = await askerOf(url, token)(`{ scene(id: "${id}") { playback { sources { kind url } } } }`);
  return (scene as { playback: { sources: { kind: string; url: string }[] } }).playback.sources;
}

/** Spread over the film, always the same, and not where it has no pictures. */
function places({ seconds, pictureSeconds = seconds, gap = [0, 0] }: StrangeFilm): number[] {
  const golden = (Math.sqrt(5) - 1) / 2;
  const all = Array.from({ length: 40 }, (_, index) => ((index * golden) % 1) * (pictureSeconds - 0.5) + 0.13);
  return all.filter((second) => second < gap[0] || second > gap[1]).slice(0, 10);
}

async function tenSeeks(page: Page, film: StrangeFilm) {
  const results: { off: number; milliseconds: number }[] = [];
  for (const to of places(film)) {
    const begun = performance.now();
    await page.evaluate(`document.querySelector('video').currentTime = ${to}`);
    const picture = await shown(page, to);
    results.push({ off: distance(picture, to, film), milliseconds: performance.now() - begun });
  }
  return results;
}

/** A picture stands for a quarter of a second of its own clock, a slide for as long as it is on screen. */
function distance(picture: number, second: number, { slideSeconds = 0.25 }: StrangeFilm): number {
  return Math.max(0, picture - second, second - (picture + slideSeconds));
}

async function changeRendition(page: Page, film: StrangeFilm): Promise<string[]> {
  const count = await page.evaluate<number>('hls.levels.length');
  const problems: string[] = [];
  for (let level = count - 1; level >= 0 && count > 1; level -= 1) {
    const [to = 1] = places(film).slice(level);
    const height = await page.evaluate<number>(`hls.levels[hls.currentLevel = ${level}].height`);
    await until(page, `hls.currentLevel === ${level} && document.querySelector('video').readyState >= 2`);
    await page.evaluate(`document.querySelector('video').currentTime = ${to}`);
    await until(page, `document.querySelector('video').videoHeight === ${height}`);
    const picture = await shown(page, to);
    if (film.showsTime !== false && distance(picture, to, film) > 0.2)
      problems.push(`${height}p leads to another picture`);
  }
  return problems;
}

/** Once it is shown twice: right after a seek a busy browser may still draw the picture of before. */
async function shown(page: Page, second: number): Promise<number> {
  let before: number | null = null;
  for (const end = performance.now() + 60_000; performance.now() < end; ) {
    const picture = await page.evaluate<number | null>(`shownAt(${second})`);
    if (picture !== null && picture === before) return picture;
    before = picture;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no picture at second ${second.toFixed(2)}: ${await stateOf(page)}`);
}

async function until(page: Page, condition: string): Promise<void> {
  for (const end = performance.now() + 30_000; performance.now() < end; ) {
    if (await page.evaluate<boolean>(condition)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the rendition does not change: ${condition}: ${await stateOf(page)}`);
}

/** For whoever wants to know why. */
async function stateOf(page: Page): Promise<string> {
  const state = `((video) => JSON.stringify({
    at: video.currentTime, ready: video.readyState, seeking: video.seeking, height: video.videoHeight,
    buffered: Array.from({ length: video.buffered.length }, (_, i) => [video.buffered.start(i), video.buffered.end(i)]),
    error: video.error?.message, level: hls.currentLevel, levels: hls.levels.map(({ height }) => height), notes: notes.slice(-6),
  }))(document.querySelector('video'))`;
  return page.evaluate<string>(state);
}
