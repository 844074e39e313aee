import { describe, expect, test } from 'vitest';
import { spriteGrid } from '../../src/media/sprite-grid.ts';
import { type KeyframeSample, keyframeSample, sampleKeyframes, tilePlan } from '../../src/media/tile-plan.ts';
import { pictureFor } from '../../src/media/tiles.ts';
import { type ClipName, clip, mediaTools } from '../support/clips.ts';

const hd = { width: 1920, height: 1080, frameRate: 25, sizeBytes: 5e8, durationSeconds: 600 };
const rest = { rotation: 0, bitRate: 0, videoCodec: 'h264', audioCodec: '', container: 'mp4' };

describe('the plan', () => {
  test.each<[string, Partial<typeof hd>, KeyframeSample, string]>([
    ['keyframes every 2 s', {}, { denseShare: 1, secondsBack: 1 }, 'keyframes'],
    ['keyframes every 5 s', {}, { denseShare: 1, secondsBack: 2.5 }, 'keyframes'],
    ['keyframes every 10 s', {}, { denseShare: 0, secondsBack: 5 }, 'decode'],
    ['keyframes every 8 s', {}, { denseShare: 0, secondsBack: 4 }, 'seeks'],
    ['one keyframe in all', {}, { denseShare: 0, secondsBack: 300 }, 'decode'],
    ['nothing but keyframes', { sizeBytes: 2e10 }, { denseShare: 1, secondsBack: 0.02 }, 'seeks'],
    ['dense, with a few gaps', {}, { denseShare: 0.9, secondsBack: 2 }, 'keyframes'],
    ['a blink', { durationSeconds: 0.2, sizeBytes: 1e5 }, { denseShare: 1, secondsBack: 0.1 }, 'seeks'],
  ])('for %s', (_, more, sample, expected) => {
    const info = { ...rest, ...hd, ...more };
    expect(tilePlan(info, spriteGrid(info.durationSeconds), sample)).toBe(expected);
  });
});

describe('a sample of keyframes', () => {
  const film = { durationSeconds: 100, intervalSeconds: 5 };
  test.each([
    ['all near', [0, 4, 8, 48, 52], [5, 50], { denseShare: 1, secondsBack: 1.5 }],
    ['one gap too wide', [0, 4, 8, 40, 52], [5, 50], { denseShare: 0.5, secondsBack: 5.5 }],
    ['the end of the film counts as one', [96], [98], { denseShare: 1, secondsBack: 2 }],
    ['none at all', [], [50], { denseShare: 0, secondsBack: 50 }],
  ])('%s', (_, keyframes, moments, expected) => {
    expect(keyframeSample(keyframes, moments, film)).toEqual(expected);
  });

  test.each<[ClipName, KeyframeSample]>([
    ['clock', { denseShare: 1, secondsBack: expect.closeTo(1, 0) }],
    ['clock in mkv', { denseShare: 1, secondsBack: expect.closeTo(1, 0) }],
    ['clock, one keyframe', { denseShare: 0, secondsBack: expect.closeTo(16, 0) }],
  ])('is taken from a real film: %s', async (name, expected) => {
    const options = { durationSeconds: 32, intervalSeconds: 5 };
    expect(await sampleKeyframes(await mediaTools(), await clip(name), options)).toEqual(expected);
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
