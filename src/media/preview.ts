/** Makes a short silent video of a few places of a film, to be shown while a pointer rests on it. */
import { open, rename, rm } from 'node:fs/promises';
import { inputArgs, type OnProgress, runFfmpeg } from './ffmpeg.ts';
import { deinterlace, enterAt, onScreenFrom, pictureInput, playerTime, runUps, scaleFilter } from './pictures.ts';
import type { MediaInfo } from './probe.ts';
import { thumbnailSize } from './thumbnail.ts';
import { asToneMappable } from './tone-mapping.ts';
import type { MediaTools } from './tools.ts';
import { incomplete } from './written.ts';

export interface PreviewOrder {
  info: MediaInfo;
  /** A WebM. */
  output: string;
}

const places = 8;
const secondsPerPlace = 1;
const longestSide = 480;

/**
 * Eight places, evenly apart, of a second each; of a film that is not longer than that, all of it. The file appears under its name
 * when it is whole; on failure nothing stays behind.
 *
 * @throws MediaError; the signal's reason when aborted
 */
export async function makePreview(
  tools: MediaTools,
  file: string,
  { info: film, output }: PreviewOrder,
  options: { signal?: AbortSignal; silenceSeconds?: number; onProgress?: OnProgress } = {},
): Promise<void> {
  const info = await asToneMappable(tools, film);
  const { pictureSeconds, width, height } = info;
  const starts = startsOf(pictureSeconds);
  const [runUp = 0] = runUps(info);
  const size = thumbnailSize(width, height, longestSide);
  const length = starts.length === 1 ? pictureSeconds : secondsPerPlace;
  const inputs = starts.flatMap((start) => ['-threads', '1', ...enterAt(start, runUp), ...pictureInput(file, info)]);
  const parts = starts.map((start, index) => {
    const shown = `${playerTime(info)},${deinterlace(info)}${onScreenFrom(start)},trim=duration=${length}`;
    const scaled = `setpts=PTS-STARTPTS,fps=25,${scaleFilter(size, info)},format=yuv420p`;
    return `[${index}:${info.videoStream}]${shown},${scaled}[part${index}]`;
  });
  const joined = `${starts.map((_, index) => `[part${index}]`).join('')}concat=n=${starts.length}:v=1:a=0[out]`;
  const temporary = `${output}.tmp`;
  const encoder = '-c:v libvpx -deadline realtime -cpu-used 8 -crf 20 -b:v 800k -f webm'.split(' ');
  try {
    await runFfmpeg(
      tools,
      [...inputs, '-filter_complex', [...parts, joined].join(';'), '-map', '[out]', ...encoder, `file:${temporary}`],
      { file, ...options, durationSeconds: length * starts.length },
    );
    await checkPreview(tools, temporary, file, options);
    await rename(temporary, output);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** In the middle of as many equal parts. */
export function startsOf(seconds: number): number[] {
  if (seconds <= places * secondsPerPlace) return [0];
  return Array.from({ length: places }, (_, index) => ((index + 0.5) * seconds) / places - secondsPerPlace / 2);
}

/** It is on disk, and holds pictures to its end. */
async function checkPreview(
  tools: MediaTools,
  path: string,
  film: string,
  options: { signal?: AbortSignal; silenceSeconds?: number },
): Promise<void> {
  await using handle = await open(path).catch(async () => {
    throw await incomplete(path, film);
  });
  await handle.sync();
  const { signal, silenceSeconds } = options;
  const args = [...inputArgs(path), '-f', 'null', '-'];
  const { frames } = await runFfmpeg(tools, args, { file: film, signal, silenceSeconds });
  if (frames === 0) throw await incomplete(path, film);
}
