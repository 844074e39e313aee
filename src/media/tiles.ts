/** Gets the pictures for the tiles out of a film, in the way that was planned, and sees to it that each is near its time. */

import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type FfmpegEnd, type OnProgress, runFfmpeg } from './ffmpeg.ts';
import { decoderThreads } from './limits.ts';
import { MediaError } from './media-error.ts';
import { forEachParallel } from './parallel.ts';
import { enterAt, oneField, onScreenFrom, pictureInput, playerTime, runUps, scaleFilter } from './pictures.ts';
import type { MediaInfo } from './probe.ts';
import type { SpriteGrid } from './sprite-grid.ts';
import type { TilePlan } from './tile-plan.ts';
import { asToneMappable } from './tone-mapping.ts';
import type { MediaTools } from './tools.ts';
import { checkPng, incomplete, type Size } from './written.ts';

export interface TileWork {
  tools: MediaTools;
  file: string;
  info: MediaInfo;
  grid: SpriteGrid;
  tile: Size;
  plan: TilePlan;
  /** Threads of one decoder, or seeks at once. */
  concurrency: number;
  /** An empty folder. */
  directory: string;
  signal?: AbortSignal;
  silenceSeconds?: number;
  onProgress?: OnProgress;
  /** How much of the work the run through the film is, when seeks follow it: 0 to 1. Default 1. */
  runShare?: number;
}

/**
 * Puts `tile_00001.png` … into the folder, one per tile. The time of a tile is the start of its cue, and its picture is at most half
 * an interval away from it; only where the film shows one picture for longer than that (slides) it is the one on screen.
 *
 * @throws MediaError; the signal's reason when aborted
 */
export async function makeTiles(order: TileWork): Promise<void> {
  const work = { ...order, info: await asToneMappable(order.tools, order.info) };
  const { file, plan, grid, directory } = work;
  if (plan === 'keyframes') await takeKeyframes(work).catch(unlessFilmIsToBlame);
  if (plan === 'decode') await decodeAll(work).catch(unlessFilmIsToBlame);
  const times = Array.from({ length: grid.tileCount }, (_, index) => index * grid.intervalSeconds);
  const taken = await picturesIn(directory);
  await seekTo(
    work,
    times.filter((time) => !isNear(nearestPicture(taken, time), time, grid)),
  );
  if ((await picturesIn(directory)).length === 0) await decodeAll(work);
  const pictures = await picturesIn(directory);
  for (const { name } of pictures) await checkPng(join(directory, name), file);
  if (pictures.length === 0) throw new MediaError('corrupt', file, 'holds no picture that can be decoded');
  for (const [index, time] of times.entries()) {
    const name = `tile_${String(index + 1).padStart(5, '0')}.png`;
    await copyFile(join(directory, pictureFor(pictures, time, grid).name), join(directory, name));
  }
}

/** A picture that was taken, named after the millisecond it belongs to. */
export interface Picture {
  seconds: number;
  name: string;
}

/** The nearest one if that is near enough, else the one that was on screen: the last before, or the film's first. */
export function pictureFor(
  pictures: readonly Picture[],
  time: number,
  grid: Pick<SpriteGrid, 'intervalSeconds'>,
): Picture {
  const nearest = nearestPicture(pictures, time);
  const onScreen = pictures.findLast(({ seconds }) => seconds <= time);
  const chosen = isNear(nearest, time, grid) ? nearest : (onScreen ?? nearest);
  if (!chosen) throw new RangeError('There is no picture to choose from');
  return chosen;
}

function nearestPicture(pictures: readonly Picture[], time: number): Picture | undefined {
  return pictures.reduce<Picture | undefined>(
    (best, next) => (best && Math.abs(best.seconds - time) <= Math.abs(next.seconds - time) ? best : next),
    undefined,
  );
}

function isNear(
  picture: Picture | undefined,
  time: number,
  { intervalSeconds }: Pick<SpriteGrid, 'intervalSeconds'>,
): boolean {
  return picture !== undefined && Math.abs(picture.seconds - time) <= intervalSeconds / 2;
}

/** Decodes keyframes only, and takes the first of each half interval: half intervals are centred on the tiles' times and between them. */
async function takeKeyframes(work: TileWork): Promise<void> {
  const half = work.grid.intervalSeconds / 2;
  const slot = (time: string) => `floor((${time}+${half / 2})/${half})`;
  await runThrough(work, {
    // Given -discard, the reader of an mp4 does not even read the frames between; times that are missing follow from these frames.
    input: [...(work.info.lacksTimes ? [] : ['-discard:v', 'nokey']), '-skip_frame', 'nokey'],
    filter: `select='isnan(prev_selected_t)+gt(${slot('t')},${slot('prev_selected_t')})'`,
  });
}

