/** Finds the videos below a folder: in batches, in a stable order, and with a reason for each entry that is left out. */
import type { Dirent } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../errors.ts';

/** What counts as a video, by the end of its name; in lower case, without the dot. */
export const videoExtensions: readonly string[] = ['mp4', 'mkv', 'avi', 'mov', 'webm', 'wmv', 'm4v'];

export interface FoundFile {
  /** The whole path. */
  path: string;
  name: string;
  /** Bytes. */
  size: number;
  /** When its content was last written; null when its date is no sensible one. */
  modifiedAt: Date | null;
}

export interface LeftOut {
  path: string;
  message: string;
}

export interface Batch {
  files: FoundFile[];
  leftOut: LeftOut[];
  /** The folder that was read last. */
  folder: string;
}

const batchSize = 500;

/** Limits of the columns, in characters. */
const maxPathLength = 512;
const maxNameLength = 255;

/** Walks through `root`, folder by folder. Throws only when `root` itself cannot be read. */
export async function* walk(root: string, signal: AbortSignal): AsyncGenerator<Batch> {
  let batch: Batch = { files: [], leftOut: [], folder: root };
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    signal.throwIfAborted();
    batch.folder = folder;
    for (const entry of await entriesOf(folder, folder === root, batch)) {
      const outcome = await look(folder, entry);
      if (outcome.kind === 'folder') folders.push(outcome.path);
      if (outcome.kind === 'file') batch.files.push(outcome.file);
      if (outcome.kind === 'leftOut') batch.leftOut.push(outcome);
      if (batch.files.length + batch.leftOut.length < batchSize) continue;
      yield batch;
      batch = { files: [], leftOut: [], folder };
    }
  }
  yield batch;
}

/** Names as bytes: a file system holds names that are no text. */
async function entriesOf(folder: string, isRoot: boolean, batch: Batch): Promise<Dirent<Buffer>[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
    return entries.sort((a, b) => Buffer.compare(a.name, b.name));
  } catch (error) {
    if (isRoot) throw error;
    batch.leftOut.push({ path: folder, message: `This folder cannot be read: ${messageOf(error)}` });
    return [];
  }
}

type Outcome =
  | { kind: 'folder'; path: string }
  | { kind: 'file'; file: FoundFile }
  | ({ kind: 'leftOut' } & LeftOut)
  | { kind: 'nothing' };

async function look(folder: string, entry: Dirent<Buffer>): Promise<Outcome> {
  const name = entry.name.toString();
  const path = join(folder, name);
  const isVideo = videoExtensions.some((extension) => name.toLowerCase().endsWith(`.${extension}`));
  if (!entry.isDirectory() && !isVideo && !entry.isSymbolicLink()) return { kind: 'nothing' };
  if (!Buffer.from(name).equals(entry.name)) {
    return leftOut(path, 'The name is not valid UTF-8, so it can be neither stored nor shown: rename it.');
  }
  if (entry.isSymbolicLink()) return lookAtLink(path, isVideo);
  if (entry.isDirectory()) return { kind: 'folder', path };
  if (!entry.isFile()) return leftOut(path, 'This has the name of a video but is no file.');
  return lookAtFile(path, name);
}

/** Links are not followed: they lead in circles, out of the storage path, or to a file that is found anyway. */
async function lookAtLink(path: string, isVideo: boolean): Promise<Outcome> {
  try {
    const target = await stat(path);
    if (!isVideo && !target.isDirectory()) return { kind: 'nothing' };
  } catch (error) {
    const isLoop = (error as NodeJS.ErrnoException).code === 'ELOOP';
    return leftOut(path, isLoop ? 'This link leads to itself.' : `This link leads nowhere: ${messageOf(error)}`);
  }
  return leftOut(path, 'Links are not followed: make the folder that it leads to a storage path of its own.');
}

async function lookAtFile(path: string, name: string): Promise<Outcome> {
  if ([...path].length > maxPathLength)
    return leftOut(path, `The path is longer than ${maxPathLength} characters: shorten it.`);
  if ([...name].length > maxNameLength)
    return leftOut(path, `The name is longer than ${maxNameLength} characters: shorten it.`);
  try {
    const { size, mtime } = await lstat(path);
    if (size === 0)
      return leftOut(path, 'The file is empty (0 bytes): it will be taken in by a scan that finds it filled.');
    return { kind: 'file', file: { path, name, size, modifiedAt: isSensible(mtime) ? mtime : null } };
  } catch (error) {
    return leftOut(path, `This file cannot be read: ${messageOf(error)}`);
  }
}

/** Some tools leave dates before 1970 or far in the future. */
const isSensible = (date: Date) => date.getTime() >= 0 && date.getUTCFullYear() < 10_000;

function leftOut(path: string, message: string): Outcome {
  return { kind: 'leftOut', path, message };
}
