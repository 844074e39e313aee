/** The work of a scan: finds what is on disk in all its storage paths, then looks for the scenes whose files it has not seen. */
import type { App } from '../app.ts';
import { rows } from '../database/rows.ts';
import type { FoundFile } from './found-file.ts';
import { ownFoldersOf } from './own-folders.ts';
import { reconcileFiles, type StorageRoot } from './reconcile-files.ts';
import { noteDecisions } from './scan-counts.ts';
import type { ScanRecord } from './scan-record.ts';
import { SkipReason } from './skip-reason.ts';
import { keepStill } from './still.ts';
import { sweep } from './sweep.ts';
import { type ScannedRoot, visitRoot } from './visit-root.ts';

/** One run of a scan. */
export interface ScanRun {
  app: App;
  record: ScanRecord;
  signal: AbortSignal;
  isDryRun: boolean;
  /** Folders that hold the server's own files. */
  ownFolders: readonly string[];
  /** The scenes whose files were found. */
  seen: Set<string>;
  /** Of the files given: brings the library in line with them, counts what was done, and returns those to look at again. */
  take(
    root: StorageRoot,
    files: readonly FoundFile[],
    options?: { areStill?: boolean; isSecondLook?: boolean },
  ): Promise<FoundFile[]>;
}

/** Returns why storage paths as a whole could not be read, one message for each of these. `folder`: only what lies in it. */
export async function scanFiles(
  work: Pick<ScanRun, 'app' | 'record' | 'signal' | 'isDryRun'>,
  roots: readonly StorageRoot[],
  folder?: string,
): Promise<string[]> {
  const run = await openRun(work);
  const scanned: ScannedRoot[] = [];
  for (const root of roots) scanned.push(await visitRoot(run, root, folder ?? root.path));
  await takeYoung(run, scanned);
  // Only now, as what one storage path has lost may have come to light in another one.
  for (const root of scanned) await sweep(run, root);
  return scanned.flatMap(({ failure }) => failure ?? []);
}

async function openRun(work: Pick<ScanRun, 'app' | 'record' | 'signal' | 'isDryRun'>): Promise<ScanRun> {
  const { app, record, signal, isDryRun } = work;
  const seen = new Set<string>();
  const lastSceneId = await findLastSceneId(app);
  return {
    ...work,
    seen,
    ownFolders: await ownFoldersOf(app.config),
    async take(root, files, { areStill = false, isSecondLook = false } = {}) {
      const options = { signal, isDryRun, taken: seen, lastSceneId, areStill };
      const { decisions, young } = await reconcileFiles(app, root, files, options);
      for (const decision of decisions) if (decision.kind !== 'added') seen.add(decision.scene.id);
      await noteDecisions(record, isSecondLook ? decisions.filter(({ kind }) => kind !== 'skipped') : decisions);
      return young;
    },
  };
}

/** Scenes that the scan itself adds have their files; only those of before can have lost one. */
async function findLastSceneId({ orm }: App): Promise<string> {
  const last = await rows(orm.em.fork())
    .selectFrom('scenes')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.id ?? '0';
}

/** Files that were being written when they were found: those that have changed since are for the next scan. */
async function takeYoung(run: ScanRun, scanned: readonly ScannedRoot[]): Promise<void> {
  const { still, changing } = await keepStill(
    scanned.flatMap(({ young }) => young),
    run.signal,
  );
  for (const root of scanned) {
    const ofRoot = new Set(root.young);
    await run.take(
      root,
      still.filter((file) => ofRoot.has(file)),
      { areStill: true },
    );
  }
  if (changing > 0) run.record.skip({ [SkipReason.UNFINISHED]: changing });
}
