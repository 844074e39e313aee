/** The one way to run ffmpeg and ffprobe: quiet, on local files only, with progress, cancellable, and never left behind. */

import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { type ChildEnd, type Priority, runChild } from './child.ts';
import { inMebibytes, type MediaLimits, probeMemory } from './limits.ts';
import { MediaError, mediaErrorFrom, overMemory, overTime, saysDiskFull } from './media-error.ts';
import type { MediaTools } from './tools.ts';

export interface MediaProgress {
  /** 0 to 1; never goes back. */
  fraction: number;
  /** Seconds of film done per second, as ffmpeg says. */
  speed?: number;
  etaSeconds?: number;
}

export type OnProgress = (progress: MediaProgress) => void;

export interface RunOptions {
  /** The film it works on, for the words of an error. */
  file: string;
  signal?: AbortSignal;
  /** The folder it runs in; names of outputs are relative to it. */
  cwd?: string;
  /** Gives up after so many seconds in which it neither advances nor works. Default 120. */
  silenceSeconds?: number;
  priority?: Priority;
}

export interface FfmpegOptions extends RunOptions {
  /** How much of the film it goes through; without it there is no progress before the end. */
  durationSeconds?: number;
  onProgress?: OnProgress;
}

/** What ffmpeg counted at its end. */
export interface FfmpegEnd {
  /** Frames that reached the first output. */
  frames: number;
  /** Where the output ended, in seconds. */
  outTimeSeconds: number;
}

/**
 * Runs ffmpeg with `args` (inputs by `inputArgs`, then the outputs) until it ends well.
 *
 * @throws MediaError when ffmpeg fails or falls silent; the signal's reason when aborted
 */
export async function runFfmpeg(
  tools: MediaTools,
  args: readonly string[],
  options: FfmpegOptions,
): Promise<FfmpegEnd> {
  const { file, signal, cwd, silenceSeconds = DEFAULT_SILENCE_SECONDS, priority } = options;
  const progress = progressReader(options);
  const limits = { ...tools.limits, printedBytes: MOST_PRINTED };
  const end = await runChild(tools.ffmpeg, [...FFMPEG_FLAGS, ...inputLimits(limits), ...args], {
    ...{ signal, cwd, silenceSeconds, limits, priority },
    onLine: progress.read,
  });
  throwUnlessWell(file, end, { ...limits, silenceSeconds });
  options.onProgress?.({ fraction: 1, etaSeconds: 0 });
  return progress.end();
}

/**
 * Runs ffmpeg with `args`, which write to `pipe:1`, and hands what it writes to `read`, as fast as that reads. It may wait for as
 * long as it likes.
 *
 * @throws MediaError when ffmpeg fails; what `read` throws; the signal's reason when aborted
 */
export async function streamFfmpeg(
  tools: MediaTools,
  args: readonly string[],
  { file, signal, read }: Pick<RunOptions, 'file' | 'signal'> & { read: (output: Readable) => Promise<void> },
): Promise<void> {
  const { memoryBytes } = tools.limits;
  const end = await runChild(
    tools.ffmpeg,
    ['-hide_banner', '-loglevel', 'error', ...limitArgs(tools.limits), ...args],
    {
      ...{ signal, read, limits: { memoryBytes }, priority: 'normal' },
    },
  );
  throwUnlessWell(file, end, { ...tools.limits, printedBytes: MOST_PRINTED, silenceSeconds: DEFAULT_SILENCE_SECONDS });
}

/**
 * Runs ffprobe with `args` and returns its answer, parsed. The whole answer is held in memory, 4 MiB at most: ask for what is needed by name.
 *
 * @throws MediaError when ffprobe fails or falls silent; the signal's reason when aborted
 */
export async function runFfprobe(tools: MediaTools, args: readonly string[], options: RunOptions): Promise<unknown> {
  const lines: string[] = [];
  const onLine = (line: string) => lines.push(line);
  await runFfprobeLines(tools, ['-of', 'json', ...args], { ...options, onLine, printedBytes: LONGEST_ANSWER });
  return JSON.parse(lines.join('\n'));
}

