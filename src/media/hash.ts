/** The fingerprint of a file's content. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

const CHUNK_BYTES = 1024 * 1024;

/**
 * Reads the file once, in pieces of 1 MiB, and returns its SHA-256 in lower-case hex.
 *
 * @throws what reading throws (ENOENT, EACCES …); the signal's reason when aborted
 */
export async function sha256OfFile(path: string, options: { signal?: AbortSignal } = {}): Promise<string> {
  const { signal } = options;
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path, { highWaterMark: CHUNK_BYTES }), hash, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
  return hash.digest('hex');
}
