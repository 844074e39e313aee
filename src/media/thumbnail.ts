/** Takes one picture out of a film, small and large, as WebP. */

import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { inputArgs, type OnProgress, runFfmpeg } from './ffmpeg.ts';
import { MediaError } from './media-error.ts';
import type { MediaTools } from './tools.ts';
import { checkWebp, type Size } from './written.ts';

export interface ThumbnailOrder {
  /** The second of the film the picture is taken at. */
  atSeconds: number;
  /** Of the film, as displayed (`MediaInfo`). */
  width: number;
  height: number;
  /** The longest side at most, and WebP quality 1 to 100. */
  small: { maxDimension: number; quality: number };
  large: { maxDimension: number; quality: number };
  outputSmall: string;
  outputLarge: string;
}

/**
 * Makes both pictures in one run. They appear under their names only when both are whole; on failure nothing stays behind.
 *
 * @throws MediaError; the signal's reason when aborted
 */
export async function makeThumbnails(
  tools: MediaTools,
  file: string,
  order: ThumbnailOrder,
  options: { signal?: AbortSignal; silenceSeconds?: number; onProgress?: OnProgress } = {},
): Promise<void> {
  const { width, height, small, large } = order;
  const outputs = [
    { path: order.outputSmall, size: thumbnailSize(width, height, small.maxDimension) },
    { path: order.outputLarge, size: thumbnailSize(width, height, large.maxDimension) },
  ];
  await takeFrame(tools, file, outputs, options, (atSeconds, [outputSmall = '', outputLarge = '']) =>
    thumbnailArgs(file, { ...order, atSeconds: atSeconds ?? order.atSeconds, outputSmall, outputLarge }),
  );
}

export interface PictureOrder extends Pick<ThumbnailOrder, 'atSeconds' | 'width' | 'height'> {
  /** The longest side at most, and WebP quality 1 to 100. */
  maxDimension: number;
  quality: number;
  output: string;
}

/** The same for a single picture. */
export async function makePicture(
  tools: MediaTools,
  file: string,
  { atSeconds: wanted, width, height, maxDimension, quality, output }: PictureOrder,
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  const size = thumbnailSize(width, height, maxDimension);
  await takeFrame(tools, file, [{ path: output, size }], options, (atSeconds, [temporary = '']) => [
    ...['-ss', String(Math.max(0, atSeconds ?? wanted)), ...inputArgs(file)],
    ...pictureArgs(size, quality, temporary),
  ]);
}

/** `argsTo` says what to take, at another second than the one asked for where it is told one. */
async function takeFrame(
  tools: MediaTools,
  file: string,
  pictures: readonly { path: string; size: Size }[],
  options: { signal?: AbortSignal; silenceSeconds?: number; onProgress?: OnProgress },
  argsTo: (atSeconds: number | undefined, temporaries: string[]) => string[],
): Promise<void> {
  const outputs = pictures.map(({ path, size }) => ({ path, size, temporary: temporaryPath(path) }));
  const temporaries = outputs.map(({ temporary }) => temporary);
  const take = async (atSeconds?: number) => {
    const { frames } = await runFfmpeg(tools, argsTo(atSeconds, temporaries), { file, ...options });
    return frames > 0; // The files prove nothing: without a frame, ffmpeg still writes the head of one.
  };
  try {
    // There may be no frame at or after that second: the sound may be longer than the picture, or the film one frame long.
    if (!(await take()) && !(await take(0)))
      throw new MediaError('corrupt', file, 'holds no picture that can be decoded');
    const { signal, silenceSeconds } = options;
    for (const { temporary, size } of outputs)
      await checkWebp(tools, temporary, { file, signal, silenceSeconds, size });
    await Promise.all(outputs.map(async ({ path, temporary }) => rename(temporary, path)));
  } finally {
    await Promise.all(temporaries.map(async (temporary) => rm(temporary, { force: true })));
  }
}

/** Both pictures from one decoded frame: one input, two outputs. */
export function thumbnailArgs(file: string, order: ThumbnailOrder): string[] {
  const { atSeconds, width, height, small, large } = order;
  return [
    ...['-ss', String(Math.max(0, atSeconds)), ...inputArgs(file)],
    ...pictureArgs(thumbnailSize(width, height, small.maxDimension), small.quality, order.outputSmall),
    ...pictureArgs(thumbnailSize(width, height, large.maxDimension), large.quality, order.outputLarge),
  ];
}

/**
 * The size of a picture whose longest side is `maxDimension` at most: the film's shape kept, never enlarged, both sides even (as
 * video scalers want it) and at least 2. A film of unknown size gets a square.
 */
export function thumbnailSize(width: number, height: number, maxDimension: number): Size {
  if (!(width > 0 && height > 0)) return { width: maxDimension, height: maxDimension };
  const scale = Math.min(1, maxDimension / Math.max(width, height));
  const longest = Math.min(maxDimension, Math.max(width, height));
  // Rounding an odd side up must neither enlarge the film nor break the limit.
  const even = (side: number) => Math.max(2, 2 * Math.min(Math.round((side * scale) / 2), Math.floor(longest / 2)));
  return { width: even(width), height: even(height) };
}

/** ffmpeg turns the picture upright before the scaler sees it; WebP wants the colours of BT.601. */
export function scaleFilter({ width, height }: Size): string {
  return `scale=${width}:${height}:flags=bicubic:out_color_matrix=bt601:out_range=tv,setsar=1`;
}

function pictureArgs(size: Size, quality: number, output: string): string[] {
  return [
    ...['-map', '0:V:0', '-frames:v', '1', '-vf', `${scaleFilter(size)},format=yuv420p`],
    ...['-c:v', 'libwebp', '-quality', String(quality), '-f', 'webp', `file:${output}`],
  ];
}

/** Beside the target, so that renaming never crosses a file system. */
function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
}
