import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkIntegrity } from '../../src/media/integrity.ts';
import { type MediaInfo, probe } from '../../src/media/probe.ts';
import { makeSampleClips } from '../../src/media/sample-clips.ts';
import { spriteGrid } from '../../src/media/sprite-grid.ts';
import { makeSprites } from '../../src/media/sprites.ts';
import { makeThumbnails, thumbnailSize } from '../../src/media/thumbnail.ts';
import { makeTiles } from '../../src/media/tiles.ts';
import { type ClipName, clip, halfClip } from '../support/clips.ts';
import { cuesOf, tilesIn } from '../support/film-outcome.ts';
import { mediaTools } from '../support/media.ts';
import { pictureOf, pixelsOfAll, shownSeconds, timeShownIn } from '../support/pictures.ts';

let parent: string;
let directory: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'reelgraph-sprites-'));
  directory = join(parent, 'sprites 100%d');
});
afterEach(() => rm(parent, { recursive: true }));

const options = { quality: 75, concurrency: 0 };

async function make(
  file: string,
  info: MediaInfo,
  more: { signal?: AbortSignal; onProgress?: (now: { fraction: number }) => void } = {},
) {
  const tile = thumbnailSize(info.width, info.height, 160);
  return makeSprites(await mediaTools(), file, { ...options, info, tile, directory }, more);
}

const cues = async () => cuesOf(await readFile(join(directory, 'thumbnails.vtt'), 'utf8'));

describe('a tile is never further from its time than half an interval', () => {
  const films = ['clock', 'clock in mkv', 'clock, one keyframe', 'clock, uneven frames'] as const;
  const plans = ['keyframes', 'seeks', 'decode'] as const;
  test.each(films.flatMap((film) => plans.map((plan) => [film, plan] as const)))('%s, by %s', async (film, plan) => {
    const [tools, file] = [await mediaTools(), await clip(film)];
    const info = await probe(tools, file);
    const grid = spriteGrid(info.durationSeconds);
    const tile = { width: 160, height: 90 };
    await makeTiles({ tools, file, info, grid, tile, plan, concurrency: 2, directory: parent });
    const tiles = (await readdir(parent)).filter((name) => name.startsWith('tile_')).sort();
    expect(tiles).toHaveLength(grid.tileCount);
    expect(grid.tileCount).toBeGreaterThanOrEqual(6);
    const pictures = await pixelsOfAll(tiles.map((name) => join(parent, name)));
    for (const [index, picture] of pictures.entries()) {
      const shown = timeShownIn(picture, { x: 0, y: 0, ...tile });
      expect(Math.abs(shown - index * 5)).toBeLessThanOrEqual(2.5);
    }
  });

  test.each<ClipName>(['clock', 'clock, one keyframe', 'clock, uneven frames'])(
    'on the sheet, where the VTT says: %s',
    async (name) => {
      const file = await clip(name);
      await make(file, await probe(await mediaTools(), file));
      const tiles = await tilesIn(directory);
      expect(tiles.map(({ seconds }) => seconds)).toEqual([0, 5, 10, 15, 20, 25, 30].slice(0, tiles.length));
      expect(tiles.length).toBeGreaterThanOrEqual(6);
      for (const tile of tiles) expect(Math.abs(tile.shownSeconds - tile.seconds)).toBeLessThanOrEqual(2.5);
    },
  );
});

