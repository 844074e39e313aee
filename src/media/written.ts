/** Makes sure that what ffmpeg has written is whole and on disk: some versions end well although their last write failed. */

import { type FileHandle, open, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { MediaError, type MediaErrorKind } from './media-error.ts';

export interface Size {
  width: number;
  height: number;
}

/**
 * Checks a WebP file and sees that it is on disk: its length and those of its pieces are what their headers say, and its picture begins as one
 * and has the size that was asked for, where one was. Returns its size.
 *
 * @throws MediaError `incomplete` or `diskFull`
 */
export async function checkWebp(path: string, { file, size }: { file: string; size?: Size }): Promise<Size> {
  await using handle = await openWritten(path, file);
  await handle.sync(); // some file systems say only here that there was no room
  const found = await webpSize(handle);
  if (!found || (size && !isSameSize(found, size))) throw await incomplete(path, file);
  return found;
}

/** The same for all of these in a folder. */
export async function checkWebps(
  directory: string,
  pictures: readonly { name: string; size: Size }[],
  file: string,
): Promise<void> {
  for (const { name, size } of pictures) await checkWebp(join(directory, name), { file, size });
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

/**
 * Undefined when it is not whole. A WebP is a RIFF file (RFC 9649): a head, then pieces, each with its name and its length in front. One of
 * them is the picture, a keyframe of VP8 (RFC 6386, 9.1), which says how long the first of its own two parts is.
 */
async function webpSize(handle: FileHandle): Promise<Size | undefined> {
  const { size: present } = await handle.stat();
  const read = async (position: number) =>
    (await handle.read(Buffer.alloc(PIECE_HEAD), 0, PIECE_HEAD, position)).buffer;
  const name = (bytes: Buffer, at: number) => bytes.toString('latin1', at, at + 4);
  const head = await read(0);
  if (name(head, 0) !== 'RIFF' || name(head, 8) !== 'WEBP' || head.readUInt32LE(4) + 8 !== present) return undefined;
  let found: Size | undefined;
  let position = 12;
  while (position < present) {
    const piece = await read(position);
    const length = piece.readUInt32LE(4);
    if (name(piece, 0) === 'VP8 ') {
      const [tag, startCode] = [piece.readUIntLE(8, 3), piece.readUIntBE(11, 3)];
      if (tag % 2 !== 0 || tag >> 5 > length || startCode !== 0x9d012a) return undefined;
      found = { width: piece.readUInt16LE(14) & SIDE_BITS, height: piece.readUInt16LE(16) & SIDE_BITS };
    }
    position += 8 + length + (length % 2);
  }
  return position === present ? found : undefined;
}

const PIECE_HEAD = 18;
const SIDE_BITS = 0x3fff; // above them is how to enlarge it

async function openWritten(path: string, film: string) {
  return open(path).catch(async (error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? await incomplete(path, film) : error;
  });
}

const isSameSize = (one: Size, other: Size) => one.width === other.width && one.height === other.height;
