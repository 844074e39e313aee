/** The generated files of a scene: every run writes files with names of its own, and those of the last successful run stay. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

export async function newFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
}

/** Removes the files of earlier or failed runs: those that begin with `prefix`, or a dot and it, but not with `current`. */
export async function keepOnly(folder: string, prefix: string, current: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const isOfPhase = name.startsWith(prefix) || name.startsWith(`.${prefix}`);
    if (isOfPhase && !name.startsWith(current)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Removes the files whose names begin with `name`. */
export async function remove(folder: string, name: string): Promise<void> {
  for (const found of await readdir(folder))
    if (found.startsWith(name)) await rm(join(folder, found), { recursive: true, force: true });
}
