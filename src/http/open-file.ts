/** Opens a file to be sent, never outside of its root, and without waiting for a disk that does not answer. */
import type { BigIntStats } from 'node:fs';
import { constants, realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { AppError, notFound } from '../errors.ts';
import type { DiskFile } from '../files/disk-file.ts';
import { askDisk } from '../files/disks.ts';
import { NoFileError, openPlain } from '../files/open-plain.ts';

export interface OpenFile extends AsyncDisposable {
  /** Reads into the buffer from a position on, and returns how many bytes there were. UNAVAILABLE when the disk does not answer. */
  read(buffer: Buffer, length: number, position: number): Promise<number>;
  /** Links resolved. */
  path: string;
  size: number;
  /** Changes whenever the file does: with its bytes, but also with its times, its name or its mode. */
  etag: string;
  lastModified: Date;
}

/**
 * NOT_FOUND when it is not there, cannot be read, is no plain file, or a link leads it out of its root; UNAVAILABLE when the disk
 * does not answer.
 */
export async function openFile(root: string, path: string): Promise<OpenFile> {
  const real = await askDisk(root, async () => realFileIn(root, path));
  await using stack = new AsyncDisposableStack();
  const file = stack.use(await openReal(real));
  const stats = await file.ask(async (handle) => handle.stat({ bigint: true }));
  if (!stats.isFile()) throw notFound('The file is not there.');
  const opened = stack.move();
  return {
    ...{ path: real, size: Number(stats.size), etag: etagOf(stats), lastModified: stats.mtime },
    read: async (buffer, length, position) =>
      file.ask(async (handle) => (await handle.read(buffer, 0, length, position)).bytesRead),
    [Symbol.asyncDispose]: async () => opened.disposeAsync(),
  };
}

async function realFileIn(root: string, path: string): Promise<string> {
  const [realRoot, realFile] = await Promise.all([realpath(root), realpath(path)]).catch(() => {
    throw notFound('The file is not there.');
  });
  const inside = relative(realRoot, realFile);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`)) throw notFound('The file is not there.');
  return realFile;
}

async function openReal(path: string): Promise<DiskFile> {
  return openPlain(path, { flags: constants.O_NOFOLLOW }).catch((error: unknown) => {
    if (error instanceof AppError) throw error;
    const isThere = !(error instanceof NoFileError) && (error as NodeJS.ErrnoException).code !== 'ENOENT';
    throw notFound(`The file ${isThere ? 'cannot be read by the server' : 'is not there'}.`);
  });
}

/** By the time of the last change of anything about it, as a program can write to a file and set its mtime back. */
const etagOf = ({ size, ctimeNs }: BigIntStats) => `"${size.toString(36)}-${ctimeNs.toString(36)}"`;