/** Like `runFfprobe`, but hands out the lines as they come: for lists of packets, which may be long. */
export async function runFfprobeLines(
  tools: MediaTools,
  args: readonly string[],
  options: RunOptions & {
    onLine: (line: string) => void;
    printedBytes?: number;
    /** Pictures are decoded as well, which takes the memory of an ffmpeg. */
    isDecoding?: boolean;
  },
): Promise<void> {
  const { file, signal, cwd, onLine, silenceSeconds = DEFAULT_SILENCE_SECONDS, printedBytes = MOST_PRINTED } = options;
  const { isDecoding = false, priority } = options;
  const onLiveLine = (line: string) => {
    onLine(line);
    return true;
  };
  const limits = {
    ...tools.limits,
    memoryBytes: isDecoding ? tools.limits.memoryBytes : probeMemory(tools.limits),
    printedBytes,
  };
  const end = await runChild(tools.ffprobe, ['-v', 'error', ...limitArgs(limits), ...args], {
    ...{ signal, cwd, silenceSeconds, limits, priority },
    onLine: onLiveLine,
  });
  throwUnlessWell(file, end, { ...limits, silenceSeconds });
}

/**
 * The arguments that open a film, for ffmpeg and ffprobe alike. The `file:` prefix makes any name a plain name (dashes, colons,
 * percent signs), absolute because runs have folders of their own; the lists keep a playlist that calls itself .mp4 from opening other files or addresses.
 */
export function inputArgs(file: string): string[] {
  return ['-protocol_whitelist', 'file,pipe', '-format_whitelist', FORMATS, '-i', `file:${resolve(file)}`];
}

const FORMATS = 'mov,matroska,avi,asf,mpegts,mpeg,flv,ogg';
const DEFAULT_SILENCE_SECONDS = 120;
// Without -nostdin: given that, ffmpeg 7.0 ignores SIGTERM. Its standard input is /dev/null anyway.
const FFMPEG_FLAGS =
  '-hide_banner -loglevel error -nostats -stats_period 0.1 -progress pipe:1 -y -filter_threads 2'.split(' ');

/** A list of packets, or hours of progress; and an answer that is held as a whole. */
const MOST_PRINTED = 256 * 1024 ** 2;
const LONGEST_ANSWER = 4 * 1024 ** 2;

/**
 * What each input but the first, for which `runFfmpeg` says it, needs in front of it. Of threads, the default is one per processor, each with
 * pictures of its own.
 */
export const inputLimits = (limits: Pick<MediaLimits, 'memoryBytes' | 'maxPixels'>): string[] => [
  ...['-threads', '2'],
  ...limitArgs(limits),
];

/** For the input that follows. One piece of memory may be half of all. */
function limitArgs({ memoryBytes, maxPixels }: Pick<MediaLimits, 'memoryBytes' | 'maxPixels'>): string[] {
  return ['-max_alloc', String(Math.floor(memoryBytes / 2)), '-max_pixels', String(maxPixels)];
}

interface RunLimits extends MediaLimits {
  printedBytes: number;
}

function throwUnlessWell(file: string, end: ChildEnd, limits: RunLimits & { silenceSeconds: number }): void {
  const { exitCode, stderr, givenUp } = end;
  const { silenceSeconds, printedBytes } = limits;
  if (givenUp === 'silence')
    throw new MediaError('timeout', file, `made no progress for ${silenceSeconds} seconds and was given up`);
  if (givenUp === 'time') throw overTime(file, limits);
  if (givenUp === 'memory') throw overMemory(file, limits);
  if (givenUp === 'output')
    throw new MediaError('limit', file, `makes ffmpeg print more than the ${inMebibytes(printedBytes)} that are read`);
  if (exitCode !== 0 || saysDiskFull(stderr)) throw mediaErrorFrom(file, stderr, exitCode, limits);
}

/** Reads the blocks of `key=value` lines that -progress prints. Only an advance counts as life: a stuck ffmpeg goes on printing. */
function progressReader({ durationSeconds, onProgress }: FfmpegOptions) {
  const block = new Map<string, string>();
  let seen = '';
  let fraction = 0;
  const seconds = () => Math.max(0, Number(block.get('out_time_us')) / 1e6 || 0);
  const report = () => {
    if (!durationSeconds || !onProgress) return;
    const reached = Math.min(1, seconds() / durationSeconds);
    if (reached <= fraction) return;
    fraction = reached;
    const speed = Number.parseFloat(block.get('speed') ?? '') || undefined;
    onProgress({ fraction, speed, etaSeconds: speed && ((1 - fraction) * durationSeconds) / speed });
  };
  return {
    read(line: string): boolean {
      const [key = '', value = ''] = line.split('=', 2).map((part) => part.trim());
      if (key !== 'progress') {
        block.set(key, value);
        return false;
      }
      const now = ['frame', 'out_time_us', 'total_size'].map((name) => block.get(name)).join();
      if (now === seen) return false;
      seen = now;
      report();
      return true;
    },
    end: (): FfmpegEnd => ({ frames: Number(block.get('frame') ?? 0), outTimeSeconds: seconds() }),
  };
}
