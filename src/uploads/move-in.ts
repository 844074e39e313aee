/** Gives a finished file a name of its own in its storage path. Nothing that is there is ever overwritten. */
import { link, lstat, open, rename } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import { rows } from '../database/rows.ts';
import { askDisk } from '../files/disks.ts';

/** What file systems allow, in bytes, less the room for a number. */
const maxNameBytes = 240;

/** The limit of the column, in characters. */
const maxPathLength = 512;

/**
 * Gives the file at `partial` a name like `filename` in `folder`; returns its path. The old name stays where the disk can hold
 * both, until the caller knows that all is written: when it is called again, the file has the name that it got before.
 */
export async function moveIn(em: EntityManager, partial: string, folder: string, filename: string): Promise<string> {
  const { stem, extension } = safeName(filename, maxPathLength - folder.length - 8);
  for (let n = 1; ; n++) {
    const path = join(folder, `${stem}${n === 1 ? '' : ` (${n})`}${extension}`);
    if (!(await isAwaited(em, path)) && (await askDisk(folder, async () => moveUnlessThere(partial, path))))
      return path;
  }
}

/** Without what some systems do not allow in names, or would hide. */
export function safeName(filename: string, maxLength = maxNameBytes): { stem: string; extension: string } {
  const extension = extname(filename).toLowerCase();
  const cleaned = filename
    .slice(0, filename.length - extension.length)
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const letters = [...(cleaned || 'video')];
  while (letters.length > maxLength || Buffer.byteLength(letters.join('')) > maxNameBytes - extension.length)
    letters.pop();
  return { stem: letters.join(''), extension };
}

/** A scene whose file is missing may get it back there. */
async function isAwaited(em: EntityManager, path: string): Promise<boolean> {
  const scene = await rows(em).selectFrom('scenes').select('id').where('storedPath', '=', path).limit(1).execute();
  return scene.length > 0;
}

/** False when there is something of this name. */
async function moveUnlessThere(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return isSameFile(from, to);
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)) throw error;
    return renameUnlessThere(from, to); // a file system without hard links
  }
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([lstat(one), lstat(other)]);
  return a.ino === b.ino && a.dev === b.dev;
}

async function renameUnlessThere(from: string, to: string): Promise<boolean> {
  try {
    await using _ = await open(to, 'wx'); // nobody else gets this name now
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  await rename(from, to);
  return true;
}