describe('the six sample films', () => {
  test('pass through probing, checking, thumbnails and sprites', async () => {
    const tools = await mediaTools();
    const files = await makeSampleClips(tools, join(parent, 'films'));
    const made = [];
    for (const file of files) {
      const info = await probe(tools, file);
      await checkIntegrity(tools, file, info);
      const [outputSmall, outputLarge] = [join(parent, 'small.webp'), join(parent, 'large.webp')];
      const thumbnails = [
        { maxDimension: 320, quality: 85, output: outputSmall },
        { maxDimension: 1280, quality: 85, output: outputLarge },
      ];
      await makeThumbnails(tools, file, { info, thumbnails });
      await make(file, info);
      const [small, large, sheet] = await Promise.all(
        [outputSmall, outputLarge, join(directory, 'sheet_001.webp')].map(pictureOf),
      );
      made.push([
        `${info.container} ${info.videoCodec}+${info.audioCodec}`,
        ...[small, large, sheet].map((picture) => `${picture?.codec} ${picture?.width}×${picture?.height}`),
        (await cues()).length,
      ]);
    }
    expect(made).toEqual([
      ['mp4 h264+aac', 'webp 320×180', 'webp 1280×720', 'webp 1920×720', 3],
      ['webm vp9+opus', 'webp 320×180', 'webp 854×480', 'webp 1920×720', 2],
      ['matroska hevc+aac', 'webp 320×180', 'webp 960×540', 'webp 1920×720', 2],
      ['mov h264+aac', 'webp 180×320', 'webp 360×640', 'webp 1080×1280', 1],
      ['avi mpeg4+mp3', 'webp 320×240', 'webp 640×480', 'webp 1920×960', 2],
      ['mp4 h264+', 'webp 320×320', 'webp 480×480', 'webp 1920×1280', 1],
    ]);
  }, 120_000);
});

describe('sprites', () => {
  // The first run on a machine makes it, beside other tests.
  beforeAll(async () => void (await clip('long')), 120_000);

  test('of a film that must be decoded from end to end report many steps, which never go back and end with 1', async () => {
    const file = await clip('long');
    const seen: number[] = [];
    await make(file, await probe(await mediaTools(), file), { onProgress: ({ fraction }) => seen.push(fraction) });
    expect(new Set(seen).size).toBeGreaterThanOrEqual(5);
    expect(seen).toEqual([...seen].sort((one, other) => one - other));
    expect(seen.at(-1)).toBe(1);
  });

  test('of several sheets fill them in turn', async () => {
    const file = await clip('clock');
    const info = await probe(await mediaTools(), file);
    // As if the film were 500 seconds long: what lies beyond its end shows its last picture.
    expect(await make(file, { ...info, durationSeconds: 500, pictureSeconds: 500 })).toEqual({
      ...{ intervalSeconds: 5, tileCount: 100, sheetCount: 2, tilesOnLastSheet: 4 },
    });
    expect((await readdir(directory)).sort()).toEqual(['sheet_001.webp', 'sheet_002.webp', 'thumbnails.vtt']);
    expect(await pictureOf(join(directory, 'sheet_002.webp'))).toEqual({ codec: 'webp', width: 1920, height: 720 });
    const last = (await cues()).at(-1);
    expect(last).toMatchObject({ start: 495, sheet: 'sheet_002.webp', area: { x: 480, y: 0 } });
    const shown = await shownSeconds(
      join(directory, 'sheet_002.webp'),
      last?.area ?? { x: 0, y: 0, width: 0, height: 0 },
    );
    expect(shown).toBeGreaterThanOrEqual(29);
  }, 120_000);

  test('replace older ones when they are whole', async () => {
    await mkdir(directory);
    await writeFile(join(directory, 'sheet_009.webp'), 'old');
    const file = await clip('short');
    await make(file, await probe(await mediaTools(), file));
    expect((await readdir(directory)).sort()).toEqual(['sheet_001.webp', 'thumbnails.vtt']);
  });

  test('leave nothing behind when aborted, and reject with the reason', async () => {
    const file = await clip('long');
    const info = await probe(await mediaTools(), file);
    const abort = new AbortController();
    const reason = new Error('no longer wanted');
    const running = make(file, info, { signal: abort.signal, onProgress: () => abort.abort(reason) });
    await expect(running).rejects.toBe(reason);
    expect(await readdir(parent)).toEqual([]);
  });

  test('of a film without pictures to decode fail, and leave the older ones alone', async () => {
    await mkdir(directory);
    const info = await probe(await mediaTools(), await clip('mp4'));
    await expect(make(await halfClip('mp4 index last'), info)).rejects.toMatchObject({ kind: 'corrupt' });
    expect(await readdir(parent)).toEqual(['sprites 100%d']);
  });
});
