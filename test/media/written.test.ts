/** Whatever ffmpeg says: what is not whole is a failure that may pass, and nothing of it stays. */
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isTransient } from '../../src/jobs/retry.ts';
import { runFfmpeg } from '../../src/media/ffmpeg.ts';
import { makeImage } from '../../src/media/image.ts';
import { probe } from '../../src/media/probe.ts';
import { spriteGrid } from '../../src/media/sprite-grid.ts';
import { makeSprites } from '../../src/media/sprites.ts';
import { makeThumbnails } from '../../src/media/thumbnail.ts';
import { makeTiles } from '../../src/media/tiles.ts';
import type { MediaTools } from '../../src/media/tools.ts';
import { checkPng, checkText, checkWebp, checkWebps } from '../../src/media/written.ts';
import { clip } from '../support/clips.ts';
import { onFullDisk } from '../support/engines.ts';
import { mediaTools } from '../support/media.ts';

let folder: string;
let results: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelgraph-written-'));
  results = join(folder, 'results');
  await mkdir(results);
});
afterEach(async () => rm(folder, { recursive: true }));

async function thumbnails(tools: MediaTools, dimensions = [160, 320]) {
  const file = await clip('mp4');
  const info = await probe(await mediaTools(), file);
  const thumbnails = dimensions.map((maxDimension) => ({
    ...{ maxDimension, quality: 85, output: join(results, `${maxDimension}.webp`) },
  }));
  await makeThumbnails(tools, file, { info, atSeconds: 2, thumbnails });
}

async function sprites(tools: MediaTools) {
  const file = await clip('clock');
  const info = await probe(tools, file);
  const order = { info, tile: { width: 160, height: 90 }, quality: 75, concurrency: 2 };
  await makeSprites(tools, file, { ...order, directory: join(results, 'sprites') });
}

async function makePng(path: string, size: string): Promise<void> {
  const input = ['-f', 'lavfi', '-i', `testsrc2=s=${size}:d=1`];
  await runFfmpeg(await mediaTools(), [...input, '-frames:v', '1', path], { file: path });
}

/** Fails as something that may pass, and leaves nothing. */
async function expectFailure(running: Promise<unknown>): Promise<void> {
  const error = await running.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error).toMatchObject({ kind: expect.stringMatching(/^(incomplete|diskFull)$/) });
  expect(isTransient(error)).toBe(true);
  expect(await readdir(results)).toEqual([]);
}

describe('when there is no room for all of the result', () => {
  test.each([0, 512, 2048])('and %i bytes of each picture are written, there are no thumbnails', async (bytes) => {
    await expectFailure(thumbnails(await onFullDisk(folder, bytes)));
  });

  test('a marker has no picture', async () => {
    await expectFailure(thumbnails(await onFullDisk(folder, 512), [320]));
  });

  test('an image that somebody sent is none', async () => {
    const file = join(folder, 'sent.png');
    await makePng(file, '640x360');
    const order = { output: join(results, 'i.webp'), maxDimension: 640 };
    await expectFailure(makeImage(await onFullDisk(folder, 512), file, order).finally(() => rm(order.output)));
  });

  test.each([0, 512])('and %i bytes of each tile are written, there are no previews', async (bytes) => {
    await expectFailure(sprites(await onFullDisk(folder, bytes, '.png')));
  });

  test.each(['keyframes', 'seeks', 'decode'] as const)('no tile is taken for another, by %s', async (plan) => {
    const [tools, file] = [await onFullDisk(folder, 512), await clip('clock')];
    const info = await probe(tools, file);
    const grid = spriteGrid(info.durationSeconds);
    const work = {
      tools,
      file,
      info,
      grid,
      tile: { width: 160, height: 90 },
      plan,
      concurrency: 2,
      directory: results,
    };
    await expect(makeTiles(work)).rejects.toMatchObject({ kind: 'incomplete' });
  });

  test.each([0, 1024])('and %i bytes of each sheet are written, there are no previews', async (bytes) => {
    await expectFailure(sprites(await onFullDisk(folder, bytes, '.webp')));
  });
});

