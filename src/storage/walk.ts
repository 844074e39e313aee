/** Finds the videos below a folder: in batches, in a stable order, and with a reason for each entry that is left out. */
import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../errors.ts';
import { askDisk } from '../files/disks.ts';
import { patience } from '../files/open-plain.ts';
import { isSubtitleFile } from '../media/subtitles.ts';
import { type FoundFile, foundFile, statAll } from './found-file.ts';
import { type IgnoreRules, ignoreFileName, isIgnored, rulesIn } from './ignore-rules.ts';
import { isProgram } from './is-program.ts';
import { type Judgement, judgeEntry, judgeFile, judgeLink, type LeftOut } from './judge-entry.ts';
import { SkipReason } from './scan.enums.ts';
import type { Skipped } from './scan.type.ts';
import { addSkipped } from './skipped.ts';
import { unlessAborted } from './unless-aborted.ts';

export interface Batch {
  files: FoundFile[];
  leftOut: LeftOut[];
  skipped: Skipped;
  /** What looks like a video but is called by none of the extensions that are taken. */
  otherFormats: string[];
  /** By folder, the files in it that are called as subtitles are. */
  subtitleFiles: Map<string, string[]>;
  /** Folders that could not be read: nobody knows what is in them. Named in `leftOut` as well. */
  unreadable: string[];
  /** Whatever is neither hidden nor a folder that was gone into, videos or not: shows that the disk is there. */
  fileCount: number;
  /** The folders that were read, and when they had been changed before that. */
  folders: [path: string, modifiedMs: number][];
  /** The folder that was read last. */
  folder: string;
}

export interface WalkOptions {
  signal: AbortSignal;
  /** What counts as a video, by the end of its name; in lower case, without the dot. */
  videoExtensions: readonly string[];
  /** Folders that hold the server's own files. */
  ownFolders?: readonly string[];
  /** The rules of the folders above `root`. */
  rules?: IgnoreRules;
  /** Of `root` itself only entries with these names. */
  only?: ReadonlySet<string>;
  /** Folders below it that are not gone into. */
  without?: ReadonlyMap<string, unknown>;
}

const batchSize = 1000;

interface Folder {
  path: string;
  /** The rules of the folders above it. */
  rules: IgnoreRules;
}

/** Walks through `root`, folder by folder. Throws only when `root` itself cannot be read, its disk does not answer, or the signal aborts. */
export async function* walk(root: string, options: WalkOptions): AsyncGenerator<Batch> {
  const { signal, videoExtensions, ownFolders = [], rules = [], only, without } = options;
  let batch = emptyBatch(root);
  const folders: Folder[] = [{ path: root, rules }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    batch.folder = folder.path;
    const read = await readFolder(folder, folder.path === root, batch, signal);
    if (!read) continue;
    const entries =
      only && folder.path === root ? read.entries.filter(({ name }) => only.has(name.toString())) : read.entries;
    const subtitleFiles = read.entries.map(({ name }) => name.toString()).filter(isSubtitleFile);
    for (let start = 0; start < entries.length; start += batchSize) {
      batch.subtitleFiles.set(folder.path, subtitleFiles);
      const chunk = entries.slice(start, start + batchSize);
      const { files, subfolders } = sortOut(
        chunk,
        { folder: folder.path, rules: read.rules, ownFolders, videoExtensions },
        batch,
      );
      for (const path of subfolders) if (!without?.has(path)) folders.push({ path, rules: read.rules });
      await lookAtFiles(files, batch, { signal, videoExtensions });
      if (batch.files.length + batch.leftOut.length < batchSize) continue;
      yield batch;
      batch = emptyBatch(folder.path);
    }
  }
  yield batch;
}

const emptyBatch = (folder: string): Batch => ({
  files: [],
  leftOut: [],
  skipped: {},
  otherFormats: [],
  subtitleFiles: new Map(),
  unreadable: [],
  fileCount: 0,
  folders: [],
  folder,
});

