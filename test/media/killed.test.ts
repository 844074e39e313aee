/** ffmpeg that is ended by a signal says nothing of the film: the work is to be tried again. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isTransient } from '../../src/jobs/retry.ts';
import { checkIntegrity } from '../../src/media/integrity.ts';
import { probe } from '../../src/media/probe.ts';
import { spriteGrid } from '../../src/media/sprite-grid.ts';
import { makeSprites } from '../../src/media/sprites.ts';
import { makeThumbnails } from '../../src/media/thumbnail.ts';
import { makeTiles } from '../../src/media/tiles.ts';
import type { MediaTools } from '../../src/media/tools.ts';
import { type ClipName, clip } from '../support/clips.ts';
import { killed, killedProbe, terminated } from '../support/engines.ts';
import { mediaTools } from '../support/media.ts';

let folder: string;
let results: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-killed-'));
  results = join(folder, 'results');
  await mkdir(results);
});
afterEach(async () => rm(folder, { recursive: true }));

async function tiles(tools: MediaTools, plan: 'keyframes' | 'seeks' | 'decode', name: ClipName = 'clock') {
  const file = await clip(name);
  const info = await probe(await mediaTools(), file);
  const grid = spriteGrid(info.durationSeconds);
  const work = { tools, file, info, grid, tile: { width: 160, height: 90 }, plan, concurrency: 2, directory: results };
  await makeTiles(work);
}

async function expectKilled(running: Promise<unknown>): Promise<void> {
  const error = await running.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toMatchObject({ kind: 'killed', message: expect.stringContaining('signal') });
  expect(isTransient(error)).toBe(true);
}

describe('tiles', () => {
  test.each(['keyframes', 'seeks', 'decode'] as const)('by %s, all runs killed', async (plan) => {
    await expectKilled(tiles(await killed(folder), plan));
  });

  test('one run of several killed: no neighbour takes its place', async () => {
    await expectKilled(tiles(await killed(folder, ' -ss 15.000 '), 'seeks'));
    expect((await readdir(results)).filter((name) => name.startsWith('tile_'))).toEqual([]);
  });

  test('told to end while they are decoded', async () => {
    await expectKilled(tiles(await terminated(folder), 'decode', 'long'));
  });
});

test('sheets: killed while the tiles are joined, and nothing stays', async () => {
  const file = await clip('clock');
  const info = await probe(await mediaTools(), file);
  const order = { info, tile: { width: 160, height: 90 }, quality: 75, concurrency: 2 };
  const made = makeSprites(await killed(folder, 'sheet_'), file, { ...order, directory: join(results, 'sprites') });
  await expectKilled(made);
  expect(await readdir(results)).toEqual([]);
});

test('thumbnails: killed, and nothing stays', async () => {
  const file = await clip('mp4');
  const order = { info: await probe(await mediaTools(), file), atSeconds: 2 };
  const thumbnails = [{ maxDimension: 160, quality: 85, output: join(results, 's.webp') }];
  await expectKilled(makeThumbnails(await killed(folder), file, { ...order, thumbnails }));
  expect(await readdir(results)).toEqual([]);
});

test('the check of a film: killed, and the film is not called damaged', async () => {
  const file = await clip('mp4');
  await expectKilled(checkIntegrity(await killedProbe(folder), file, await probe(await mediaTools(), file)));
});
