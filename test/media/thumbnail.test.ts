import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { probe } from '../../src/media/probe.ts';
import { makeThumbnails, makeThumbnailsTogether, thumbnailSize } from '../../src/media/thumbnail.ts';
import { type ClipName, clip, halfClip, holedClip } from '../support/clips.ts';
import { mediaTools } from '../support/media.ts';
import { type Area, pictureOf, shownSeconds } from '../support/pictures.ts';

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

describe('thumbnails of a film', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'reelgraph-thumbnail-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  async function make(file: string, atSeconds?: number, signal?: AbortSignal) {
    const tools = await mediaTools();
    const info = await probe(tools, file);
    const [outputSmall, outputLarge] = [join(directory, 'small.webp'), join(directory, 'large.webp')];
    const thumbnails = [
      { maxDimension: 160, quality: 85, output: outputSmall },
      { maxDimension: 1280, quality: 60, output: outputLarge },
    ];
    await makeThumbnails(tools, file, { info, atSeconds, thumbnails }, { signal });
    return { outputSmall, outputLarge };
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
    ['clock, one keyframe', 7.3, 7.25],
    ['clock', 31.3, 31.25],
    ['clock', 999, 31.75], // beyond the end: the last one stays on screen
  ])('of %s at second %d show second %d', async (name, atSeconds, expected) => {
    const { outputLarge } = await make(await clip(name), atSeconds);
    expect(await shownSeconds(outputLarge, { x: 0, y: 0, width: 160, height: 90 })).toBeCloseTo(expected, 1);
  });

  test('show the middle without pictures that no other depends on, and a chosen second with them', async () => {
    const film = await clip('clock, mostly B');
    const whole: Area = { x: 0, y: 0, width: 160, height: 90 };

    // Others depend on those of seconds 14.4 and 16: at second 15 it is the one before.
    expect(await shownSeconds((await make(film)).outputLarge, whole)).toBeCloseTo(14.25, 1);
    const slow = await make(await clip('clock, mostly B, a frame a second'));
    expect(await shownSeconds(slow.outputLarge, whole)).toBeCloseTo(15, 1); // that would be too long before
    const chosen = [13.1, 14.1, 15.1, 16.1];
    for (const second of chosen)
      expect(await shownSeconds((await make(film, second)).outputLarge, whole)).toBeCloseTo(
        Math.floor(second * 4) / 4,
        1,
      );
  });

  test('leave nothing behind when aborted, and reject with the reason', async () => {
    const abort = new AbortController();
    const reason = new Error('no longer wanted');
    const running = make(await clip('long'), 59, abort.signal);
    running.catch(() => {});
    await expect.poll(() => readdir(directory), { timeout: 9000 }).not.toEqual([]);
    abort.abort(reason);
    await expect(running).rejects.toBe(reason);
    expect(await readdir(directory)).toEqual([]);
  });

  test('leave nothing behind when the film cannot be read', async () => {
    const info = await probe(await mediaTools(), await clip('mp4 index last'));
    const thumbnails = [{ maxDimension: 160, quality: 85, output: join(directory, 's.webp') }];
    const made = makeThumbnails(await mediaTools(), await halfClip('mp4 index last'), { info, thumbnails });
    await expect(made).rejects.toMatchObject({ kind: 'corrupt' });
    expect(await readdir(directory)).toEqual([]);
  });
});

describe('thumbnails of several films in one run', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'reelgraph-together-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  /** Of each film a small one and a large one, by its number. */
  async function ordered(files: readonly string[]) {
    const tools = await mediaTools();
    return Promise.all(
      files.map(async (file, index) => ({
        file,
        info: await probe(tools, file),
        thumbnails: [
          { maxDimension: 160, quality: 85, output: join(directory, `${index} small.webp`) },
          { maxDimension: 1280, quality: 60, output: join(directory, `${index} large.webp`) },
        ],
      })),
    );
  }
  const bytesOf = async (films: Awaited<ReturnType<typeof ordered>>) =>
    Promise.all(films.flatMap(({ thumbnails }) => thumbnails.map(({ output }) => readFile(output))));

  test('are those that each would have alone', async () => {
    const names = ['mp4', 'mkv', 'webm', 'clock, mostly B', 'portrait', 'anamorphic', 'short'] as const;
    const films = await ordered(await Promise.all(names.map(clip)));
    expect(await makeThumbnailsTogether(await mediaTools(), films)).toEqual(names.map(() => true));
    const together = await bytesOf(films);
    expect(await readdir(directory)).toHaveLength(2 * names.length);
    for (const { file, ...film } of films) await makeThumbnails(await mediaTools(), file, film);
    expect(together).toEqual(await bytesOf(films));
  });

  test('leave alone what shows nothing in its middle, or is damaged there', async () => {
    const files = [await clip('mp4'), await clip('night'), await holedClip('mp4'), await clip('mkv')];
    const films = await ordered(files);
    expect(await makeThumbnailsTogether(await mediaTools(), films)).toEqual([true, false, false, true]);
    expect((await readdir(directory)).sort()).toEqual(
      [0, 3].flatMap((film) => [`${film} large.webp`, `${film} small.webp`]),
    );
  });

  test('leave nothing behind when a film is gone, or when aborted', async () => {
    const films = await ordered([await clip('mp4'), await clip('long')]);
    const gone = { ...films[1], file: join(directory, 'gone.mp4') } as (typeof films)[0];
    await expect(makeThumbnailsTogether(await mediaTools(), [...films, gone])).rejects.toMatchObject({
      kind: 'missing',
    });
    expect(await readdir(directory)).toEqual([]);

    const [abort, reason] = [new AbortController(), new Error('no longer wanted')];
    const running = makeThumbnailsTogether(await mediaTools(), films, { signal: abort.signal });
    running.catch(() => {});
    await expect.poll(() => readdir(directory), { timeout: 9000 }).not.toEqual([]);
    abort.abort(reason);
    await expect(running).rejects.toBe(reason);
    expect(await readdir(directory)).toEqual([]);
  });
});
