/** What comes out of films of all kinds, with each ffmpeg that is there: writes docs/media-cases.md, and counts processes and bytes. */
import { appendFile, chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { runFfmpeg } from '../src/media/ffmpeg.ts';
import { checkIntegrity } from '../src/media/integrity.ts';
import { probe } from '../src/media/probe.ts';
import { probeWhole } from '../src/media/probe-whole.ts';
import { makeSprites } from '../src/media/sprites.ts';
import { makeThumbnails, thumbnailSize } from '../src/media/thumbnail.ts';
import { findMediaTools, type MediaTools, packagedPath } from '../src/media/tools.ts';
import { mistakesIn, type Outcome, outcomeOf } from '../test/support/film-outcome.ts';
import { colourAt } from '../test/support/pictures.ts';
import { makeStrangeFilm, ordinaryFilms, type StrangeFilm, strangeFilms } from '../test/support/strange-films.ts';
import { removeFolder, temporaryFolder } from './server.ts';

const list = 'docs/media-cases.md';

/** What follows is written by `playback-cases`. */
export const browserHeading = '## In a browser';

export async function mediaCases(): Promise<void> {
  const folder = await temporaryFolder();
  try {
    const engines = await enginesHere();
    const [first] = engines;
    if (!first) throw new Error('There is no ffmpeg here.');
    await countWork(first, folder);
    const rows: string[] = [];
    for (const [index, film] of [...strangeFilms, ...ordinaryFilms].entries()) {
      const cells: string[][] = [];
      for (const tools of engines) cells.push(await tryFilm(tools, film, await subfolder(folder, tools)));
      rows.push(rowOf(index + 1, film, cells));
      console.log(rows.at(-1));
    }
    const [, inBrowser] = (await readFile(list, 'utf8')).split(browserHeading);
    await writeFile(
      list,
      documentOf(engines, rows) + (inBrowser === undefined ? '' : `\n${browserHeading}${inBrowser}`),
    );
    console.log(`${list} is written.`);
  } finally {
    await removeFolder(folder);
  }
}

/** The packaged one and that of the system, as far as they are there. */
async function enginesHere(): Promise<MediaTools[]> {
  const packaged = { ffmpegPath: packagedPath('ffmpeg'), ffprobePath: packagedPath('ffprobe') };
  const found = await Promise.all([packaged, {}].map((paths) => findMediaTools(paths).catch(() => undefined)));
  return found.filter(
    (tools, index) => tools && found.findIndex((one) => one?.ffmpeg === tools.ffmpeg) === index,
  ) as MediaTools[];
}

async function subfolder(folder: string, { ffmpegVersion }: MediaTools): Promise<string> {
  const path = join(folder, ffmpegVersion);
  await mkdir(path, { recursive: true });
  return path;
}

/** Duration, size, tiles, thumbnail, integrity, and what is wrong with them. */
async function tryFilm(tools: MediaTools, film: StrangeFilm, folder: string): Promise<string[]> {
  try {
    const outcome = await outcomeOf(tools, await makeStrangeFilm(tools, film, folder));
    const mistakes = mistakesIn(outcome, film);
    return [...cellsOf(outcome, film), mistakes.length === 0 ? 'right' : mistakes.join('; ')];
  } catch (error) {
    return ['', '', '', '', '', `failed: ${String(error)}`];
  }
}

function cellsOf(outcome: Outcome, film: StrangeFilm): string[] {
  const { durationSeconds, pictureSeconds, size, tiles, intervalSeconds, thumbnail, damage } = outcome;
  const { slideSeconds, gap = [0, 0], showsTime = true, colours = [] } = film;
  const onScreen = (time: number) => (slideSeconds ? Math.floor(time / slideSeconds) * slideSeconds : time);
  const whole = tiles.filter(({ seconds }) => seconds <= gap[0] || seconds >= gap[1]);
  const worst = Math.max(...whole.map((tile) => Math.abs(tile.shownSeconds - onScreen(tile.seconds))));
  const pictures = pictureSeconds < durationSeconds - 1 ? `, pictures ${pictureSeconds.toFixed(2)} s` : '';
  const seen = colours.map(
    ({ at: [x, y] }) => `rgb(${colourAt(thumbnail, x * thumbnail.width, y * thumbnail.height)})`,
  );
  return [
    `${durationSeconds.toFixed(2)} s${pictures}`,
    size.join(' × '),
    showsTime
      ? `${tiles.length}, at most ${worst.toFixed(2)} s off (${intervalSeconds / 2} s allowed)`
      : `${tiles.length}`,
    showsTime ? `second ${outcome.thumbnailSeconds}` : seen.join(', ') || 'looked at for lines of two moments',
    damage ? damage.replace(/^"[^"]*" /, '') : 'whole',
  ];
}

/** One line for all engines where they agree. */
function rowOf(number: number, film: StrangeFilm, cells: readonly string[][]): string {
  const joined = (cells[0] ?? []).map((_, column) => [...new Set(cells.map((row) => row[column]))].join(' / '));
  return `| ${[number, film.name, film.kind, ...joined].join(' | ')} |`;
}

function documentOf(engines: readonly MediaTools[], rows: readonly string[]): string {
  return `# Films that were tried

Written by \`npm run bench -- media-cases\`, which makes each film with ffmpeg, does with it what the jobs of the server do, and looks at
the result: the pictures of most films tell the time. With ffmpeg ${engines.map(({ ffmpegVersion }) => ffmpegVersion).join(' / ')}; where
they differ, both results stand there. The tests check the first ${strangeFilms.length} of them.

| | Film | Kind | Duration | Size | Tiles | Thumbnail | Integrity | Verdict |
|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

/** How many processes an ordinary film takes, and how much they read. */
async function countWork(tools: MediaTools, folder: string): Promise<void> {
  const film = join(folder, 'film.mp4');
  const input = '-f lavfi -i testsrc2=s=640x360:r=25:d=600 -f lavfi -i sine=d=600'.split(' ');
  const codecs = '-c:v libx264 -preset ultrafast -crf 30 -g 50 -c:a aac'.split(' ');
  await runFfmpeg(tools, [...input, ...codecs, film], { file: film });
  const log = join(folder, 'runs.txt');
  const counted = { ...tools, ffmpeg: await counting(tools.ffmpeg, log), ffprobe: await counting(tools.ffprobe, log) };
  const info = await probe(tools, film);
  const [output, directory] = [join(folder, 'thumbnail.webp'), join(folder, 'sprites')];
  const thumbnails = [320, 1280].map((maxDimension) => ({
    maxDimension,
    quality: 85,
    output: `${output}${maxDimension}`,
  }));
  const steps: Record<string, () => Promise<unknown>> = {
    async metadata() {
      const seen = await probeWhole(counted, film);
      await checkIntegrity(counted, film, seen.info, seen);
    },
    thumbnail: async () => makeThumbnails(counted, film, { info, thumbnails }),
    'seek-bar previews': async () =>
      makeSprites(counted, film, { info, tile: thumbnailSize(640, 360, 320), quality: 75, concurrency: 2, directory }),
    'a marker': async () =>
      makeThumbnails(counted, film, { info, atSeconds: 100.5, thumbnails: thumbnails.slice(0, 1) }),
  };
  const table: Record<string, object> = {};
  for (const [name, step] of Object.entries(steps)) {
    await writeFile(log, '');
    const before = await bytesRead();
    await step();
    const megabytes = ((await bytesRead()) - before) / 1e6;
    table[name] = { processes: (await readFile(log, 'utf8')).length, 'MB read': Number(megabytes.toFixed(1)) };
  }
  const { sizeBytes } = info;
  console.log(`${info.durationSeconds} s of 640 × 360, ${(sizeBytes / 1e6).toFixed(1)} MB, a keyframe every 2 s`);
  console.table(table);
}

/** A program that leaves a mark and becomes the other. */
async function counting(program: string, log: string): Promise<string> {
  const path = `${log}-${basename(program)}`;
  await writeFile(path, `#!/bin/sh\nprintf . >> '${log}'\nexec '${program}' "$@"\n`);
  await chmod(path, 0o755);
  await appendFile(log, '');
  return path;
}

/** By this process and by those that it has waited for; 0 where the system does not tell. */
async function bytesRead(): Promise<number> {
  const text = await readFile('/proc/self/io', 'utf8').catch(() => '');
  return Number(/^rchar: (\d+)/.exec(text)?.[1] ?? 0);
}
