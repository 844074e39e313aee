import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { probe } from '../../src/media/probe.ts';
import { makeThumbnails, type ThumbnailOrder, thumbnailArgs, thumbnailSize } from '../../src/media/thumbnail.ts';
import { type ClipName, clip, halfClip } from '../support/clips.ts';
import { mediaTools } from '../support/media.ts';
import { pictureOf, shownSeconds } from './pictures.ts';

describe('the size of a thumbnail', () => {
  test.each([
    [1920, 1080, 320, 320, 180],
    [1080, 1920, 320, 180, 320],
    [1000, 1000, 320, 320, 320],
    [1440, 1080, 320, 320, 240],
    [2560, 1080, 320, 320, 136],
    [1920, 1080, 1280, 1280, 720],
    [640, 360, 1280, 640, 360], // never enlarged
    [853, 480, 1280, 852, 480], // even, and not by growing
    [1921, 1081, 320, 320, 180],
    [10_000, 10, 320, 320, 2],
    [1, 1, 320, 2, 2],
    [0, 0, 320, 320, 320], // unknown
  ])('of a %i × %i film within %i is %i × %i', (width, height, max, expectedWidth, expectedHeight) => {
    expect(thumbnailSize(width, height, max)).toEqual({ width: expectedWidth, height: expectedHeight });
  });
});

const size = { small: { maxDimension: 160, quality: 85 }, large: { maxDimension: 1280, quality: 60 } };

test('both pictures come out of one run, which opens the film once', () => {
  const order = {
    ...size,
    atSeconds: 31.25,
    width: 1920,
    height: 1080,
    outputSmall: '/a/s.webp',
    outputLarge: '/a/l.webp',
  };
  const args = thumbnailArgs('/films/boat.mp4', order);
  expect(args.slice(0, 2)).toEqual(['-ss', '31.25']);
  expect(args.filter((arg) => arg === '-i')).toHaveLength(1);
  expect(args.join(' ')).toMatch(
    /scale=160:90:.*-quality 85 -f webp file:\/a\/s\.webp .*scale=1280:720:.*-quality 60 -f webp file:\/a\/l\.webp$/,
  );
});

describe('thumbnails of a film', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'reelgraph-thumbnail-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  async function make(file: string, more: Partial<ThumbnailOrder> = {}, signal?: AbortSignal) {
    const tools = await mediaTools();
    const info = await probe(tools, file);
    const outputs = { outputSmall: join(directory, 'small.webp'), outputLarge: join(directory, 'large.webp') };
    await makeThumbnails(
      tools,
      file,
      { ...info, ...size, ...outputs, atSeconds: info.durationSeconds / 2, ...more },
      { signal },
    );
    return outputs;
  }

  test.each<[ClipName, object, object]>([
    ['mp4', { width: 160, height: 90 }, { width: 320, height: 180 }],
    ['webm', { width: 160, height: 90 }, { width: 320, height: 180 }],
    ['mkv', { width: 160, height: 90 }, { width: 320, height: 180 }],
    ['avi', { width: 160, height: 120 }, { width: 320, height: 240 }],
    ['portrait', { width: 90, height: 160 }, { width: 180, height: 320 }],
    ['anamorphic', { width: 160, height: 90 }, { width: 426, height: 240 }],
    ['short', { width: 160, height: 90 }, { width: 320, height: 180 }],
  ])('are WebP of the right size: %s', async (name, small, large) => {
    const { outputSmall, outputLarge } = await make(await clip(name));
    expect(await pictureOf(outputSmall)).toEqual({ codec: 'webp', ...small });
    expect(await pictureOf(outputLarge)).toEqual({ codec: 'webp', ...large });
    expect((await readdir(directory)).sort()).toEqual(['large.webp', 'small.webp']);
  });

  test.each<[ClipName, number, number]>([
    ['clock', 20.5, 20.5],
    ['clock, one keyframe', 7.25, 7.25],
    ['clock', 999, 0], // beyond the end: the first frame
  ])('of %s at second %d show second %d', async (name, atSeconds, expected) => {
    const { outputLarge } = await make(await clip(name), { atSeconds });
    expect(await shownSeconds(outputLarge, { x: 0, y: 0, width: 160, height: 90 })).toBeCloseTo(expected, 1);
  });

  test('leave nothing behind when aborted, and reject with the reason', async () => {
    const abort = new AbortController();
    const reason = new Error('no longer wanted');
    const running = make(await clip('long'), { atSeconds: 59 }, abort.signal);
    running.catch(() => {});
    await expect.poll(() => readdir(directory), { timeout: 9000 }).not.toEqual([]);
    abort.abort(reason);
    await expect(running).rejects.toBe(reason);
    expect(await readdir(directory)).toEqual([]);
  });

  test('leave nothing behind when the film cannot be read', async () => {
    const film = { width: 320, height: 180, atSeconds: 1, ...size };
    const outputs = { outputSmall: join(directory, 's.webp'), outputLarge: join(directory, 'l.webp') };
    const file = await halfClip('mp4 index last');
    await expect(makeThumbnails(await mediaTools(), file, { ...film, ...outputs })).rejects.toMatchObject({
      kind: 'corrupt',
    });
    expect(await readdir(directory)).toEqual([]);
  });
});
