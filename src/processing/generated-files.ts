/** The generated files of a scene: every run writes files with names of its own, and those of the last successful run stay. */
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

export async function newFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
}

export async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Gives files other names, in pairs of the old one and the new one; false when one is not there. */
export async function renameAll(names: readonly (readonly [from: string, to: string])[]): Promise<boolean> {
  try {
    for (const [from, to] of names) await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  }
}

/** The files of earlier or failed runs: those that begin with `prefix`, or a dot and it, but not with `current`. */
export async function outdated(folder: string, prefix: string, current: string): Promise<string[]> {
  const isOfPhase = (name: string) => name.startsWith(prefix) || name.startsWith(`.${prefix}`);
  const names = await readdir(folder);
  return names.filter((name) => isOfPhase(name) && !name.startsWith(current)).map((name) => join(folder, name));
}

/** Removes the files whose names begin with `name`. */
export async function remove(folder: string, name: string): Promise<void> {
  const names = await readdir(folder);
  await removeAll(names.filter((found) => found.startsWith(name)).map((found) => join(folder, found)));
}

export async function removeAll(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { recursive: true, force: true });
}
