/** What comes out of a film: its length and size, how far its tiles are from their times, and what its thumbnail shows. */

import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkIntegrity } from '../../src/media/integrity.ts';
import { probeWhole } from '../../src/media/probe-whole.ts';
import { makeSprites } from '../../src/media/sprites.ts';
import { makeThumbnails, thumbnailSize } from '../../src/media/thumbnail.ts';
import type { MediaTools } from '../../src/media/tools.ts';
import { type Area, colourAt, cutOut, type Pixels, pixelsOf, timeShownIn } from './pictures.ts';
import type { StrangeFilm } from './strange-films.ts';

export interface Outcome {
  durationSeconds: number;
  pictureSeconds: number;
  size: [width: number, height: number];
  damage?: string;
  tiles: Tile[];
  intervalSeconds: number;
  thumbnail: Pixels;
  /** What a `clock` film shows in its thumbnail. */
  thumbnailSeconds: number;
}

export interface Tile {
  pixels: Pixels;
  /** The time of its cue. */
  seconds: number;
  /** What a `clock` film shows in it. */
  shownSeconds: number;
}

/** Does with a film what its jobs do, in their order. */
export async function outcomeOf(tools: MediaTools, file: string): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'reelgraph-outcome-'));
  try {
    const { info, isSeenWhole } = await probeWhole(tools, file);
    const damage = await checkIntegrity(tools, file, info, { isSeenWhole });
    const [output, directory] = [join(folder, 'large.webp'), join(folder, 'sprites')];
    await makeThumbnails(tools, file, { info, thumbnails: [{ maxDimension: 1280, quality: 85, output }] });
    const thumbnail = await pixelsOf(output);
    await mkdir(directory);
    const tile = thumbnailSize(info.width, info.height, 160);
    const grid = await makeSprites(tools, file, { info, tile, quality: 85, concurrency: 2, directory });
    return {
      ...{
        durationSeconds: info.durationSeconds,
        pictureSeconds: info.pictureSeconds,
        size: [info.width, info.height],
      },
      ...{ damage, thumbnail, intervalSeconds: grid.intervalSeconds },
      thumbnailSeconds: timeShownIn(thumbnail, { x: 0, y: 0, width: thumbnail.width, height: thumbnail.height }),
      tiles: await tilesIn(directory),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What is wrong with what came out of a film, in words; nothing where all is right. */
export function mistakesIn(outcome: Outcome, film: StrangeFilm): string[] {
  const { seconds, pictureSeconds = seconds, size = [160, 90], slideSeconds, gap = [0, 0], showsTime = true } = film;
  const { durationSeconds, intervalSeconds, tiles, thumbnail, damage } = outcome;
  const onScreen = (time: number) => (slideSeconds ? Math.floor(time / slideSeconds) * slideSeconds : time);
  const isOff = (tile: Tile) => Math.abs(tile.shownSeconds - onScreen(tile.seconds)) > intervalSeconds / 2;
  const thumbnailAt = onScreen(film.thumbnailAt ?? pictureSeconds / 2);
  const isIn = ([from, to]: [number, number], second: number) => second > from && second < to;
  const far = tiles.filter((tile) => !isIn(gap, tile.seconds) && isOff(tile));
  // Which picture of a damaged film is whole depends on its version of ffmpeg.
  const isThumbnailRight = film.isDamaged
    ? !isIn(film.thumbnailGap ?? gap, outcome.thumbnailSeconds)
    : Math.abs(outcome.thumbnailSeconds - thumbnailAt) <= 0.5;
  const wrong = (isWrong: boolean, words: string) => (isWrong ? [words] : []);
  return [
    ...wrong(Math.abs(durationSeconds - seconds) > 0.25, `lasts ${durationSeconds} s, not ${seconds} s`),
    ...wrong(
      Math.abs(outcome.pictureSeconds - pictureSeconds) > 0.5,
      `has pictures for ${outcome.pictureSeconds} s, not ${pictureSeconds} s`,
    ),
    ...wrong(`${outcome.size}` !== `${size}`, `is ${outcome.size.join(' × ')}, not ${size.join(' × ')}`),
    ...wrong(
      tiles.length !== Math.max(1, Math.ceil((pictureSeconds - 0.5) / intervalSeconds)),
      `has ${tiles.length} tiles for ${pictureSeconds} s`,
    ),
    ...(showsTime ? far : []).map((tile) => `the tile at ${tile.seconds} s shows second ${tile.shownSeconds}`),
    ...wrong(
      showsTime && !isThumbnailRight,
      `the thumbnail shows second ${outcome.thumbnailSeconds}, not ${thumbnailAt}`,
    ),
    ...otherColours('the thumbnail', thumbnail, film),
    ...tiles.flatMap(({ seconds: second, pixels }) => otherColours(`the tile at ${second} s`, pixels, film)),
    ...wrong((film.isInterlaced ?? false) && isCombed(thumbnail), 'the thumbnail shows two moments at once'),
    ...tiles.flatMap(({ seconds: second, pixels }) =>
      wrong((film.isInterlaced ?? false) && isBlended(pixels), `the tile at ${second} s shows two moments at once`),
    ),
    ...wrong((damage !== undefined) !== (film.isDamaged ?? false), `counts as ${damage ? 'damaged' : 'whole'}`),
  ];
}

function otherColours(what: string, pixels: Pixels, { colours = [] }: StrangeFilm): string[] {
  return colours.flatMap(({ at: [x, y], rgb }) => {
    const found = colourAt(pixels, x * pixels.width, y * pixels.height);
    const isOther = found.some((value, index) => Math.abs(value - (rgb[index] ?? 0)) > 20);
    return isOther ? [`${what} is rgb(${found}) at ${x}, ${y}, not rgb(${rgb})`] : [];
  });
}

/** Whether black and white lines of two moments became grey as they were made smaller; a sharp edge is two pixels of grey. */
function isBlended(pixels: Pixels): boolean {
  const row = Array.from({ length: pixels.width }, (_, x) => colourAt(pixels, x, pixels.height / 2)[1]);
  return row.filter((green) => green > 64 && green < 192).length > 4;
}

/** Whether lines differ from both of their neighbours, as they do where something moves between two fields. */
function isCombed(pixels: Pixels): boolean {
  const { width, height } = pixels;
  const green = (x: number, y: number) => colourAt(pixels, x, y)[1];
  let combed = 0;
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [above, here, below] = [green(x, y - 1), green(x, y), green(x, y + 1)];
      if (Math.abs(here - above) > 60 && Math.abs(here - below) > 60) combed += 1;
    }
  return combed > (width * height) / 200;
}

/** All tiles of the sheets in a folder, in the order of their cues. */
export async function tilesIn(directory: string): Promise<Tile[]> {
  const sheets = new Map<string, Pixels>();
  const tiles: Tile[] = [];
  for (const { start, sheet, area } of cuesOf(await readFile(join(directory, 'thumbnails.vtt'), 'utf8'))) {
    const pixels = sheets.get(sheet) ?? (await pixelsOf(join(directory, sheet)));
    sheets.set(sheet, pixels);
    tiles.push({ seconds: start, shownSeconds: timeShownIn(pixels, area), pixels: cutOut(pixels, area) });
  }
  return tiles;
}

export interface Cue {
  start: number;
  sheet: string;
  area: Area;
}

export function cuesOf(vtt: string): Cue[] {
  return [...vtt.matchAll(/^(\d+):(\d+):([\d.]+) --> \S+\n(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)$/gm)].map((match) => {
    const [hours = 0, minutes = 0, seconds = 0] = match.slice(1, 4).map(Number);
    const [x = 0, y = 0, width = 0, height = 0] = match.slice(5).map(Number);
    return { start: hours * 3600 + minutes * 60 + seconds, sheet: match[4] ?? '', area: { x, y, width, height } };
  });
}
