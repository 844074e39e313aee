/** What a scan makes of one entry of a folder: a folder to go into, a video, something to pass over, or an error. */
import type { Dirent, Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { messageOf } from '../errors.ts';
import { SkipReason } from './scan.enums.ts';

/** What counts as a video, by the end of its name; in lower case, without the dot. */
export const videoExtensions: readonly string[] = ['mp4', 'mkv', 'avi', 'mov', 'webm', 'wmv', 'm4v'];

/** What programs call a file that they are still writing. */
const unfinishedExtensions: readonly string[] = ['part', 'crdownload', 'tmp'];

/** Limits of the columns, in characters. */
const maxPathLength = 512;
const maxNameLength = 255;

export interface LeftOut {
  path: string;
  message: string;
}

export type Judgement =
  | { kind: 'folder' | 'file' | 'link' | 'nothing' }
  | { kind: 'skipped'; reason: SkipReason }
  | ({ kind: 'leftOut' } & LeftOut);

/** By its name and type alone, without asking the disk. */
export function judgeEntry(entry: Dirent<Buffer>, name: string, path: string): Judgement {
  const isVideo = hasExtension(name, videoExtensions);
  const isFolder = entry.isDirectory();
  if (name.startsWith('.')) return isVideo || isFolder ? skipped(SkipReason.HIDDEN) : { kind: 'nothing' };
  if (entry.isFile() && hasExtension(name, unfinishedExtensions)) return skipped(SkipReason.UNFINISHED);
  if (!isFolder && !isVideo && !entry.isSymbolicLink()) return { kind: 'nothing' };
  if (!Buffer.from(name).equals(entry.name)) {
    return leftOut(path, 'The name is not valid UTF-8, so it can be neither stored nor shown: rename it.');
  }
  if (entry.isSymbolicLink()) return { kind: 'link' };
  if (isFolder) return { kind: 'folder' };
  if (!entry.isFile()) return leftOut(path, 'This has the name of a video but is no file.');
  if ([...path].length > maxPathLength)
    return leftOut(path, `The path is longer than ${maxPathLength} characters: shorten it.`);
  if ([...name].length > maxNameLength)
    return leftOut(path, `The name is longer than ${maxNameLength} characters: shorten it.`);
  return { kind: 'file' };
}

/** By what the disk says of it. */
export function judgeFile(path: string, result: Stats | NodeJS.ErrnoException): Judgement {
  if (result instanceof Error && result.code === 'ENOENT') return { kind: 'nothing' }; // it has just gone
  if (result instanceof Error) return leftOut(path, `This file cannot be read: ${result.message}`);
  if (!result.isFile()) return leftOut(path, 'This has the name of a video but is no file.');
  if (result.size === 0)
    return leftOut(path, 'The file is empty (0 bytes): it will be taken in by a scan that finds it filled.');
  return { kind: 'file' };
}

/** Links are not followed: they lead in circles, out of the storage path, or to a file that is found anyway. */
export async function judgeLink(path: string, name: string): Promise<Judgement> {
  try {
    const target = await stat(path);
    if (!hasExtension(name, videoExtensions) && !target.isDirectory()) return { kind: 'nothing' };
  } catch (error) {
    const isLoop = (error as NodeJS.ErrnoException).code === 'ELOOP';
    return leftOut(path, isLoop ? 'This link leads to itself.' : `This link leads nowhere: ${messageOf(error)}`);
  }
  return leftOut(path, 'Links are not followed: make the folder that it leads to a storage path of its own.');
}

function hasExtension(name: string, extensions: readonly string[]): boolean {
  const lower = name.toLowerCase();
  return extensions.some((extension) => lower.endsWith(`.${extension}`));
}

const skipped = (reason: SkipReason): Judgement => ({ kind: 'skipped', reason });

const leftOut = (path: string, message: string): Judgement => ({ kind: 'leftOut', path, message });
