/** How much still fits on the disk of a storage path. */
import { statfs } from 'node:fs/promises';
import { messageOf, unavailable } from '../errors.ts';

/** UNAVAILABLE while the folder is away. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder).catch((error: unknown) => {
    throw unavailable(`The storage path ${folder} is not there now: ${messageOf(error)}`, { cause: error });
  });
  return bavail * bsize;
}
