/** Writes the WebVTT file that tells a player which tile of which sheet belongs to a moment of the film. */

import type { SpriteGrid } from './sprite-grid.ts';
import { sheetName, spriteColumns, tilesPerSheet } from './sprite-grid.ts';
import type { Size } from './written.ts';

/**
 * One cue per tile, end to end; the last ends with the film. The sheets' names are relative to the VTT file, with the tile's place as
 * a media fragment: `sheet_001.webp#xywh=160,0,160,90` (https://www.w3.org/TR/media-frags/#naming-space).
 */
export function spriteVtt(grid: SpriteGrid, tile: Size, durationSeconds: number): string {
  const cues = Array.from({ length: grid.tileCount }, (_, index) => {
    const isLast = index === grid.tileCount - 1;
    const start = index * grid.intervalSeconds;
    const end = isLast ? Math.max(durationSeconds, start + 0.001) : start + grid.intervalSeconds;
    return `${vttTime(start)} --> ${vttTime(end)}\n${tileAddress(index, tile)}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

/** Row by row, sheet by sheet. */
function tileAddress(index: number, { width, height }: Size): string {
  const place = index % tilesPerSheet;
  const x = (place % spriteColumns) * width;
  const y = Math.floor(place / spriteColumns) * height;
  return `${sheetName(Math.floor(index / tilesPerSheet))}#xywh=${x},${y},${width},${height}`;
}

/** `HH:MM:SS.mmm`; hours go beyond 24, and beyond two digits if they must. */
export function vttTime(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const part = (unit: number, size: number, digits: number) =>
    String(Math.floor(milliseconds / unit) % size).padStart(digits, '0');
  const hours = String(Math.floor(milliseconds / 3_600_000)).padStart(2, '0');
  return `${hours}:${part(60_000, 60, 2)}:${part(1000, 60, 2)}.${part(1, 1000, 3)}`;
}
