/** How many seek-bar previews a film gets, how far apart, and on how many sheets. */

export interface SpriteGrid {
  /** Seconds from one tile to the next, whole. */
  intervalSeconds: number;
  tileCount: number;
  sheetCount: number;
  /** At least 1. */
  tilesOnLastSheet: number;
}

export const spriteColumns = 12;
export const spriteRows = 8;
export const tilesPerSheet = spriteColumns * spriteRows;
const MAX_SHEETS = 12;
const BASE_INTERVAL_SECONDS = 5;
// Sound often outlasts the picture by a few hundredths; a rest that short gets no tile of its own.
const NEGLIGIBLE_SECONDS = 0.1;

/**
 * A tile every 5 seconds; in films above 96 minutes as many whole seconds as it takes to need no more than 12 sheets of 12 × 8.
 * A film shorter than that gets one tile.
 */
export function spriteGrid(durationSeconds: number): SpriteGrid {
  const intervalSeconds = Math.max(BASE_INTERVAL_SECONDS, Math.ceil(durationSeconds / (MAX_SHEETS * tilesPerSheet)));
  const tileCount = Math.max(1, Math.ceil((durationSeconds - NEGLIGIBLE_SECONDS) / intervalSeconds));
  const sheetCount = Math.ceil(tileCount / tilesPerSheet);
  return { intervalSeconds, tileCount, sheetCount, tilesOnLastSheet: tileCount - (sheetCount - 1) * tilesPerSheet };
}

/** The file of a sheet, by its index from 0: `sheet_001.webp`. */
export function sheetName(index: number): string {
  return `sheet_${String(index + 1).padStart(3, '0')}.webp`;
}
