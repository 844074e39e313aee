/** Sees whether a Matroska or WebM file is as long as it says: its segment holds everything after the header, and has a length. */

import type { DiskFile } from '../files/disk-file.ts';
import type { ByteCount } from './avi.ts';
import { openFilm } from './open-film.ts';

/** Nothing is promised by a recording whose length was not known when it began (RFC 8794, section 6.2). */
export async function matroskaBytes(file: string): Promise<ByteCount> {
  await using opened = await openFilm(file);
  const { size: present } = await opened.ask(async (handle) => handle.stat());
  const header = await readElement(opened, 0);
  const segment = header && (await readElement(opened, header.end));
  return { promised: segment?.end ?? 0, present };
}

const LONGEST_HEAD = 12;

/** Where an element ends: after its id, its length, each with its own length in the leading zeros of its first byte, and its content. */
async function readElement(file: DiskFile, position: number): Promise<{ end: number } | undefined> {
  const { buffer, bytesRead } = await file.ask(async (handle) =>
    handle.read(Buffer.alloc(LONGEST_HEAD), 0, LONGEST_HEAD, position),
  );
  const idBytes = Math.clz32(buffer[0] ?? 0) - 23;
  const lengthBytes = Math.clz32(buffer[idBytes] ?? 0) - 23;
  if (bytesRead < LONGEST_HEAD || idBytes > 4 || lengthBytes > 8) return undefined;
  const marked = buffer.subarray(idBytes, idBytes + lengthBytes);
  const length = BigInt(`0x${marked.toString('hex')}`) - (1n << BigInt(7 * lengthBytes));
  const isUnknown = length === (1n << BigInt(7 * lengthBytes)) - 1n;
  return isUnknown ? undefined : { end: position + idBytes + lengthBytes + Number(length) };
}
