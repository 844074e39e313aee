/** When a failed phase is tried again, and whether that can help: pure thinking, in tables. */
import { describe, expect, test } from 'vitest';
import { isExplained, isTransient, nextRetryAt, PermanentError } from '../../src/jobs/retry.ts';
import { MediaError, type MediaErrorKind } from '../../src/media/media-error.ts';

const now = new Date('2026-11-22T12:00:00Z');
const policy = { maxRetries: 3, initialDelaySeconds: 30, maxDelaySeconds: 100, backoffFactor: 2 };
const delayOf = (retries: number, random: number, changes = {}) => {
  const at = nextRetryAt({ ...policy, ...changes }, retries, now, random);
  return at && (at.getTime() - now.getTime()) / 1000;
};

describe('the delay', () => {
  test.each([
    [0, 30],
    [1, 60],
    [2, 100], // 120, but for the limit
    [3, undefined],
  ])('after %i retries is %s seconds', (retries, seconds) => {
    expect(delayOf(retries, 0.5)).toBe(seconds);
  });

  test('is up to a tenth shorter or longer', () => {
    expect(delayOf(0, 0)).toBeCloseTo(27);
    expect(delayOf(0, 1)).toBeCloseTo(33);
    expect(delayOf(2, 1)).toBeCloseTo(110);
    const delays = Array.from({ length: 200 }, () => nextRetryAt(policy, 0, now)?.getTime() ?? 0);
    expect(new Set(delays).size).toBeGreaterThan(100);
    for (const delay of delays) expect(Math.abs(delay - now.getTime() - 30_000)).toBeLessThanOrEqual(3000);
  });

  test('with no retries allowed there is none', () => {
    expect(delayOf(0, 0.5, { maxRetries: 0 })).toBeUndefined();
  });

  test('with factor 1 it stays the same', () => {
    expect([0, 1, 2].map((retries) => delayOf(retries, 0.5, { backoffFactor: 1 }))).toEqual([30, 30, 30]);
  });
});

test.each<[MediaErrorKind, boolean]>([
  ['corrupt', false],
  ['unsupported', false],
  ['missing', false],
  ['diskFull', true],
  ['timeout', true],
  ['failed', true],
])('what is %s may pass: %s', (kind, expected) => {
  expect(isTransient(new MediaError(kind, 'film.mp4', 'failed'))).toBe(expected);
});

test('other errors may pass unless they say that they do not', () => {
  expect(isTransient(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))).toBe(true);
  expect(isTransient(new PermanentError('The scene has no file.'))).toBe(false);
});

test('films and what is for good explain themselves; of other errors it takes the stack to know where they come from', () => {
  expect(isExplained(new MediaError('timeout', 'film.mp4', 'made no progress'))).toBe(true);
  expect(isExplained(new PermanentError('The scene has no file.'))).toBe(true);
  expect(isExplained(new TypeError('x is not a function'))).toBe(false);
});
