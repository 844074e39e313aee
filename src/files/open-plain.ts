/** Opens plain files, and nothing else that may stand in their place. */
import { constants, open, stat } from 'node:fs/promises';
import { DiskFile } from './disk-file.ts';
import type { Patience } from './disks.ts';

/** For work that nobody waits for: a disk may have to wake up first. */
export const patience: Patience = { seconds: 60 };

/** Of something that is no file, such as a folder, a device or a FIFO. */
export class NoFileError extends Error {
  override readonly name = 'NoFileError';
  readonly syscall = 'open';

  constructor(readonly path: string) {
    super('This is not a file.');
  }
}

/**
 * Opens it for reading. Looks first, because opening a device can do something, and does not wait for a writer, because a FIFO may
 * have taken its place since. Throws what the system says, NoFileError, or UNAVAILABLE when the disk does not answer.
 */
export async function openPlain(path: string, options: Patience & { flags?: number } = {}): Promise<DiskFile> {
  const { flags = 0, ...asked } = options;
  const openFile = async () => {
    if (!(await stat(path)).isFile()) throw new NoFileError(path);
    return open(path, constants.O_RDONLY | constants.O_NONBLOCK | flags);
  };
  return DiskFile.open(path, openFile, asked);
}
