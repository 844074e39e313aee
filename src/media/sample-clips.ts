/** Makes six short films of different codecs, containers, sizes and orientations: a library to try the server with. */

import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type OnProgress, runFfmpeg } from './ffmpeg.ts';
import type { MediaTools } from './tools.ts';

export interface ClipRecipe {
  name: string;
  /** Arguments that make the film, all but the name of the output. */
  args: string[];
  /** An mp4 or mov that is marked to be turned by 90 degrees, as a phone marks an upright recording. */
  isUpright?: boolean;
}

/** A moving test picture, as ffmpeg arguments; the pieces of a recipe go together in this order: picture, tone, codecs. */
export const picture = (size: string, seconds: number): string[] => [
  ...['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=25:duration=${seconds}`],
];
export const tone = (seconds: number, hertz = 440): string[] => [
  ...['-f', 'lavfi', '-i', `sine=frequency=${hertz}:duration=${seconds}`],
];
export const CODECS = {
  h264: '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 50'.split(' '),
  hevc: '-c:v libx265 -preset ultrafast -pix_fmt yuv420p -g 50 -x265-params log-level=error'.split(' '),
  vp9: '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv420p -g 50'.split(' '),
  mpeg4: '-c:v mpeg4 -q:v 5 -pix_fmt yuv420p'.split(' '),
  aac: '-c:a aac -b:a 96k'.split(' '),
  opus: '-c:a libopus'.split(' '),
  mp3: '-c:a libmp3lame'.split(' '),
};
/** Puts the index of an mp4 at its front. */
export const FAST_START = ['-movflags', '+faststart'];

const { h264, hevc, vp9, mpeg4, aac, opus, mp3 } = CODECS;

/** The six: every container the server scans for but wmv, sideways and square pixels alike, one without sound. */
export const SAMPLE_CLIPS: readonly ClipRecipe[] = [
  { name: 'Harbour at Dawn.mp4', args: [...picture('1280x720', 12), ...tone(12, 330), ...h264, ...aac, ...FAST_START] },
  { name: 'Paper Boats.webm', args: [...picture('854x480', 8), ...tone(8, 440), ...vp9, ...opus] },
  { name: 'Night Train.mkv', args: [...picture('960x540', 6), ...tone(6, 220), ...hevc, ...aac] },
  {
    name: 'Rain on the Window.mov',
    args: [...picture('360x640', 5), ...tone(5, 550), '-vf', 'transpose=clock', ...h264, ...aac],
    isUpright: true,
  },
  { name: 'The Old Reel.avi', args: [...picture('640x480', 7), ...tone(7, 262), ...mpeg4, ...mp3] },
  { name: 'Silent Garden.mp4', args: [...picture('480x480', 4), ...h264] },
];

/**
 * Makes the six films in `directory`, which is made if need be, and returns their paths.
 *
 * @throws MediaError when one cannot be made; the signal's reason when aborted
 */
export async function makeSampleClips(
  tools: MediaTools,
  directory: string,
  options: { signal?: AbortSignal; onProgress?: OnProgress } = {},
): Promise<string[]> {
  await mkdir(directory, { recursive: true });
  const files: string[] = [];
  for (const recipe of SAMPLE_CLIPS) {
    files.push(await makeClip(tools, directory, recipe, options.signal));
    options.onProgress?.({ fraction: files.length / SAMPLE_CLIPS.length });
  }
  return files;
}

/** Makes one film under a temporary name and renames it when whole, so that two makers do not disturb each other. */
export async function makeClip(
  tools: MediaTools,
  directory: string,
  recipe: ClipRecipe,
  signal?: AbortSignal,
): Promise<string> {
  const file = join(directory, recipe.name);
  const made = `${file}.made-${process.pid}-${Math.random().toString(36).slice(2)}${extname(recipe.name)}`;
  try {
    await runFfmpeg(tools, [...recipe.args, `file:${made}`], { file, signal });
    if (recipe.isUpright) await markUpright(made);
    await rename(made, file);
  } finally {
    await rm(made, { force: true });
  }
  return file;
}

/** Where the display matrix stands in a track header: after its name and 40 bytes of other values. */
const MATRIX_OFFSET = 4 + 40;
const ONE = 0x10000; // in 16.16 fixed point

/** Writes the rotation into the first track's header. No option of ffmpeg does it in 5.1 and in 7 alike. */
async function markUpright(file: string): Promise<void> {
  const bytes = await readFile(file);
  const matrix = bytes.indexOf('tkhd', bytes.lastIndexOf('moov')) + MATRIX_OFFSET;
  for (const [place, value] of [0, -ONE, 0, ONE, 0].entries()) bytes.writeInt32BE(value, matrix + place * 4);
  await writeFile(file, bytes);
}
