/** Opens a file to be sent, never outside of its root, and without waiting for anything but the disk. */
import type { BigIntStats } from 'node:fs';
import { constants, type FileHandle, open, realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { notFound } from '../errors.ts';

export interface OpenFile {
  handle: FileHandle;
  /** Links resolved. */
  path: string;
  size: number;
  /** Changes whenever the file does: with its bytes, but also with its times, its name or its mode. */
  etag: string;
  lastModified: Date;
}

/** NOT_FOUND when it is not there, cannot be read, is no plain file, or a link leads it out of its root. */
export async function openFile(root: string, path: string): Promise<OpenFile> {
  const [realRoot, realFile] = await Promise.all([realpath(root), realpath(path)]).catch(() => {
    throw notFound('The file is not there.');
  });
  const inside = relative(realRoot, realFile);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`)) throw notFound('The file is not there.');
  // Opening a FIFO would wait for its writer, and reading it for ever.
  const handle = await open(realFile, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW).catch(
    (error: NodeJS.ErrnoException) => {
      throw notFound(`The file ${error.code === 'ENOENT' ? 'is not there' : 'cannot be read by the server'}.`);
    },
  );
  try {
    const stats = await handle.stat({ bigint: true });
    if (!stats.isFile()) throw notFound('The file is not there.');
    return { handle, path: realFile, size: Number(stats.size), etag: etagOf(stats), lastModified: stats.mtime };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** By the time of the last change of anything about it, as a program can write to a file and set its mtime back. */
const etagOf = ({ size, ctimeNs }: BigIntStats) => `"${size.toString(36)}-${ctimeNs.toString(36)}"`;