/**
 * Decodes everything, and takes what is on screen at each tile's time: the last frame that began at it or before. Given a start time,
 * `fps` would begin anew from there when the size of the pictures changes.
 */
async function decodeAll(work: TileWork): Promise<void> {
  await runThrough(work, { input: [], filter: `fps=1/${work.grid.intervalSeconds}:round=up` });
}

async function runThrough(work: TileWork, { input, filter }: { input: string[]; filter: string }): Promise<void> {
  const { tools, file, info, runShare = 1, concurrency, directory, signal, silenceSeconds, onProgress } = work;
  const args = [
    ...input,
    '-threads',
    String(decoderThreads(tools.limits, concurrency, info)),
    ...pictureInput(file, info),
    ...pictureOutput(work, filter, 'at_0_%d.png'),
  ];
  const { pictureSeconds: durationSeconds } = info;
  const { frames } = await runFfmpeg(tools, args, {
    ...{ file, cwd: directory, signal, silenceSeconds, durationSeconds },
    onProgress: onProgress && (({ fraction, ...rest }) => onProgress({ ...rest, fraction: fraction * runShare })),
  });
  if ((await picturesIn(directory)).length < frames) throw await incomplete(join(directory, 'a tile'), file);
}

/** One short run per time; a place that the film has no picture for, or a damaged one, is left to its neighbours. */
async function seekTo(work: TileWork, times: readonly number[]): Promise<void> {
  const { tools, file, info, plan, concurrency, directory, silenceSeconds, onProgress } = work;
  const seeksFrom = plan === 'seeks' ? 0 : (work.runShare ?? 1);
  const [runUp = 0] = runUps(info);
  const taken: number[] = [];
  let done = 0;
  const seekOne = async (time: number, signal: AbortSignal) => {
    const input = [...enterAt(time, runUp), '-threads', '1', ...pictureInput(file, info)];
    const output = pictureOutput(work, onScreenFrom(time), `at_${time * 1000}_%d.png`);
    const { frames } = await runFfmpeg(tools, [...input, '-frames:v', '1', ...output], {
      ...{ file, cwd: directory, signal, silenceSeconds },
    }).catch(unlessUnreadable);
    if (frames > 0) taken.push(time);
    done += 1;
    onProgress?.({ fraction: seeksFrom + (done / times.length) * (1 - seeksFrom) });
  };
  await forEachParallel(times, concurrency, seekOne, work.signal);
  const there = new Set((await picturesIn(directory)).map(({ sought }) => sought));
  if (taken.some((time) => !there.has(time))) throw await incomplete(join(directory, 'a tile'), file);
}

/** Only what is wrong with the film itself is no failure: whatever else keeps a tile away may not do so the next time. */
function unlessUnreadable(error: unknown): Pick<FfmpegEnd, 'frames'> {
  if (!(error instanceof MediaError && error.kind === 'corrupt')) throw error;
  return { frames: 0 };
}

/** A plan that does not suit the film is followed by the next one. */
function unlessFilmIsToBlame(error: unknown): void {
  if (!(error instanceof MediaError && ['corrupt', 'unsupported', 'failed'].includes(error.kind))) throw error;
}

/** Numbers each file by its frame's time in milliseconds. */
function pictureOutput({ tile, info }: TileWork, filter: string, name: string): string[] {
  return [
    ...['-map', `0:${info.videoStream}`],
    ...['-vf', `${playerTime(info)},${filter},${oneField(info)}${scaleFilter(tile, info)},format=rgb24,settb=1/1000`],
    ...['-fps_mode', 'passthrough', '-enc_time_base', '1:1000', '-c:v', 'png', '-compression_level', '1'],
    ...['-f', 'image2', '-frame_pts', '1', name],
  ];
}

/** Those named `at_<time sought>_<time shown>.png`, in milliseconds, in the order of the film. */
async function picturesIn(directory: string): Promise<(Picture & { sought: number })[]> {
  const matches = (await readdir(directory))
    .map((name) => /^at_(\d+)_(-?\d+)\.png$/.exec(name))
    .filter((match) => match !== null);
  return matches
    .map(({ 0: name, 1: sought, 2: shown }) => ({ name, sought: Number(sought) / 1000, seconds: Number(shown) / 1000 }))
    .sort((one, other) => one.seconds - other.seconds);
}
