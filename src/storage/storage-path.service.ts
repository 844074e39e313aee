/** Storage paths: which folders may be one, and making one. */
import type { Stats } from 'node:fs';
import { access, constants, mkdir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, sep } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { checkColumns } from '../checks/columns.ts';
import { checkText, parseName } from '../checks/text.ts';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { badInput, conflict } from '../errors.ts';
import { StoragePath } from './storage-path.entity.ts';

/** Folders of the data folder that hold the server's own files. */
const ownFolders = ['postgres', 'assets', 'uploads', 'secrets'];

const maxNameLength = 100;

export interface NewStoragePath {
  name: string;
  path: string;
  isDefault?: boolean | null;
}

/** Adds a storage path and returns its id. BAD_USER_INPUT says why a path cannot be one, CONFLICT which other it overlaps. */
export async function createStoragePath(
  ctx: Pick<Context, 'app' | 'em'>,
  { name, path, isDefault }: NewStoragePath,
): Promise<number> {
  const trimmed = parseName('name', name);
  checkColumns(ctx.em, StoragePath, { name: trimmed }, '');
  return ctx.em.transactional(async (em) => {
    await sql`lock table storage_paths in share row exclusive mode`.execute(rows(em)); // no second path that overlaps this one
    const resolved = await checkedPath(ctx.app.config, em, path);
    if (isDefault)
      await rows(em).updateTable('storage_paths').set({ isDefault: false }).where('isDefault', '=', true).execute();
    const { id } = await rows(em)
      .insertInto('storage_paths')
      .values({ name: trimmed, path: resolved, isDefault: isDefault ?? false })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
}

/** The folder as it will be stored, links resolved; throws when it cannot be a storage path. */
export async function checkedPath(config: Pick<Config, 'dataDir'>, em: EntityManager, path: string): Promise<string> {
  if (!isAbsolute(path)) throw badInput('path', `path must be absolute, such as /srv/videos; '${path}' is relative.`);
  checkText('path', path);
  const real = await realFolder(path);
  checkColumns(em, StoragePath, { path: real }, '');
  await refuseOwnFolders(config, real);
  const others = await rows(em).selectFrom('storage_paths').select(['name', 'path']).execute();
  for (const other of others) {
    const otherReal = await realpath(other.path).catch(() => other.path);
    if (otherReal === real) throw conflict(`${real} is the storage path '${other.name}' already.`, 'path');
    if (overlap(otherReal, real)) {
      throw conflict(
        `${real} overlaps the storage path '${other.name}' at ${other.path}: storage paths must lie side by side.`,
        'path',
      );
    }
  }
  return real;
}

async function realFolder(path: string): Promise<string> {
  let stats: Stats;
  try {
    stats = await stat(path);
  } catch (error) {
    throw badInput('path', `${path} ${whyNot(error)}.`, { cause: error });
  }
  if (!stats.isDirectory()) throw badInput('path', `${path} is not a folder.`);
  await access(path, constants.R_OK | constants.X_OK).catch((error: unknown) => {
    throw badInput('path', `${path} cannot be read by the server: give its user the right to read and enter it.`, {
      cause: error,
    });
  });
  return realpath(path);
}

function whyNot(error: unknown): string {
  const reasons: Record<string, string> = {
    ENOENT: 'does not exist',
    ENOTDIR: 'does not exist: a part of it is a file',
    EACCES: 'cannot be read by the server: a folder above it does not let its user in',
    ELOOP: 'is part of a loop of links',
    ENAMETOOLONG: 'is too long',
  };
  return reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? 'cannot be read';
}

async function refuseOwnFolders({ dataDir }: Pick<Config, 'dataDir'>, real: string): Promise<void> {
  const data = await realpath(dataDir).catch(() => dataDir);
  for (const folder of ownFolders) {
    const own = join(data, folder);
    if (real === own || isInside(real, own)) {
      throw badInput('path', `${real} lies in ${own}, where the server keeps its own files: choose another folder.`);
    }
    if (isInside(own, real)) {
      throw badInput('path', `${real} contains ${own}, where the server keeps its own files: choose another folder.`);
    }
  }
}

function overlap(a: string, b: string): boolean {
  return isInside(a, b) || isInside(b, a);
}

function isInside(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** At the first start the default storage path of the schema becomes a real folder in the data folder. */
export async function settleDefaultStoragePath({ orm, config }: Pick<App, 'orm' | 'config'>): Promise<void> {
  const folder = join(await realpath(config.dataDir), 'videos');
  await mkdir(folder, { recursive: true });
  await rows(orm.em.fork())
    .updateTable('storage_paths')
    .set({ path: folder })
    .where('path', '=', './data/videos')
    .execute();
}

/** The id of the storage path with this folder, made if there is none. */
export async function ensureStoragePath(ctx: Pick<Context, 'app' | 'em'>, path: string): Promise<number> {
  const real = await realpath(path).catch(() => path);
  const known = await rows(ctx.em).selectFrom('storage_paths').select('id').where('path', '=', real).executeTakeFirst();
  return known?.id ?? createStoragePath(ctx, { name: (basename(real) || 'Library').slice(0, maxNameLength), path });
}
