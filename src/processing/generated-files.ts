/** Housekeeping of a scene's generated files: every run writes names of its own, the last one that succeeded stays. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

export async function newFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
}

/** Removes what earlier or broken runs left: all that begins with `prefix`, or a dot and it, but not with `current`. */
export async function keepOnly(folder: string, prefix: string, current: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const isOfPhase = name.startsWith(prefix) || name.startsWith(`.${prefix}`);
    if (isOfPhase && !name.startsWith(current)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Removes what begins with `name`. */
export async function remove(folder: string, name: string): Promise<void> {
  for (const found of await readdir(folder))
    if (found.startsWith(name)) await rm(join(folder, found), { recursive: true, force: true });
}
