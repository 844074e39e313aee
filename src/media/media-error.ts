/** What can be wrong with a media file, in words for people and in kinds that decide whether trying again can help. */

import { constants } from 'node:os';
import { basename, resolve } from 'node:path';
import { defaultMediaLimits, inMebibytes, type MediaLimits } from './limits.ts';

/**
 * - `corrupt`: damaged or cut off. `unsupported`: not a video we can read. `missing`: it vanished. `limit`: it takes more than the
 *   settings allow. None of these gets better by itself.
 * - `diskFull`: no room for the output. `incomplete`: the output is not whole. `timeout`: no progress for too long. `killed`: ffmpeg was
 *   ended by a signal, such as that of a system without memory. `failed`: anything else. These may pass.
 */
export type MediaErrorKind =
  | 'corrupt'
  | 'unsupported'
  | 'missing'
  | 'limit'
  | 'diskFull'
  | 'incomplete'
  | 'timeout'
  | 'killed'
  | 'failed';

/** The message names the file by its base name and ends with what ffmpeg itself said, where that helps. */
export class MediaError extends Error {
  override readonly name = 'MediaError';

  constructor(
    readonly kind: MediaErrorKind,
    readonly file: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${JSON.stringify(basename(file))} ${reason}`, options);
  }
}

/** Whether the machine was at fault and not the file: it may be tried again. */
export const isOfTheMachine = ({ kind }: MediaError) => ['diskFull', 'incomplete', 'timeout', 'killed'].includes(kind);

/** Whether the file itself was at fault: it fails again however often it is tried. */
export const isOfTheFile = ({ kind }: MediaError) => ['corrupt', 'unsupported', 'limit'].includes(kind);

/**
 * Turns the last words of an ffmpeg or ffprobe that failed into an error.
 *
 * @param file the file it worked on; @param stderr the end of what it printed; @param exitCode 128 + n when signal n ended it;
 *   @param limits those that it ran under
 */
export function mediaErrorFrom(
  file: string,
  stderr: string,
  exitCode: number,
  limits: MediaLimits = defaultMediaLimits,
): MediaError {
  const signal = signalOf(exitCode);
  if (exitCode === 128 + constants.signals.SIGXFSZ) return overOutput(file, limits);
  // What it complained of before it was killed is not why it ended.
  if (signal !== undefined && !saysDiskFull(stderr))
    return new MediaError('killed', file, `could not be processed: ffmpeg was ended by ${signal}`);
  if (NO_MEMORY.test(stderr)) return overMemory(file, limits);
  if (saysTooLarge(stderr)) return overPixels(file, limits);
  const [kind, reason] = SIGNS.find(([, , sign]) => sign.test(stderr)) ?? ['failed', 'could not be processed'];
  const said = lastLines(stderr.replaceAll(resolve(file), basename(file)));
  return new MediaError(kind, file, `${reason} (ffmpeg: ${said || `no message, exit code ${exitCode}`})`);
}

/** ffmpeg itself may end well after its last write has failed. */
export const saysDiskFull = (stderr: string) => DISK_FULL.test(stderr);

const DISK_FULL = /No space left on device|Disk quota exceeded/;

const NO_MEMORY = /Cannot allocate memory|std::bad_alloc/;
const TOO_MANY_PIXELS = /Picture size \S+ (exceeds specified max pixel count|is invalid)/;

/** It may say so and end well, without a picture. */
export const saysTooLarge = (stderr: string) => TOO_MANY_PIXELS.test(stderr);

export const overMemory = (file: string, { memoryBytes }: MediaLimits) =>
  new MediaError('limit', file, `takes more memory than the ${inMebibytes(memoryBytes)} that MEDIA_MEMORY allows`);

export const overPixels = (file: string, { maxPixels }: MediaLimits) =>
  new MediaError(
    'limit',
    file,
    `has pictures of more than the ${maxPixels / 1e6} megapixels that MEDIA_MAX_MEGAPIXELS allows`,
  );

export const overOutput = (file: string, { fileBytes }: MediaLimits) =>
  new MediaError('limit', file, `makes a file larger than the ${inMebibytes(fileBytes)} that MEDIA_MAX_OUTPUT allows`);

export const overTime = (file: string, { seconds }: MediaLimits) =>
  new MediaError('limit', file, `takes longer than the ${seconds} seconds that MEDIA_TIMEOUT allows`);

/** By the exit code. On SIGTERM and SIGINT ffmpeg ends by itself, with 255. */
function signalOf(exitCode: number): string | undefined {
  if (exitCode === 255) return 'a signal';
  return exitCode > 128 && exitCode <= 128 + 31 ? `signal ${exitCode - 128}` : undefined;
}

// Order matters: a full disk also prints "Invalid argument", a missing decoder also prints "Invalid data".
const SIGNS: [MediaErrorKind, string, RegExp][] = [
  ['diskFull', 'could not be processed: the disk for the result is full', DISK_FULL],
  ['missing', 'does not exist any more', /: No such file or directory/],
  ['failed', 'may not be read by this server', /: Permission denied/],
  [
    'unsupported',
    'is in a format this server cannot read',
    /not on whitelist|Decoder .* not found|Decoding requested, but no decoder|no decoder found|Stream map .* matches no streams|Could not find codec parameters/,
  ],
  ['corrupt', 'has an index that leads nowhere', /Could not seek to position/], // before its "Operation not permitted"
  ['corrupt', 'has lost its index: it was probably cut off while copying', /moov atom not found/],
  [
    'corrupt',
    'is damaged',
    /Invalid data found when processing input|End of file|Input\/output error|ended prematurely|partial file|Decode error rate|Cannot determine format of input|Could not open encoder before EOF/,
  ],
];

/** The last three lines, without the module and address ffmpeg puts in front of each. */
function lastLines(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.replace(/\[[^\]]* @ 0x[0-9a-f]+\] */g, '').trim());
  return [...new Set(lines.filter(Boolean))].slice(-3).join('; ');
}
