import { expect, test } from 'vitest';
import { spriteGrid } from '../../src/media/sprite-grid.ts';
import { spriteVtt, vttTime } from '../../src/media/vtt.ts';

test.each([
  [0, '00:00:00.000'],
  [5, '00:00:05.000'],
  [61.5, '00:01:01.500'],
  [59.9996, '00:01:00.000'],
  [3600 * 26 + 125.0204, '26:02:05.020'],
  [3600 * 100, '100:00:00.000'],
])('second %d is written %s', (seconds, expected) => {
  expect(vttTime(seconds)).toBe(expected);
});

test('cues lie end to end, row by row, and the last ends with the film', () => {
  expect(spriteVtt(spriteGrid(12.345), { width: 160, height: 90 }, 12.345)).toBe(`WEBVTT

00:00:00.000 --> 00:00:05.000
sheet_001.webp#xywh=0,0,160,90

00:00:05.000 --> 00:00:10.000
sheet_001.webp#xywh=160,0,160,90

00:00:10.000 --> 00:00:12.345
sheet_001.webp#xywh=320,0,160,90
`);
});

test.each([
  [12, 'sheet_001.webp#xywh=0,90,160,90'],
  [95, 'sheet_001.webp#xywh=1760,630,160,90'],
  [96, 'sheet_002.webp#xywh=0,0,160,90'],
  [97 + 12, 'sheet_002.webp#xywh=160,90,160,90'],
])('tile %i lies at %s', (index, expected) => {
  const cues = spriteVtt(spriteGrid(600), { width: 160, height: 90 }, 600).split('\n\n').slice(1);
  expect(cues).toHaveLength(120);
  expect(cues[index]?.trim().split('\n').at(-1)).toBe(expected);
});
