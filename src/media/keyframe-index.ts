/** Reads where the keyframes of a film are out of the index of its container: a few reads, where ffprobe would read all of the film. */

import type { DiskFile } from '../files/disk-file.ts';
import type { Reader, StreamIndex } from './index-reader.ts';
import { matroskaIndex } from './matroska-index.ts';
import { mp4Index } from './mp4-index.ts';
import { openFilm } from './open-film.ts';

type IndexReader = (read: Reader, stream: number) => Promise<StreamIndex | undefined>;

const readers: Record<string, IndexReader> = {
  mp4: mp4Index,
  mov: mp4Index,
  matroska: matroskaIndex,
  webm: matroskaIndex,
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
  return (await indexBy(readIndex, opened, videoStream))?.keyframes;
}

export interface FilmIndex extends StreamIndex {
  videoStream: number;
}

/** The same of a film of which nothing is known yet: its first pictures, where they are one of the first two streams. */
export async function firstIndex(file: string): Promise<FilmIndex | undefined> {
  await using opened = await openFilm(file);
  for (const readIndex of [mp4Index, matroskaIndex])
    for (const videoStream of [0, 1]) {
      const index = await indexBy(readIndex, opened, videoStream);
      if (index) return { ...index, videoStream };
    }
  return undefined;
}

async function indexBy(readIndex: IndexReader, file: DiskFile, stream: number): Promise<StreamIndex | undefined> {
  try {
    const index = await readIndex(readerOf(file), stream);
    if (!index || index.keyframes.length === 0) return undefined;
    return { ...index, keyframes: index.keyframes.sort((one, other) => one - other) };
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
