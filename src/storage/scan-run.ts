/** One run of a scan: what it works with, and what it remembers. */
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import type { FoundFile } from './found-file.ts';
import { ownFoldersOf } from './own-folders.ts';
import { reconcileFiles, type StorageRoot } from './reconcile-files.ts';
import { noteDecisions } from './scan-counts.ts';
import type { ScanReport } from './scan-record.ts';
import { unlessAborted } from './unless-aborted.ts';

export type ScanWork = Pick<ScanRun, 'app' | 'report' | 'signal' | 'isDryRun'>;

export interface ScanRun {
  app: App;
  report: ScanReport;
  signal: AbortSignal;
  isDryRun: boolean;
  /** Folders that hold the server's own files. */
  ownFolders: readonly string[];
  /** The scenes whose files were found. */
  seen: Set<string>;
  /** How many scenes it has added. */
  added(): number;
  /** Of the files given: brings the library in line with them, counts what was done, and returns those to look at again. */
  take(
    root: StorageRoot,
    files: readonly FoundFile[],
    options?: { areStill?: boolean; isSecondLook?: boolean },
  ): Promise<FoundFile[]>;
}

/** One storage path of it. */
export interface ScannedRoot extends StorageRoot {
  /** What of it is walked through: all of it, or one folder. */
  folder: string;
  /** Which folder of which disk it was when the walk began. */
  identity: string;
  /** When each folder was last changed, as far as it was read. */
  folders: Map<string, number>;
  /** Folders that could not be read. */
  unreadable: string[];
  /** Files to look at again. */
  young: FoundFile[];
  /** Why it as a whole could not be read. */
  failure?: string;
}

export async function openRun(work: ScanWork): Promise<ScanRun> {
  const { app, report, signal, isDryRun } = work;
  const seen = new Set<string>();
  const taken = new Set<string>();
  let added = 0;
  const lastSceneId = await findLastSceneId(app);
  return {
    ...work,
    seen,
    added: () => added,
    ownFolders: await unlessAborted(signal, ownFoldersOf(app.config)),
    async take(root, files, { areStill = false, isSecondLook = false } = {}) {
      const options = { signal, isDryRun, taken, lastSceneId, areStill };
      const { decisions, young } = await reconcileFiles(app, root, files, options);
      for (const decision of decisions) {
        if (decision.kind === 'added') added += 1;
        else seen.add(decision.scene.id);
      }
      await noteDecisions(report, isSecondLook ? decisions.filter(({ kind }) => kind !== 'skipped') : decisions);
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