/** Names as bytes: a file system holds names that are no text. Undefined when the folder is left out. */
async function readFolder(
  { path, rules: above }: Folder,
  isRoot: boolean,
  batch: Batch,
  signal: AbortSignal,
): Promise<{ entries: Dirent<Buffer>[]; rules: IgnoreRules } | undefined> {
  const ask = async <T>(question: () => Promise<T>) => unlessAborted(signal, askDisk(path, question, patience));
  let isRead = false;
  try {
    const { mtimeMs } = await ask(async () => lstat(path));
    const entries = await ask(async () => readdir(path, { withFileTypes: true, encoding: 'buffer' }));
    isRead = true;
    batch.folders.push([path, mtimeMs]);
    entries.sort((a, b) => Buffer.compare(a.name, b.name));
    const hasRules = entries.some(({ name }) => name.equals(ignoreFileNameBytes));
    const rules = hasRules ? await ask(async () => rulesIn(path, above)) : above;
    if (rules !== 'everything') return { entries, rules };
    addSkipped(batch.skipped, SkipReason.IGNORED);
    batch.fileCount += entries.filter(({ name }) => !name.toString().startsWith('.')).length;
  } catch (error) {
    if (signal.aborted || (isRoot && !isRead)) throw error;
    if (!isRead && (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined; // it has just gone
    batch.unreadable.push(path);
    batch.leftOut.push({ path, message: `This folder cannot be read: ${messageOf(error)}` });
  }
  return undefined;
}

const ignoreFileNameBytes = Buffer.from(ignoreFileName);

interface Surroundings {
  folder: string;
  rules: IgnoreRules;
  ownFolders: readonly string[];
  videoExtensions: readonly string[];
}

function sortOut(entries: readonly Dirent<Buffer>[], surroundings: Surroundings, batch: Batch) {
  const { folder, rules, ownFolders, videoExtensions } = surroundings;
  const files: { path: string; name: string; isLink: boolean }[] = [];
  const subfolders: string[] = [];
  for (const entry of entries) {
    const name = entry.name.toString();
    const path = join(folder, name);
    const judgement = judgeEntry(entry, name, path, videoExtensions);
    const isEntered = judgement.kind === 'folder' && !ownFolders.includes(path) && !isIgnored(rules, path, true);
    if (!isEntered && !name.startsWith('.')) batch.fileCount += 1;
    if (isEntered) subfolders.push(path);
    else if (judgement.kind === 'folder')
      addSkipped(batch.skipped, ownFolders.includes(path) ? SkipReason.OWN_DATA : SkipReason.IGNORED);
    else if (judgement.kind === 'file' || judgement.kind === 'link') {
      if (isIgnored(rules, path, false)) addSkipped(batch.skipped, SkipReason.IGNORED);
      else files.push({ path, name, isLink: judgement.kind === 'link' });
    } else note(judgement, batch);
  }
  return { files, subfolders };
}

async function lookAtFiles(
  files: readonly { path: string; name: string; isLink: boolean }[],
  batch: Batch,
  { signal, videoExtensions }: Pick<WalkOptions, 'signal' | 'videoExtensions'>,
): Promise<void> {
  const results = await unlessAborted(signal, statAll(files.map(({ path }) => path)));
  for (const [index, { path, name, isLink }] of files.entries()) {
    const result = results[index];
    if (result === undefined) continue;
    const judgement = isLink
      ? await unlessAborted(
          signal,
          askDisk(path, async () => judgeLink(path, name, videoExtensions), patience),
        )
      : judgeFile(path, result);
    if (judgement.kind !== 'file') note(judgement, batch);
    else if (result instanceof Error || (await unlessAborted(signal, isProgram(path, result.size)))) continue;
    else batch.files.push(foundFile(path, name, result));
  }
}

function note(judgement: Judgement, batch: Batch): void {
  if (judgement.kind === 'skipped') {
    addSkipped(batch.skipped, judgement.reason);
    if (judgement.path) batch.otherFormats.push(judgement.path);
  }
  if (judgement.kind === 'leftOut') batch.leftOut.push({ path: judgement.path, message: judgement.message });
}
