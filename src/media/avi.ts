/** Sees whether an AVI file is as long as it says: ffprobe guesses a cut one's duration anew and notices nothing. */

import type { DiskFile } from '../files/disk-file.ts';
import { openFilm } from './open-film.ts';

/** How long a file says it is, and how long it is. */
export interface ByteCount {
  promised: number;
  present: number;
}

/** An AVI is a row of RIFF chunks, each with its length in front (the second and later ones when it is above 1 GiB). */
export async function aviBytes(file: string): Promise<ByteCount> {
  await using opened = await openFilm(file);
  const { size: present } = await opened.ask(async (handle) => handle.stat());
  let promised = 0;
  while (promised + HEADER_BYTES <= present) {
    const length = await riffLength(opened, promised);
    if (length === undefined) break;
    promised += HEADER_BYTES + length;
  }
  return { promised, present };
}

const HEADER_BYTES = 8;

/** Undefined where no RIFF chunk begins, or where the recorder never came back to write the length. */
async function riffLength(file: DiskFile, position: number): Promise<number | undefined> {
  const { buffer } = await file.ask(async (handle) =>
    handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, position),
  );
  const length = buffer.readUInt32LE(4);
  const isRiff = buffer.toString('latin1', 0, 4) === 'RIFF';
  return isRiff && length !== 0 && length !== 0xffffffff ? length : undefined;
}
