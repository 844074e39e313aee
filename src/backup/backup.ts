/**
 * A backup of database and data folder in one file, made while the server runs: the rows are those of one moment, and the
 * files all that these rows name. Videos are not part of it.
 */
import { createWriteStream } from 'node:fs';
import { cp, link, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Config } from '../config.ts';
import { badInput, messageOf, unavailable } from '../errors.ts';
import { version } from '../version.ts';
import { type ArchiveWriter, writeArchive } from './archive.ts';
import { migrationNames, nameOf, queueMigration, readSequences, readTables, type Table } from './tables.ts';

/** What of the data folder belongs to the library; the rest is made anew, or is the database itself. */
export const keptFiles = ['assets', 'secrets/auth-secret'];

export interface Manifest {
  format: 1;
  version: string;
  createdAt: string;
  libraryId: string | null;
  /** In the order in which they are to be restored. */
  tables: Table[];
  sequences: Record<string, string>;
  migrations: string[];
  queueMigration: number;
}

/**
 * Writes the backup to `file`, which appears when it is complete.
 *
 * @returns its size in bytes
 * @throws BAD_USER_INPUT when the file exists already or cannot be written, UNAVAILABLE when the disk is full
 */
export async function backUp(
  place: { databaseUrl: string; config: Pick<Config, 'dataDir'> },
  file: string,
): Promise<number> {
  const target = resolve(file);
  if (await stat(target).catch(() => undefined))
    throw badInput('file', `${target} is there already: name another file.`);
  await using stack = new AsyncDisposableStack();
  const folder = await workFolder(target);
  stack.defer(async () => rm(folder, { recursive: true, force: true }));
  const links = await linkFolder(place.config.dataDir);
  stack.defer(async () => rm(links, { recursive: true, force: true }));
  const unfinished = join(folder, 'backup.tar');
  try {
    // What is replaced after the moment of the backup is linked before it, and what is new just before it is linked after.
    await linkFiles(place.config.dataDir, links);
    const client = stack.adopt(await connect(place.databaseUrl), async (opened) => opened.end());
    await client.query('begin isolation level repeatable read read only');
    const manifest = await describe(client);
    await linkFiles(place.config.dataDir, links);
    await using archive = writeArchive(unfinished);
    await archive.add('manifest.json', JSON.stringify(manifest));
    for (const table of manifest.tables) await addTable(archive, client, table, folder);
    for await (const path of filesIn(links))
      await archive.addFile(`files/${relative(links, path)}`, path, (await stat(path)).size);
    await archive.finish();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw unavailable(`There is no space left on the disk of ${target}.`, { cause: error });
    throw error;
  }
  await rename(unfinished, target);
  return (await stat(target)).size;
}

export async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name: 'reelgraph backup' });
  client.on('error', () => {}); // whoever asks next hears of it
  await client.connect();
  return client;
}

async function describe(client: pg.Client): Promise<Manifest> {
  const { rows } = await client.query<{ uuid: string | null }>('select uuid from library');
  return {
    format: 1,
    version: version(),
    createdAt: new Date().toISOString(),
    libraryId: rows[0]?.uuid ?? null,
    tables: await readTables(client),
    sequences: await readSequences(client),
    migrations: await migrationNames(client),
    queueMigration: await queueMigration(client),
  };
}

async function addTable(archive: ArchiveWriter, client: pg.Client, table: Table, folder: string): Promise<void> {
  const spool = join(folder, 'table'); // a tar archive says how large an entry is before its content
  const { escapeIdentifier: name } = client;
  const copy = `copy ${name(table.schema)}.${name(table.name)} (${table.columns.map(name).join(', ')}) to stdout`;
  await pipeline(client.query(copyTo(copy)), createGzip(), createWriteStream(spool));
  await archive.addFile(`tables/${nameOf(table)}.copy.gz`, spool, (await stat(spool)).size);
  await rm(spool);
}

/** Beside the backup, on the same disk. */
async function workFolder(target: string): Promise<string> {
  try {
    await mkdir(dirname(target), { recursive: true });
    return await mkdtemp(join(dirname(target), '.reelgraph-backup-'));
  } catch (error) {
    throw badInput('file', `${target} cannot be written: ${messageOf(error)}.`, { cause: error });
  }
}

/** In the data folder, as links do not reach another disk. */
const linkFolder = async (dataDir: string) => mkdtemp(join(dataDir, '.backup-'));

/** Links keep the content of files that are removed meanwhile. What is written has hidden names, and is not finished. */
async function linkFiles(dataDir: string, links: string): Promise<void> {
  for (const kept of keptFiles) {
    for await (const path of filesIn(join(dataDir, kept))) {
      const target = join(links, relative(dataDir, path));
      await mkdir(dirname(target), { recursive: true });
      await link(path, target).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST' || error.code === 'ENOENT') return;
        await cp(path, target); // a file system without links
      });
    }
  }
}

/** All files in or below a folder, or the file itself, but for hidden ones. */
export async function* filesIn(path: string): AsyncGenerator<string> {
  const facts = await stat(path).catch(() => undefined);
  if (facts?.isFile()) yield path;
  if (!facts?.isDirectory()) return;
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) yield* filesIn(join(path, entry.name));
    else if (entry.isFile()) yield join(path, entry.name);
  }
}
