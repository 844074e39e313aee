/** What can be wrong with a media file, in words for people and in kinds that decide whether trying again can help. */

import { basename, resolve } from 'node:path';

/**
 * - `corrupt`: damaged or cut off. `unsupported`: not a video we can read. `missing`: it vanished. None of these gets better by itself.
 * - `diskFull`: no room for the output. `timeout`: no progress for too long. `failed`: anything else. These may pass.
 */
export type MediaErrorKind = 'corrupt' | 'unsupported' | 'missing' | 'diskFull' | 'timeout' | 'failed';

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

/**
 * Turns the last words of an ffmpeg or ffprobe that failed into an error.
 *
 * @param file the file it worked on; @param stderr the end of what it printed; @param exitCode 128 + n when signal n ended it
 */
export function mediaErrorFrom(file: string, stderr: string, exitCode: number): MediaError {
  const [kind, reason] = SIGNS.find(([, , sign]) => sign.test(stderr)) ?? ['failed', 'could not be processed'];
  const said = lastLines(stderr.replaceAll(resolve(file), basename(file)));
  return new MediaError(kind, file, `${reason} (ffmpeg: ${said || `no message, exit code ${exitCode}`})`);
}

// Order matters: a full disk also prints "Invalid argument", a missing decoder also prints "Invalid data".
const SIGNS: [MediaErrorKind, string, RegExp][] = [
  [
    'diskFull',
    'could not be processed: the disk for the result is full',
    /No space left on device|Disk quota exceeded/,
  ],
  ['missing', 'does not exist any more', /: No such file or directory/],
  ['failed', 'may not be read by this server', /: Permission denied|: Operation not permitted/],
  [
    'unsupported',
    'is in a format this server cannot read',
    /not on whitelist|Decoder .* not found|Decoding requested, but no decoder|no decoder found|Stream map .* matches no streams|Could not find codec parameters/,
  ],
  ['corrupt', 'has lost its index: it was probably cut off while copying', /moov atom not found/],
  [
    'corrupt',
    'is damaged',
    /Invalid data found when processing input|End of file|Input\/output error|ended prematurely|partial file/,
  ],
];

/** The last three lines, without the module and address ffmpeg puts in front of each. */
function lastLines(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.replace(/\[[^\]]* @ 0x[0-9a-f]+\] */g, '').trim());
  return [...new Set(lines.filter(Boolean))].slice(-3).join('; ');
}
