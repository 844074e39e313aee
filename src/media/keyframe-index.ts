/** Reads where the keyframes of a film are out of the index of its container: a few reads, where ffprobe would read all of the film. */

import type { DiskFile } from '../files/disk-file.ts';
import type { Reader } from './index-reader.ts';
import { matroskaKeyframes } from './matroska-index.ts';
import { mp4Keyframes } from './mp4-index.ts';
import { openFilm } from './open-film.ts';

const readers: Record<string, (read: Reader, stream: number) => Promise<number[] | undefined>> = {
  mp4: mp4Keyframes,
  mov: mp4Keyframes,
  matroska: matroskaKeyframes,
  webm: matroskaKeyframes,
};

/**
 * When the keyframes of a stream are shown, in seconds of the file, rising; an index may leave some of them out. Undefined where there
 * is no index, or one that is not understood.
 *
 * @param videoStream the number of the stream among all of the file
 */
export async function indexedKeyframes(
  file: string,
  { container, videoStream }: { container: string; videoStream: number },
): Promise<number[] | undefined> {
  const readIndex = readers[container];
  if (!readIndex) return undefined;
  await using opened = await openFilm(file);
  try {
    const seconds = await readIndex(readerOf(opened), videoStream);
    return seconds && seconds.length > 0 ? seconds.sort((one, other) => one - other) : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined; // it is cut off or damaged
    throw error;
  }
}

const readerOf =
  (file: DiskFile): Reader =>
  async (position, length) => {
    const { buffer, bytesRead } = await file.ask(async (handle) =>
      handle.read(Buffer.alloc(length), 0, length, position),
    );
    return buffer.subarray(0, bytesRead);
  };
