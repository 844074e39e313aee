/** Removing the video file of a scene. */
import { lstat, realpath, unlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { isInside } from '../checks/paths.ts';
import { AppError } from '../errors.ts';
import { askDisk } from '../files/disks.ts';

/**
 * Removes a file that is proven to lie in its storage path, with no link on the way: behind a link is what another scene
 * may be about. One that is gone already is fine. Returns why it could not be removed, in words that name no path;
 * undefined when it is gone.
 */
export async function removeVideoFile(path: string, root: string | null): Promise<AppError | undefined> {
  if (root === null) return refused('The scene belongs to no storage path, so its file is left where it is.');
  return askDisk(root, async () => removeIn(root, path)).catch((error: unknown) => {
    if (error instanceof AppError) return error;
    throw error;
  });
}

async function removeIn(root: string, path: string): Promise<AppError | undefined> {
  let realRoot: string;
  try {
    realRoot = await realpath(root);
  } catch (error) {
    return new AppError('UNAVAILABLE', 'The storage path cannot be reached.', undefined, { cause: error });
  }
  if (!isInside(path, root)) {
    return refused('The file does not lie in its storage path, so it is left where it is.');
  }
  try {
    const folder = await realpath(dirname(path));
    if (folder !== join(realRoot, dirname(relative(root, path))))
      return refused('The file lies behind a link, so it is left.');
    const file = join(folder, basename(path));
    if ((await lstat(file)).isSymbolicLink()) return refused('This is a link and no file, so it is left where it is.');
    await unlink(file); // of a link that was put here just now, the link
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : whyNot(error);
  }
}

const refused = (message: string) => new AppError('FORBIDDEN', message);

function whyNot(error: unknown): AppError {
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  const reasons: Record<string, string> = {
    EACCES: 'the server may not write to its folder',
    EPERM: 'the server may not remove it',
    EROFS: 'its disk is read-only',
    EBUSY: 'it is in use',
    EISDIR: 'it is a folder',
  };
  return new AppError('UNAVAILABLE', `The file cannot be removed: ${reasons[code] ?? `error ${code}`}.`, undefined, {
    cause: error,
  });
}
