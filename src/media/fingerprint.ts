/** A quick fingerprint of a file: tells large files apart without reading all of them. */
import { createHash } from 'node:crypto';
import { openPlain, patience } from '../files/open-plain.ts';

const pieceBytes = 64 * 1024;

/**
 * Its size and a hash of its first, middle and last 64 KiB; of a file that is smaller than these together, of all of it.
 * Throws what opening (`openPlain`) and reading throw.
 */
export async function fingerprintOf(path: string): Promise<string> {
  await using file = await openPlain(path, patience);
  const { size } = await file.ask(async (handle) => handle.stat());
  const hash = createHash('sha256');
  for (const { position, length } of piecesOf(size)) {
    const piece = Buffer.alloc(length);
    const { bytesRead } = await file.ask(async (handle) => handle.read(piece, 0, length, position));
    hash.update(piece.subarray(0, bytesRead));
  }
  return `${size}-${hash.digest('hex')}`;
}

function piecesOf(size: number): { position: number; length: number }[] {
  if (size <= 3 * pieceBytes) return [{ position: 0, length: size }];
  const middle = Math.floor((size - pieceBytes) / 2);
  return [0, middle, size - pieceBytes].map((position) => ({ position, length: pieceBytes }));
}
