/** Writes parts of a file to an answer through one buffer, so that a film of any size costs the same memory. */
import type { ServerResponse } from 'node:http';
import type { ByteRange } from './byte-ranges.ts';
import type { OpenFile } from './open-file.ts';

/** Bytes as they are, or those of the file. */
export type Segment = Buffer | ByteRange;

/** Twice as much is a tenth faster, and costs 200 slow readers 36 MB more (`npm run bench -- streaming`). */
const bufferBytes = 128 * 1024;

/** Buffers that are free: to allocate one for each of many short answers costs more than to read into it. */
const spare: Buffer[] = [];
const maxSpare = 32;

/**
 * Ends the answer when all segments are written. A reader that goes away ends it, too; a file that has become shorter
 * breaks the connection, as the length that was promised cannot be kept.
 */
export async function pump(
  file: Pick<OpenFile, 'read'>,
  segments: readonly Segment[],
  response: ServerResponse,
): Promise<void> {
  const closed = new Promise<boolean>((resolve) => {
    response.once('close', () => resolve(false)).on('error', () => resolve(false));
  });
  // Resolved when the system has taken the bytes, and their buffer is free again.
  const write = async (bytes: Buffer) => {
    const written = new Promise<boolean>((resolve) => {
      response.write(bytes, (error) => resolve(!error));
    });
    return Promise.race([written, closed]);
  };
  const longest = Math.max(0, ...segments.map((part) => (Buffer.isBuffer(part) ? 0 : part.end - part.start + 1)));
  const isShort = longest < bufferBytes;
  const buffer = (isShort ? undefined : spare.pop()) ?? Buffer.allocUnsafeSlow(isShort ? longest : bufferBytes);
  for (const segment of segments) {
    if (Buffer.isBuffer(segment)) {
      if (!(await write(segment))) return;
      continue;
    }
    for (let at = segment.start; at <= segment.end; ) {
      const bytesRead = await file.read(buffer, Math.min(buffer.length, segment.end - at + 1), at);
      if (bytesRead === 0) return void response.destroy();
      if (!(await write(buffer.subarray(0, bytesRead)))) return;
      at += bytesRead;
    }
  }
  response.end();
  if (!isShort && spare.length < maxSpare) spare.push(buffer); // of a reader who went away the system may still send it
}
