/** Makes the seek-bar previews of a film: sheets of small pictures, and the VTT file that says which is where. */

import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isDiskFull } from '../errors.ts';
import { type MediaProgress, type OnProgress, runFfmpeg } from './ffmpeg.ts';
import { MediaError } from './media-error.ts';
import { webpEncoder } from './pictures.ts';
import type { MediaInfo } from './probe.ts';
import { type SpriteGrid, sheetName, spriteColumns, spriteGrid, spriteRows } from './sprite-grid.ts';
import { sampleKeyframes, tilePlan } from './tile-plan.ts';
import { makeTiles } from './tiles.ts';
import type { MediaTools } from './tools.ts';
import { spriteVtt } from './vtt.ts';
import { checkText, checkWebps, type Size } from './written.ts';

export interface SpriteOrder {
  info: MediaInfo;
  /** The size of one tile, in pixels. */
  tile: Size;
  /** WebP quality, 1 to 100. */
  quality: number;
  /** How many processors to keep busy; 0 means all of them, up to 8. */
  concurrency: number;
  /** Where sheets and VTT go. An older folder of that name is replaced when the new one is whole. */
  directory: string;
}

export const VTT_NAME = 'thumbnails.vtt';

/**
 * Makes `sheet_001.webp` … and `thumbnails.vtt` in `directory` and returns how they are laid out.
 *
 * @throws MediaError; the signal's reason when aborted; either way nothing new stays behind
 */
export async function makeSprites(
  tools: MediaTools,
  file: string,
  order: SpriteOrder,
  options: { signal?: AbortSignal; silenceSeconds?: number; onProgress?: OnProgress } = {},
): Promise<SpriteGrid> {
  const { info, tile, directory } = order;
  const grid = spriteGrid(info.pictureSeconds);
  const concurrency = order.concurrency || Math.min(8, availableParallelism());
  const sheets = `${directory}.${randomUUID()}.tmp`;
  const tiles = join(sheets, 'tiles');
  const report = wholeProgress(options.onProgress);
  const { signal, silenceSeconds } = options;
  const common = { tools, file, grid, signal, silenceSeconds };
  try {
    await mkdir(tiles, { recursive: true });
    const sample = await sampleKeyframes(tools, file, grid, info, { signal, silenceSeconds });
    const plan = tilePlan(info, grid, sample);
    const runShare = plan === 'keyframes' && sample.nearShare < 0.95 ? 0.5 : 1;
    await makeTiles({
      ...common,
      info,
      tile,
      plan,
      runShare,
      concurrency,
      directory: tiles,
      onProgress: report(0, TILES_SHARE),
    });
    await joinTiles({ ...common, quality: order.quality, tiles, onProgress: report(TILES_SHARE, 1) });
    await rm(tiles, { recursive: true });
    const names = Array.from({ length: grid.sheetCount }, (_, index) => sheetName(index));
    const size = { width: tile.width * spriteColumns, height: tile.height * spriteRows };
    await checkWebps(
      sheets,
      names.map((name) => ({ name, size })),
      file,
    );
    const vtt = spriteVtt(grid, tile, info.durationSeconds);
    await writeFile(join(sheets, VTT_NAME), vtt);
    await checkText(join(sheets, VTT_NAME), vtt, file);
    await rm(directory, { recursive: true, force: true });
    await rename(sheets, directory);
  } catch (error) {
    if (isDiskFull(error))
      throw new MediaError('diskFull', file, 'could not be processed: the disk for the result is full', {
        cause: error,
      });
    throw error;
  } finally {
    await rm(sheets, { recursive: true, force: true });
  }
  return grid;
}

const TILES_SHARE = 0.9;

/** Maps the progress of a stage onto its stretch of the whole, and never goes back. A stage knows nothing of how long the others take. */
function wholeProgress(onProgress?: OnProgress) {
  const begun = performance.now();
  let reached = 0;
  return (from: number, to: number) =>
    ({ fraction, speed }: MediaProgress): void => {
      const whole = from + fraction * (to - from);
      if (whole <= reached) return;
      reached = whole;
      const elapsedSeconds = (performance.now() - begun) / 1000;
      onProgress?.({ fraction: whole, speed, etaSeconds: (elapsedSeconds * (1 - whole)) / whole });
    };
}

interface SheetWork {
  tools: MediaTools;
  file: string;
  grid: SpriteGrid;
  signal?: AbortSignal;
  silenceSeconds?: number;
}

/** Row by row; what is left of the last sheet stays black. A tile that cannot be read ends it: without one, the others would move up. */
async function joinTiles(work: SheetWork & { quality: number; tiles: string; onProgress: OnProgress }): Promise<void> {
  const { tools, file, grid, quality, tiles, signal, silenceSeconds, onProgress } = work;
  const input = ['-xerror', '-framerate', '1', '-i', 'tile_%05d.png'];
  const filter = ['-vf', `tile=${spriteColumns}x${spriteRows},format=yuv420p`, '-fps_mode', 'passthrough'];
  const output = [...webpEncoder(quality), '-f', 'image2', '../sheet_%03d.webp'];
  const durationSeconds = grid.tileCount; // At one tile a second.
  await runFfmpeg(tools, [...input, ...filter, ...output], {
    ...{ file, cwd: tiles, signal, silenceSeconds, durationSeconds, onProgress },
  });
}
