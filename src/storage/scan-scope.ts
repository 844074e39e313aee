/** What a scan goes through: all storage paths, some of them, or one folder in one of them. */
import { lstat, realpath } from 'node:fs/promises';
import { isAbsolute, join, normalize, relative, sep } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import { checkText } from '../checks/text.ts';
import { lockReferencedIds } from '../database/lock-referenced-ids.ts';
import { rows } from '../database/rows.ts';
import { badInput, messageOf } from '../errors.ts';
import { askDisk } from '../files/disks.ts';
import type { ScanScope } from './scan.type.ts';

export interface ScanRequest {
  storagePathIds?: readonly string[] | null | undefined;
  path?: string | null | undefined;
}

/** The scope that is asked for, checked. BAD_USER_INPUT says what is wrong with it. */
export async function checkedScope(em: EntityManager, { storagePathIds, path }: ScanRequest): Promise<ScanScope> {
  if (storagePathIds == null) {
    if (path != null) throw badInput('path', 'path names a folder of one storage path: name that in storagePathIds.');
    return {};
  }
  if (storagePathIds.length === 0)
    throw badInput('storagePathIds', 'storagePathIds must name at least one storage path; leave it out for all.');
  const ids = (await lockReferencedIds(em, 'storagePath', 'storagePathIds', storagePathIds)).map(Number);
  if (path == null) return { storagePathIds: ids };
  if (ids.length > 1)
    throw badInput('path', 'path names a folder of one storage path: name just that one in storagePathIds.');
  const { path: root } = await rows(em)
    .selectFrom('storage_paths')
    .select('path')
    .where('id', 'in', ids)
    .executeTakeFirstOrThrow();
  return { storagePathIds: ids, path: await askDisk(root, async () => folderIn(root, path)) };
}

/** `path` is as seen from the storage path, or whole. */
async function folderIn(root: string, path: string): Promise<string> {
  checkText('path', path);
  if (path.split(sep).includes('..')) throw badInput('path', `path must not contain '..': '${path}' does.`);
  const folder = normalize(isAbsolute(path) ? path : join(root, path)).replace(/(?<=.)\/+$/, '');
  const inside = relative(root, folder);
  if (inside === '..' || inside.startsWith(`..${sep}`))
    throw badInput('path', `${folder} does not lie in the storage path ${root}.`);
  try {
    if (!(await lstat(folder)).isDirectory()) throw badInput('path', `${folder} is not a folder.`);
    if ((await realpath(folder)) !== join(await realpath(root), inside))
      throw badInput('path', `${folder} lies behind a link, and links are not followed.`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw badInput('path', `${folder} does not exist.`, { cause: error });
    if (code && code !== 'BAD_USER_INPUT')
      throw badInput('path', `${folder} cannot be read: ${messageOf(error)}.`, { cause: error });
    throw error;
  }
  return folder;
}
