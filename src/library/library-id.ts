/** Database and data folder carry the same id, so that a server never works on the files of another library. */

import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Config } from '../config.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { conflict } from '../errors.ts';
import { confirmLibraryFile, libraryFile, prepareLibraryFile, readLibraryFile } from './library-file.ts';

interface Place {
  orm: MikroORM;
  config: Pick<Config, 'dataDir'>;
  log: { info(message: string): void };
}

/**
 * Lets only a server go on whose database and data folder belong together. Where neither has an id, which is the case for
 * a new library and for one of an older version, both get one, unless the folder shows that it belongs to another database.
 *
 * @throws CONFLICT that says which is which, and how to join them on purpose
 */
export async function claimLibrary({ orm, config, log }: Place): Promise<void> {
  const { dataDir } = config;
  const made = await transaction(
    orm.em.fork(),
    async (em) => {
      const ids = await readIds(em, dataDir, { lock: true });
      const problem = mismatch(orm, dataDir, ids);
      if (problem) throw conflict(problem);
      if (ids.database !== undefined) return undefined;
      if (await isFilesWithoutScenes(em, dataDir)) throw conflict(mismatchText(orm, dataDir, ids, oldFiles));
      return introduce(em, dataDir, randomUUID());
    },
    { once: true },
  );
  if (made === undefined) return;
  await confirmLibraryFile(dataDir);
  log.info(`This library has the id ${made}. The database and ${libraryFile(dataDir)} carry it.`);
}

/** What is wrong now; undefined when database and data folder belong together. */
export async function libraryProblem({ orm, config: { dataDir } }: Omit<Place, 'log'>): Promise<string | undefined> {
  return mismatch(orm, dataDir, await readIds(orm.em.fork(), dataDir));
}

/**
 * Joins them on purpose: the data folder takes the id of the database, or the database that of the data folder when it has
 * none itself. Returns the id.
 */
export async function joinLibrary({ orm, config: { dataDir }, log }: Place): Promise<string> {
  const id = await transaction(
    orm.em.fork(),
    async (em) => {
      const { database, folder } = await readIds(em, dataDir, { lock: true });
      return introduce(em, dataDir, database ?? folder ?? randomUUID());
    },
    { once: true },
  );
  await confirmLibraryFile(dataDir);
  log.info(`The database and ${libraryFile(dataDir)} now both carry the library id ${id}.`);
  return id;
}

interface Ids {
  database: string | undefined;
  folder: string | undefined;
}

/** With `lock` whoever else wants to introduce an id waits for the end of the transaction. */
async function readIds(em: EntityManager, dataDir: string, { lock = false } = {}): Promise<Ids> {
  const { uuid } = await rows(em)
    .selectFrom('library')
    .select('uuid')
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirstOrThrow();
  const database = uuid ?? undefined;
  return { database, folder: await readLibraryFile(dataDir, database) };
}

/** The file is on disk before the database commits, and valid after it. */
async function introduce(em: EntityManager, dataDir: string, id: string): Promise<string> {
  await prepareLibraryFile(dataDir, id);
  await rows(em).updateTable('library').set({ uuid: id }).execute();
  return id;
}

/** Generated images of a version before the ids, beside a database that knows no scene they could be of. */
async function isFilesWithoutScenes(em: EntityManager, dataDir: string): Promise<boolean> {
  const folders = await readdir(join(dataDir, 'assets', 'scenes')).catch(() => []);
  if (folders.length === 0) return false;
  return (await rows(em).selectFrom('scenes').select('id').limit(1).executeTakeFirst()) === undefined;
}

const oldFiles = 'The data folder holds images of scenes, and the database has no scenes.';

function mismatch(orm: MikroORM, dataDir: string, ids: Ids): string | undefined {
  const { database, folder } = ids;
  if (database === folder) return undefined;
  const hints = [
    ...(database === undefined ? ['The database is new, or restored from a backup that is older than the ids.'] : []),
    ...(folder === undefined ? ['The data folder is new, or not the one that this library has used so far.'] : []),
  ];
  return mismatchText(orm, dataDir, ids, ...hints);
}

function mismatchText(orm: MikroORM, dataDir: string, { database, folder }: Ids, ...hints: string[]): string {
  const { hostname, port, pathname } = new URL(orm.config.get('clientUrl') ?? '');
  const name = decodeURIComponent(pathname.slice(1));
  return [
    'The database and the data folder do not belong together:',
    `  database '${name}' at ${hostname}:${port || 5432}: ${database ?? 'no library id'}`,
    `  DATA_DIR ${dataDir}: ${folder ?? 'no library id'}`,
    ...hints,
    'Set DATABASE_URL and DATA_DIR to those of one library. If these two are meant to be one from now on, as when',
    'only the images are shared, run `npm run join-library` with the same settings, and start again.',
  ].join('\n');
}
