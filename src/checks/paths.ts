/** Where paths lie, told by their names alone: links are resolved by whoever asks. */
import { isAbsolute, relative, sep } from 'node:path';

/** Whether `path` lies below `folder`, which does not lie below itself. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
