/** Sprites of one film in three ways, in one run: as the server makes them, one process per frame, one full decode. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inputArgs, runFfmpeg } from '../src/media/ffmpeg.ts';
import { type MediaInfo, probe } from '../src/media/probe.ts';
import { spriteGrid } from '../src/media/sprite-grid.ts';
import { makeSprites } from '../src/media/sprites.ts';
import { thumbnailSize } from '../src/media/thumbnail.ts';
import type { TilePlan } from '../src/media/tile-plan.ts';
import { makeTiles } from '../src/media/tiles.ts';
import { findMediaTools, type MediaTools } from '../src/media/tools.ts';
import { removeFolder, temporaryFolder } from './server.ts';

const filmSeconds = 600;

export async function sprites(): Promise<void> {
  const folder = await temporaryFolder();
  try {
    const tools = await findMediaTools();
    const film = await makeFilm(tools, folder);
    const info = await probe(tools, film);
    const planned = await seconds(async () => make(tools, film, info, join(folder, 'planned')));
    const perFrame = await seconds(async () => tilesBy('seeks', tools, film, info, join(folder, 'seeks')));
    const decoded = await seconds(async () => tilesBy('decode', tools, film, info, join(folder, 'decode')));
    const row = (value: number) => ({
      'seconds per hour of film': Math.round((value * 3600) / filmSeconds),
      'times the first': (value / planned).toFixed(1),
    });
    console.log(`${filmSeconds} s of 1920 × 1080 at 25 frames/s, a keyframe every 2 s`);
    console.table({
      'as the server does it, sheets and VTT included': row(planned),
      'one process per frame, one at a time, tiles only': row(perFrame),
      'one full decode, tiles only': row(decoded),
    });
  } finally {
    await removeFolder(folder);
  }
}

async function makeFilm(tools: MediaTools, folder: string): Promise<string> {
  const [minute, film] = [join(folder, 'minute.mp4'), join(folder, 'film.mp4')];
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=s=1920x1080:r=25:d=60'];
  const encode = '-c:v libx264 -preset veryfast -crf 28 -g 50'.split(' ');
  await runFfmpeg(tools, [...picture, ...encode, `file:${minute}`], { file: minute });
  const repeat = ['-stream_loop', String(filmSeconds / 60 - 1), ...inputArgs(minute)];
  await runFfmpeg(tools, [...repeat, '-c', 'copy', `file:${film}`], { file: film });
  return film;
}

const tileOf = (info: MediaInfo) => thumbnailSize(info.width, info.height, 320);

async function make(tools: MediaTools, film: string, info: MediaInfo, directory: string): Promise<void> {
  await makeSprites(tools, film, { info, tile: tileOf(info), quality: 75, concurrency: 1, directory });
}

async function tilesBy(plan: TilePlan, tools: MediaTools, file: string, info: MediaInfo, directory: string) {
  await mkdir(directory);
  const grid = spriteGrid(info.durationSeconds);
  await makeTiles({ tools, file, info, grid, tile: tileOf(info), plan, concurrency: 1, directory });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}
