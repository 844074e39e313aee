/** Makes a WebP of a picture that a stranger sends: decoded and encoded anew, so that what is kept is a picture and nothing else. */

import { resolve } from 'node:path';
import { createGate } from '../files/gate.ts';
import { runFfmpeg } from './ffmpeg.ts';
import { MediaError } from './media-error.ts';
import { webpEncoder } from './pictures.ts';
import type { MediaTools } from './tools.ts';
import { checkWebp, type Size } from './written.ts';

export interface ImageOrder {
  output: string;
  /** The longest side at most; a smaller picture is not enlarged. */
  maxDimension: number;
  signal?: AbortSignal;
}

/** Pictures only: a playlist, a film or a vector drawing could open other files, or take for ever. */
const formats = 'png_pipe,jpeg_pipe,webp_pipe,gif,bmp_pipe';

/** A picture of a few kilobytes can unpack to more than the memory holds; cameras of telephones make 50 megapixels. */
export const maxImageMegapixels = 50;

/** Each may take half of MEDIA_MEMORY. */
const atOnce = createGate(2);

const silenceSeconds = 60;

const quality = 85;

/**
 * Decodes `file` (its first frame, turned upright) and writes it to `output`, transparency kept. Returns its size. In this
 * process two are at work at once, and the rest wait.
 *
 * @throws MediaError `limit` when it has more than 50 megapixels, another when it is no picture; the signal's reason when aborted
 */
export async function makeImage(
  tools: MediaTools,
  file: string,
  { output, maxDimension, signal }: ImageOrder,
): Promise<Size> {
  return atOnce(async () => convert(limitedTools(tools), file, { output, maxDimension, signal }));
}

const limitedTools = (tools: MediaTools): MediaTools => ({
  ...tools,
  limits: { ...tools.limits, memoryBytes: tools.limits.memoryBytes / 2, maxPixels: maxImageMegapixels * 1e6 },
});

async function convert(tools: MediaTools, file: string, { output, maxDimension, signal }: ImageOrder): Promise<Size> {
  signal?.throwIfAborted();
  const { frames } = await runFfmpeg(tools, imageArgs(file, output, maxDimension), { file, signal, silenceSeconds });
  if (frames === 0) throw new MediaError('corrupt', file, 'holds no picture that can be decoded');
  return checkWebp(output, { file });
}

/** One thread: a picture is small, and the server has more to do. */
function imageArgs(file: string, output: string, maxDimension: number): string[] {
  const scale =
    `scale='min(${maxDimension},iw)':'min(${maxDimension},ih)':force_original_aspect_ratio=decrease:flags=bicubic` +
    ':out_color_matrix=bt601:out_range=tv';
  return [
    ...['-threads', '1', '-filter_threads', '1', '-protocol_whitelist', 'file', '-format_whitelist', formats],
    ...['-err_detect', 'explode', '-i', `file:${resolve(file)}`],
    ...['-map', '0:v:0', '-frames:v', '1', '-map_metadata', '-1', '-vf', `${scale},setsar=1,format=yuva420p`],
    ...[...webpEncoder(quality), '-f', 'webp', `file:${resolve(output)}`],
  ];
}
