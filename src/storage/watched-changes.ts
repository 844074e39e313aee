/** Takes in what has changed at some paths of the storage paths, by the same steps as a scan. */
import { basename, dirname } from 'node:path';
import type { App } from '../app.type.ts';
import { statAll } from './found-file.ts';
import type { StorageRoot } from './reconcile-files.ts';
import { openRun, type ScannedRoot, type ScanRun } from './scan-run.ts';
import { sweep } from './sweep.ts';
import { visitRoot } from './visit-root.ts';

/** Above this many, the whole storage path is gone through. */
const maxPaths = 500;

export interface ChangedPaths {
  root: StorageRoot;
  /** Files or folders that came, changed or went. */
  paths: readonly string[];
}

/** Returns the files that are still being written: they are to be looked at again. */
export async function takeChanges(
  app: App,
  changes: readonly ChangedPaths[],
  signal: AbortSignal,
): Promise<{ root: StorageRoot; path: string }[]> {
  const run = await openRun({ app, signal, isDryRun: false, report: logged(app) });
  const visited: ScannedRoot[] = [];
  for (const { root, paths } of changes) visited.push(...(await visit(run, root, paths)));
  // Only now, as what has gone from one place may have come to light at another.
  for (const place of visited) await sweep(run, place);
  return visited.flatMap(({ young, ...root }) => young.map(({ path }) => ({ root, path })));
}

async function visit(run: ScanRun, root: StorageRoot, paths: readonly string[]): Promise<ScannedRoot[]> {
  if (paths.length > maxPaths || paths.includes(root.path)) return [await visitRoot(run, root, root.path)];
  const looks = await statAll(paths);
  const folders: string[] = [];
  const names = new Map<string, Set<string>>();
  for (const [index, path] of paths.entries()) {
    const look = looks[index];
    if (look && !(look instanceof Error) && look.isDirectory()) folders.push(path);
    else names.set(dirname(path), (names.get(dirname(path)) ?? new Set()).add(basename(path)));
  }
  const visited: ScannedRoot[] = [];
  for (const folder of outermost(folders)) visited.push(await visitRoot(run, root, folder));
  for (const [folder, only] of names) visited.push(...(await visitFiles(run, root, folder, only)));
  return visited;
}

/** Whatever lies in one of the others is visited with it. */
function outermost(folders: readonly string[]): string[] {
  const sorted = folders.toSorted();
  return sorted.filter((folder) => !sorted.some((other) => folder.startsWith(`${other}/`)));
}

/** Of the folder nothing but these entries; those that are gone are looked for one by one. */
async function visitFiles(
  run: ScanRun,
  root: StorageRoot,
  folder: string,
  only: ReadonlySet<string>,
): Promise<ScannedRoot[]> {
  const [look] = await statAll([folder]);
  const isThere = look && !(look instanceof Error) && look.isDirectory();
  const place = await visitRoot(run, root, isThere ? folder : root.path, isThere ? only : new Set());
  const each = [...only].map((name) => ({ ...place, young: [], folder: `${folder}/${name}`, folders: new Map() }));
  return [{ ...place, folder: each[0]?.folder ?? folder }, ...each.slice(1)];
}

/** Nobody has asked for it, so what goes wrong is in the log. */
function logged({ log }: Pick<App, 'log'>): ScanRun['report'] {
  return {
    at() {},
    async add() {},
    skip() {},
    find: (findings) => {
      for (const { kind, path } of findings) log.debug({ path }, `watching: ${kind}`);
    },
    leaveOut: (leftOut) => {
      for (const { path, message } of leftOut) log.warn({ path }, `watching: ${message}`);
    },
  };
}
