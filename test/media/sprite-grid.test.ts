import { expect, test } from 'vitest';
import { sheetName, spriteGrid } from '../../src/media/sprite-grid.ts';

test.each([
  [0, { intervalSeconds: 5, tileCount: 1, sheetCount: 1, tilesOnLastSheet: 1 }],
  [0.2, { intervalSeconds: 5, tileCount: 1, sheetCount: 1, tilesOnLastSheet: 1 }],
  [5, { intervalSeconds: 5, tileCount: 1, sheetCount: 1, tilesOnLastSheet: 1 }],
  [5.05, { intervalSeconds: 5, tileCount: 1, sheetCount: 1, tilesOnLastSheet: 1 }],
  [5.2, { intervalSeconds: 5, tileCount: 2, sheetCount: 1, tilesOnLastSheet: 2 }],
  [60, { intervalSeconds: 5, tileCount: 12, sheetCount: 1, tilesOnLastSheet: 12 }],
  [480, { intervalSeconds: 5, tileCount: 96, sheetCount: 1, tilesOnLastSheet: 96 }],
  [481, { intervalSeconds: 5, tileCount: 97, sheetCount: 2, tilesOnLastSheet: 1 }],
  [5760, { intervalSeconds: 5, tileCount: 1152, sheetCount: 12, tilesOnLastSheet: 96 }],
  [5761, { intervalSeconds: 6, tileCount: 961, sheetCount: 11, tilesOnLastSheet: 1 }],
  [7200, { intervalSeconds: 7, tileCount: 1029, sheetCount: 11, tilesOnLastSheet: 69 }],
  [86_400, { intervalSeconds: 75, tileCount: 1152, sheetCount: 12, tilesOnLastSheet: 96 }],
])('a film of %d s gets %j', (durationSeconds, expected) => {
  expect(spriteGrid(durationSeconds)).toEqual(expected);
});

test('sheets are numbered from 001', () => {
  expect([0, 11, 999].map(sheetName)).toEqual(['sheet_001.webp', 'sheet_012.webp', 'sheet_1000.webp']);
});