describe('a file is looked at', () => {
  let tools: MediaTools;
  const options = { file: '/films/boat.mp4' };
  const cut = async (path: string, bytes: number) => truncate(path, (await readFile(path)).length - bytes);

  beforeEach(async () => {
    tools = await mediaTools();
    await thumbnails(tools);
  });

  test('a picture: its length, that it begins as one, and its size', async () => {
    const path = join(results, '160.webp');
    expect(await checkWebp(path, options)).toEqual({ width: 160, height: 90 });
    const refused = {
      kind: 'incomplete',
      message: '"boat.mp4" could not be processed: 160.webp was not written completely',
    };
    await expect(checkWebp(path, { ...options, size: { width: 160, height: 92 } })).rejects.toMatchObject(refused);
    const bytes = await readFile(path);
    await writeFile(path, Buffer.concat([bytes.subarray(0, 20), Buffer.alloc(bytes.length - 20)]));
    await expect(checkWebp(path, options)).rejects.toMatchObject(refused);
    await writeFile(path, bytes);
    await cut(path, 1);
    await expect(checkWebp(path, options)).rejects.toMatchObject(refused);
    await rm(path);
    await expect(checkWebp(path, options)).rejects.toMatchObject(refused);
  });

  test('a picture with transparency, which is in a piece of its own', async () => {
    const [sent, made] = [join(folder, 'sent.png'), join(results, 'i.webp')];
    const input = ['-f', 'lavfi', '-i', 'testsrc2=s=64x36:d=1,format=rgba,colorchannelmixer=aa=0.5'];
    await runFfmpeg(tools, [...input, '-frames:v', '1', sent], { file: sent });
    expect(await makeImage(tools, sent, { output: made, maxDimension: 64 })).toEqual({ width: 64, height: 36 });
    const bytes = await readFile(made);
    expect(bytes.includes('ALPH')).toBe(true);
    await writeFile(made, bytes.subarray(0, bytes.indexOf('VP8 ')));
    await expect(checkWebp(made, options)).rejects.toMatchObject({ kind: 'incomplete' });
    // The same with a head that agrees.
    const cutShort = Buffer.from(bytes.subarray(0, bytes.indexOf('VP8 ')));
    cutShort.writeUInt32LE(cutShort.length - 8, 4);
    await writeFile(made, cutShort);
    await expect(checkWebp(made, options)).rejects.toMatchObject({ kind: 'incomplete' });
  });

  test('sheets: each of them', async () => {
    const [size, { file }] = [{ width: 320, height: 180 }, options];
    const sheets = ['sheet_001.webp', 'sheet_002.webp', 'sheet_003.webp'].map((name) => ({ name, size }));
    for (const { name } of sheets) await copyFile(join(results, '320.webp'), join(results, name));
    await checkWebps(results, sheets, file);
    const more = [...sheets, { name: 'sheet_004.webp', size }];
    await expect(checkWebps(results, more, file)).rejects.toMatchObject({ kind: 'incomplete' });
    await cut(join(results, 'sheet_002.webp'), 1);
    await expect(checkWebps(results, sheets, file)).rejects.toMatchObject({ kind: 'incomplete' });
    await copyFile(join(results, '160.webp'), join(results, 'sheet_002.webp'));
    await expect(checkWebps(results, sheets, file)).rejects.toMatchObject({ kind: 'incomplete' });
  });

  test('a tile: that it reaches its end', async () => {
    const path = join(folder, 'tile.png');
    await makePng(path, '160x90');
    await checkPng(path, options.file);
    await cut(path, 1);
    await expect(checkPng(path, options.file)).rejects.toMatchObject({ kind: 'incomplete' });
    await writeFile(path, '');
    await expect(checkPng(path, options.file)).rejects.toMatchObject({ kind: 'incomplete' });
  });

  test('a text: that it says all of it', async () => {
    const path = join(folder, 'a.vtt');
    await writeFile(path, 'WEBVTT\n');
    await checkText(path, 'WEBVTT\n', options.file);
    await expect(checkText(path, 'WEBVTT\n\n', options.file)).rejects.toMatchObject({ kind: 'incomplete' });
  });
});
