import { describe, expect, test } from 'vitest';
import { spriteGrid } from '../../src/media/sprite-grid.ts';
import { type KeyframeSample, keyframeSample, sampleKeyframes, tilePlan } from '../../src/media/tile-plan.ts';
import { pictureFor } from '../../src/media/tiles.ts';
import { type ClipName, clip } from '../support/clips.ts';
import { mediaTools } from '../support/media.ts';

const hd = { width: 1920, height: 1080, frameRate: 25, sizeBytes: 5e8, durationSeconds: 600 };
const rest = {
  ...{ rotation: 0, bitRate: 0, videoCodec: 'h264', audioCodec: '', codecs: '', container: 'mp4' },
  ...{ videoStream: 0, startSeconds: 0, lacksTimes: false, isInterlaced: false, isTurnedOddly: false },
  ...{ needsRunUp: false, hasPartialKeyframes: false, pictureSeconds: 600, subtitles: [] },
};

describe('the plan', () => {
  test.each<[string, Partial<typeof hd & typeof rest>, KeyframeSample, string]>([
    ['keyframes every 2 s', {}, { nearShare: 1, secondsBack: 1, keyframesPerSecond: 0.5 }, 'keyframes'],
    ['keyframes every 5 s', {}, { nearShare: 1, secondsBack: 2.5, keyframesPerSecond: 0.2 }, 'keyframes'],
    ['keyframes every 10 s', {}, { nearShare: 0.5, secondsBack: 5, keyframesPerSecond: 0.1 }, 'keyframes'],
    [
      'keyframes every 8 s, never where they are needed',
      {},
      { nearShare: 0, secondsBack: 4, keyframesPerSecond: 0.1 },
      'seeks',
    ],
    ['keyframes every 20 s', {}, { nearShare: 0.25, secondsBack: 10, keyframesPerSecond: 0.05 }, 'decode'],
    ['one keyframe in all', {}, { nearShare: 0, secondsBack: 300, keyframesPerSecond: 0 }, 'decode'],
    ['nothing but keyframes', { sizeBytes: 2e10 }, { nearShare: 1, secondsBack: 0, keyframesPerSecond: 25 }, 'seeks'],
    ['slides', { frameRate: 0.05 }, { nearShare: 1, secondsBack: 1, keyframesPerSecond: 0.05 }, 'decode'],
    [
      'keyframes that are no whole pictures',
      { hasPartialKeyframes: true, needsRunUp: true },
      { nearShare: 1, secondsBack: 1, keyframesPerSecond: 0.5 },
      'decode',
    ],
    ['a blink', { durationSeconds: 0.2 }, { nearShare: 1, secondsBack: 0, keyframesPerSecond: 0.2 }, 'seeks'],
  ])('for %s', (_, more, sample, expected) => {
    const info = { ...rest, ...hd, ...more };
    info.pictureSeconds = info.durationSeconds;
    expect(tilePlan(info, spriteGrid(info.durationSeconds), sample)).toBe(expected);
  });
});

describe('a sample of keyframes', () => {
  test.each([
    ['near each', [0, 4, 8, 48, 52], [5, 50], { nearShare: 1, secondsBack: 1.5, keyframesPerSecond: 0.3 }],
    ['near one of two', [0, 4, 40], [5, 50], { nearShare: 0.5, secondsBack: 5.5, keyframesPerSecond: 0.1 }],
    ['half an interval off', [0, 7.5], [5, 10], { nearShare: 1, secondsBack: 3.75, keyframesPerSecond: 0.2 }],
    ['seen twice', [10, 10], [10], { nearShare: 1, secondsBack: 0, keyframesPerSecond: 0.2 }],
    ['none at all', [], [50], { nearShare: 0, secondsBack: 50, keyframesPerSecond: 0 }],
  ])('%s', (_, keyframes, times, expected) => {
    expect(keyframeSample(keyframes, times, 5)).toEqual(expected);
  });

  // Tiles at 0, 5 … 30 s; keyframes at 0, 2 … 30 s, or at 0 only.
  test.each<[ClipName, KeyframeSample]>([
    ['clock', { nearShare: 1, secondsBack: expect.closeTo(3 / 7), keyframesPerSecond: expect.closeTo(0.46, 1) }],
    ['clock in mkv', { nearShare: 1, secondsBack: expect.closeTo(3 / 7), keyframesPerSecond: expect.closeTo(0.46, 1) }],
    [
      'clock, one keyframe',
      { nearShare: expect.closeTo(1 / 7), secondsBack: 15, keyframesPerSecond: expect.closeTo(1 / 35) },
    ],
  ])('is taken from a real film: %s', async (name, expected) => {
    expect(await sampleKeyframes(await mediaTools(), await clip(name), spriteGrid(32), rest)).toEqual(expected);
  });
});

describe('the picture for a tile', () => {
  const pictures = [0.5, 4, 9, 30].map((seconds) => ({ seconds, name: `${seconds}` }));
  test.each([
    [0, '0.5'],
    [5, '4'],
    [6.5, '4'], // as near as the next
    [10, '9'],
    [20, '9'], // none within 2.5 s: the one on screen
    [27.5, '30'],
    [27.4, '9'],
  ])('at second %d is the one of second %s', (time, expected) => {
    expect(pictureFor(pictures, time, { intervalSeconds: 5 }).name).toBe(expected);
  });

  test('before the first one is the first', () => {
    expect(pictureFor([{ seconds: 8, name: '8' }], 0, { intervalSeconds: 5 }).name).toBe('8');
  });
});
