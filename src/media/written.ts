/** Makes sure that what ffmpeg has written is whole and on disk: some versions end well although their last write failed. */

import { open, statfs } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { type RunOptions, runFfprobe } from './ffmpeg.ts';
import { MediaError, type MediaErrorKind } from './media-error.ts';
import type { MediaTools } from './tools.ts';

export interface Size {
  width: number;
  height: number;
}

/**
 * Checks a WebP file: its length is what its header says, it can be decoded, and it has the size that was asked for, where one
 * was. Returns its size.
 *
 * @throws MediaError `incomplete` or `diskFull`; the signal's reason when aborted
 */
export async function checkWebp(tools: MediaTools, path: string, options: RunOptions & { size?: Size }): Promise<Size> {
  await checkWebpLength(path, options.file);
  const [found, ...more] = await decodedPictures(tools, ['-f', 'webp_pipe', `file:${resolve(path)}`], options);
  const isRight = found && more.length === 0 && (!options.size || isSameSize(found, options.size));
  if (!isRight) throw await incomplete(path, options.file);
  return found;
}

/** The same for `0.webp` … in a folder, each of the size that was asked for. */
export async function checkWebps(
  tools: MediaTools,
  sizes: readonly Size[],
  options: RunOptions & { cwd: string },
): Promise<void> {
  await checkNumbered(
    tools,
    sizes.map((_, index) => `${index}.webp`),
    '%d.webp',
    sizes,
    options,
  );
}

/** The same for `sheet_001.webp` … in a folder, all of one size. */
export async function checkSheets(
  tools: MediaTools,
  sheets: readonly string[],
  { size, ...options }: RunOptions & { cwd: string; size: Size },
): Promise<void> {
  await checkNumbered(
    tools,
    sheets,
    'sheet_%03d.webp',
    sheets.map(() => size),
    options,
  );
}

/** In one run. */
async function checkNumbered(
  tools: MediaTools,
  names: readonly string[],
  pattern: string,
  sizes: readonly Size[],
  options: RunOptions & { cwd: string },
): Promise<void> {
  const { file, cwd } = options;
  for (const name of names) await checkWebpLength(resolve(cwd, name), file);
  const found = await decodedPictures(tools, ['-f', 'image2', pattern], options);
  const isRight = found.length === sizes.length && found.every((one, index) => isSameSize(one, sizes[index] ?? one));
  if (!isRight) throw await incomplete(resolve(cwd, names[0] ?? ''), file);
}

/** Checks that a PNG reaches as far as its end mark. It is not synced: such files are gone before anyone is told of them. */
export async function checkPng(path: string, film: string): Promise<void> {
  await using handle = await openWritten(path, film);
  const { size } = await handle.stat();
  const { buffer } = await handle.read(
    Buffer.alloc(PNG_END.length),
    0,
    PNG_END.length,
    Math.max(0, size - PNG_END.length),
  );
  if (!buffer.equals(PNG_END)) throw await incomplete(path, film);
}

/** Checks that a text is there as it was written, and on disk. */
export async function checkText(path: string, text: string, film: string): Promise<void> {
  await using handle = await openWritten(path, film);
  await handle.sync();
  if ((await handle.readFile('utf8')) !== text) throw await incomplete(path, film);
}

/** The error for a file that is missing or cut off: a full disk where that is the reason. */
export async function incomplete(path: string, film: string): Promise<MediaError> {
  const { bavail, bsize } = await statfs(dirname(path)).catch(() => ({ bavail: Number.POSITIVE_INFINITY, bsize: 1 }));
  const kind: MediaErrorKind = bavail * bsize < LITTLE_BYTES ? 'diskFull' : 'incomplete';
  const why = kind === 'diskFull' ? ': the disk for the result is full' : '';
  return new MediaError(kind, film, `could not be processed: ${basename(path)} was not written completely${why}`);
}

const LITTLE_BYTES = 1024 * 1024;

const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex');

/** A RIFF header says how long the file is without its first eight bytes. */
async function checkWebpLength(path: string, film: string): Promise<void> {
  await using handle = await openWritten(path, film);
  await handle.sync(); // some file systems say only here that there was no room
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(12), 0, 12, 0);
  const isWebp =
    bytesRead === 12 && buffer.toString('latin1', 0, 4) === 'RIFF' && buffer.toString('latin1', 8) === 'WEBP';
  if (!isWebp || buffer.readUInt32LE(4) + 8 !== (await handle.stat()).size) throw await incomplete(path, film);
}

async function openWritten(path: string, film: string) {
  return open(path).catch(async (error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? await incomplete(path, film) : error;
  });
}

/** The sizes of those that can be decoded. */
async function decodedPictures(tools: MediaTools, input: string[], options: RunOptions): Promise<Size[]> {
  const show = ['-select_streams', 'v:0', '-show_entries', 'frame=width,height'];
  const { frames } = (await runFfprobe(tools, [...show, ...input], options)) as { frames?: Size[] };
  return (frames ?? []).map(({ width, height }) => ({ width, height }));
}

const isSameSize = (one: Size, other: Size) => one.width === other.width && one.height === other.height;
