/** What a scan makes of one entry of a folder: a folder to go into, a video, something to pass over, or an error. */
import type { Dirent, Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { defaultVideoExtensions } from '../config.ts';
import { messageOf } from '../errors.ts';
import { SkipReason } from './scan.enums.ts';

/** What else videos are called by; with the default of VIDEO_EXTENSIONS, all that looks like one. */
const otherVideoExtensions: readonly string[] = [
  ...defaultVideoExtensions,
  ...[
    '3g2',
    'amv',
    'dv',
    'evo',
    'f4v',
    'm1v',
    'm2v',
    'mpe',
    'mpv',
    'mxf',
    'nsv',
    'ogm',
    'rm',
    'rmvb',
    'tp',
    'trp',
    'wtv',
  ],
];

/** Folders that network storage, Windows and Linux keep for themselves: thumbnails, trash, rescued pieces of files. */
const systemFolders: readonly string[] = [
  ...['@eaDir', '#recycle', '$RECYCLE.BIN', 'lost+found', 'System Volume Information'],
];

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
  /** With its path where it is to be named. */
  | { kind: 'skipped'; reason: SkipReason; path?: string }
  | ({ kind: 'leftOut' } & LeftOut);

/** By its name and type alone, without asking the disk. */
export function judgeEntry(
  entry: Dirent<Buffer>,
  name: string,
  path: string,
  videoExtensions: readonly string[],
): Judgement {
  const isVideo = hasExtension(name, videoExtensions);
  const isFolder = entry.isDirectory();
  if (name.startsWith('.')) return isVideo || isFolder ? skipped(SkipReason.HIDDEN) : { kind: 'nothing' };
  if (isFolder && isSystemFolder(name)) return skipped(SkipReason.SYSTEM);
  if (!isVideo && entry.isFile() && hasExtension(name, otherVideoExtensions))
    return skipped(SkipReason.OTHER_FORMAT, path);
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
export async function judgeLink(path: string, name: string, videoExtensions: readonly string[]): Promise<Judgement> {
  try {
    const target = await stat(path);
    if (!hasExtension(name, videoExtensions) && !target.isDirectory()) return { kind: 'nothing' };
  } catch (error) {
    const isLoop = (error as NodeJS.ErrnoException).code === 'ELOOP';
    return leftOut(path, isLoop ? 'This link leads to itself.' : `This link leads nowhere: ${messageOf(error)}`);
  }
  return leftOut(path, 'Links are not followed: make the folder that it leads to a storage path of its own.');
}

/** Whether it lies in nobody's library; Windows does not tell upper from lower case. */
export function isSystemFolder(name: string): boolean {
  return systemFolders.some((folder) => folder.toLowerCase() === name.toLowerCase());
}

function hasExtension(name: string, extensions: readonly string[]): boolean {
  const lower = name.toLowerCase();
  return extensions.some((extension) => lower.endsWith(`.${extension}`));
}

const skipped = (reason: SkipReason, path?: string): Judgement => ({ kind: 'skipped', reason, path });

const leftOut = (path: string, message: string): Judgement => ({ kind: 'leftOut', path, message });
