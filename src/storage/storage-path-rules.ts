/** Which folders may be a storage path. Each refusal names the path and the reason. */
import { randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { access, constants, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import { checkColumns } from '../checks/columns.ts';
import { checkText, parseName } from '../checks/text.ts';
import type { Config } from '../config.ts';
import { rows } from '../database/rows.ts';
import { badInput, conflict } from '../errors.ts';
import { askDisk } from '../files/disks.ts';
import { ownFoldersOf } from './own-folders.ts';
import { StoragePath } from './storage-path.entity.ts';

export function checkedName(em: EntityManager, name: string): string {
  const trimmed = parseName('name', name);
  checkColumns(em, StoragePath, { name: trimmed }, '');
  return trimmed;
}

/** The folder as it will be stored, links resolved; throws when it cannot be a storage path. `exceptId`: the one that is to be there. */
export async function checkedPath(
  config: Pick<Config, 'dataDir'>,
  em: EntityManager,
  path: string,
  { exceptId, isDefault = false }: { exceptId?: number; isDefault?: boolean } = {},
): Promise<string> {
  if (!isAbsolute(path)) throw badInput('path', `path must be absolute, such as /srv/videos; '${path}' is relative.`);
  checkText('path', path);
  const real = await askDisk(path, async () => realFolder(path));
  checkColumns(em, StoragePath, { path: real }, '');
  await refuseOwnFolders(config, real);
  await refuseOverlaps(em, real, exceptId);
  if (isDefault) await askDisk(path, async () => requireWritable(real));
  return real;
}

/** The default one is where uploads go. */
export async function requireWritable(path: string): Promise<void> {
  const file = join(path, `.reelgraph-${randomUUID()}.tmp`);
  try {
    await writeFile(file, '', { flag: 'wx' }); // what the rights say is not all: the disk may be read-only, or full
    await rm(file, { force: true });
  } catch (error) {
    throw badInput('path', `${path} cannot be the default, where uploads go: the server may not write to it.`, {
      cause: error,
    });
  }
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

async function refuseOwnFolders(config: Pick<Config, 'dataDir'>, real: string): Promise<void> {
  for (const own of await ownFoldersOf(config)) {
    if (real === own || isInside(real, own)) {
      throw badInput('path', `${real} lies in ${own}, where the server keeps its own files: choose another folder.`);
    }
    if (isInside(own, real)) {
      throw badInput('path', `${real} contains ${own}, where the server keeps its own files: choose another folder.`);
    }
  }
}

async function refuseOverlaps(em: EntityManager, real: string, exceptId?: number): Promise<void> {
  const all = await rows(em).selectFrom('storage_paths').select(['id', 'name', 'path']).execute();
  for (const other of all.filter(({ id }) => id !== exceptId)) {
    const otherReal = await askDisk(other.path, async () => realpath(other.path)).catch(() => other.path);
    if (otherReal === real) throw conflict(`${real} is the storage path '${other.name}' already.`, 'path');
    if (isInside(otherReal, real) || isInside(real, otherReal)) {
      throw conflict(
        `${real} overlaps the storage path '${other.name}' at ${other.path}: storage paths must lie side by side.`,
        'path',
      );
    }
  }
}

function isInside(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
