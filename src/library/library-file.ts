/** The library id in the data folder. It is written in two steps, so that a crash leaves nothing that looks like another library's. */
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { conflict } from '../errors.ts';

export const libraryFile = (dataDir: string) => join(dataDir, 'library-id');

/** Holds an id that is being introduced: it counts once the database has the same one. */
const pendingFile = (dataDir: string) => `${libraryFile(dataDir)}.new`;

/** The id of the data folder; undefined when it has none. Finishes what a crash may have interrupted. */
export async function readLibraryFile(dataDir: string, databaseId: string | undefined): Promise<string | undefined> {
  const known = await readId(libraryFile(dataDir));
  if (known !== undefined || databaseId === undefined) return known;
  if ((await readId(pendingFile(dataDir))) !== databaseId) return undefined;
  await confirmLibraryFile(dataDir);
  return databaseId;
}

/** The first step: on disk, but not yet valid. */
export async function prepareLibraryFile(dataDir: string, id: string): Promise<void> {
  await using file = await open(pendingFile(dataDir), 'w');
  await file.writeFile(`${id}\n`);
  await file.sync();
}

/** The second step, once the database has the id. */
export async function confirmLibraryFile(dataDir: string): Promise<void> {
  await rename(pendingFile(dataDir), libraryFile(dataDir)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error; // another process on the same folder was faster
  });
}

async function readId(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const id = text?.trim();
  if (id === undefined || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
  throw conflict(
    `${file} does not hold the id of a library: it is damaged. Restore it from a backup, or remove it and run ` +
      '`npm run join-library`.',
  );
}
