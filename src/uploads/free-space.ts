/** How much still fits on the disk of a storage path, and whether it is there. */
import { statfs } from 'node:fs/promises';
import { AppError, unavailable } from '../errors.ts';
import { askDisk } from '../files/disks.ts';

/** UNAVAILABLE while the folder is away. */
export async function freeBytes({ root, rootName }: { root: string; rootName: string }): Promise<number> {
  const { bavail, bsize } = await askDisk(root, async () => statfs(root)).catch((error: unknown) => {
    if (error instanceof AppError) throw error;
    throw unavailable(`The storage path '${rootName}' is not there now.`, { cause: error });
  });
  return bavail * bsize;
}
