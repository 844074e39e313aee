/** Walks through one storage path, or one folder in it, and takes in what it finds. */
import { stat } from 'node:fs/promises';
import { AppError, messageOf } from '../errors.ts';
import { askDisk } from '../files/disks.ts';
import { patience } from '../files/open-plain.ts';
import { ahead } from './ahead.ts';
import { identityOf } from './found-file.ts';
import { rulesAbove } from './ignore-rules.ts';
import { countActiveBelow } from './known-scenes.ts';
import { noteSubtitles } from './note-subtitles.ts';
import { StoragePathChanged, type StorageRoot } from './reconcile-files.ts';
import { FindingKind, SkipReason } from './scan.enums.ts';
import type { ScannedRoot, ScanRun } from './scan-run.ts';
import { unlessAborted } from './unless-aborted.ts';
import { walk } from './walk.ts';

/** `only`: of the folder itself nothing but these entries. */
export async function visitRoot(
  run: ScanRun,
  root: StorageRoot,
  folder: string,
  only?: ReadonlySet<string>,
): Promise<ScannedRoot> {
  const scanned: ScannedRoot = { ...root, folder, identity: '', folders: new Map(), unreadable: [], young: [] };
  try {
    scanned.identity = await unlessAborted(run.signal, identityAt(root.path));
    const fileCount = await walkThrough(run, scanned, only);
    await assertThere(run, scanned);
    if (fileCount === 0 && folder === root.path && !only && (await countScenes(run, scanned)) > 0)
      throw new RootLost('The storage path is empty. Is its disk mounted?');
    await run.report.add({ pathsScanned: 1 });
  } catch (error) {
    if (run.signal.aborted || !isOfDisk(error)) throw error;
    await giveUp(run, scanned, error);
  }
  return scanned;
}

/** How much it holds besides folders. */
async function walkThrough(run: ScanRun, scanned: ScannedRoot, only?: ReadonlySet<string>): Promise<number> {
  const { report, signal, ownFolders } = run;
  const { videoExtensions } = run.app.config;
  const rules = await unlessAborted(
    signal,
    askDisk(scanned.path, async () => rulesAbove(scanned.path, scanned.folder), patience),
  );
  if (rules === 'everything') {
    report.skip({ [SkipReason.IGNORED]: 1 });
    return 1;
  }
  let fileCount = 0;
  for await (const batch of ahead(walk(scanned.folder, { signal, videoExtensions, ownFolders, rules, only }))) {
    fileCount += batch.fileCount;
    scanned.unreadable.push(...batch.unreadable);
    for (const [path, modifiedMs] of batch.folders) scanned.folders.set(path, modifiedMs);
    report.at(scanned.path, batch.files.at(-1)?.path ?? batch.folder);
    report.leaveOut(batch.leftOut);
    report.skip(batch.skipped);
    report.find(batch.otherFormats.map((path) => ({ kind: FindingKind.OTHER_FORMAT, path })));
    const filesFound = batch.files.length + batch.leftOut.length - batch.unreadable.length;
    await report.add({ filesFound });
    scanned.young.push(...(await run.take(scanned, batch.files)));
    await noteSubtitles(run, batch);
  }
  return fileCount;
}

/** The storage path is not there, or not the one that it was. */
class RootLost extends Error {
  override readonly name = 'RootLost';
}

/** Throws when the storage path has gone since the walk began, or another disk has taken its place. */
export async function assertThere({ signal }: Pick<ScanRun, 'signal'>, { path, identity }: ScannedRoot): Promise<void> {
  if ((await unlessAborted(signal, identityAt(path))) !== identity)
    throw new RootLost('The storage path has vanished while it was scanned: another folder or disk is in its place.');
}

async function identityAt(path: string): Promise<string> {
  return identityOf(await askDisk(path, async () => stat(path), patience));
}

/** Whether it speaks of the storage path, and not of the database or of a mistake of ours. */
export function isOfDisk(error: unknown): boolean {
  if (error instanceof RootLost || error instanceof StoragePathChanged || isNoAnswer(error)) return true;
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

/** Its scenes are left as they are, and one error says how many that concerns. */
export async function giveUp(run: ScanRun, scanned: ScannedRoot, error: unknown): Promise<void> {
  const why =
    isOwnWords(error) || isNoAnswer(error) ? error.message : `The storage path cannot be read: ${messageOf(error)}.`;
  const cost = await countScenes(run, scanned);
  const scenes = cost === 1 ? 'The scene in it is' : `The ${cost} scenes in it are`;
  const message = cost === 0 ? why : `${why} ${scenes} left as before; else ${cost} would be missing now.`;
  scanned.failure = message;
  run.report.leaveOut([{ path: scanned.path, message }]);
  await run.report.add({});
}

const isNoAnswer = (error: unknown): error is AppError => error instanceof AppError && error.code === 'UNAVAILABLE';

const isOwnWords = (error: unknown): error is Error => error instanceof RootLost || error instanceof StoragePathChanged;

async function countScenes({ app }: ScanRun, { id, folder }: ScannedRoot): Promise<number> {
  return countActiveBelow(app.orm.em.fork(), id, folder);
}
