/** The fingerprint of a file's content. */

import { createHash } from 'node:crypto';
import { openPlain, patience } from '../files/open-plain.ts';

const CHUNK_BYTES = 1024 * 1024;

/**
 * Reads the file once, in pieces of 1 MiB, and returns its SHA-256 in lower-case hex.
 *
 * @throws what opening (`openPlain`) and reading throw; AppError UNAVAILABLE when the disk does not answer; the signal's reason when aborted
 */
export async function sha256OfFile(path: string, options: { signal?: AbortSignal } = {}): Promise<string> {
  const { signal } = options;
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  await using file = await openPlain(path, patience);
  for (;;) {
    signal?.throwIfAborted();
    const { bytesRead } = await file.ask(async (handle) => handle.read(chunk, 0, CHUNK_BYTES, null));
    if (bytesRead === 0) return hash.digest('hex');
    hash.update(chunk.subarray(0, bytesRead));
  }
}
