/** Writes a part of a file to an answer through one buffer, so that a film of any size costs the same memory. */
import type { FileHandle } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';

const bufferBytes = 256 * 1024;

/**
 * Ends the answer when `length` bytes from `start` on are written. A reader that goes away ends it, too; a file that has
 * become shorter breaks the connection, as the length that was promised cannot be kept.
 */
export async function pump(file: FileHandle, start: number, length: number, response: ServerResponse): Promise<void> {
  const closed = new Promise<boolean>((resolve) => {
    response.once('close', () => resolve(false)).on('error', () => resolve(false));
  });
  const buffer = Buffer.allocUnsafeSlow(Math.min(bufferBytes, length));
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, length - done), start + done);
    if (bytesRead === 0) return void response.destroy();
    // The buffer is free again when the system has taken its content, which the callback tells.
    const written = new Promise<boolean>((resolve) => {
      response.write(buffer.subarray(0, bytesRead), (error) => resolve(!error));
    });
    if (!(await Promise.race([written, closed]))) return;
    done += bytesRead;
  }
  response.end();
}
