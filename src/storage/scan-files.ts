/** The work of a scan: finds what is on disk in all its storage paths, then looks for the scenes whose files it has not seen. */
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import type { StorageRoot } from './reconcile-files.ts';
import { SkipReason } from './scan.enums.ts';
import { openRun, type ScannedRoot, type ScanRun, type ScanWork } from './scan-run.ts';
import { keepStill } from './still.ts';
import { sweep } from './sweep.ts';
import { visitRoot } from './visit-root.ts';

/** So many new ones change how the table is best read. */
const manyScenes = 1000;

/** Returns why storage paths as a whole could not be read, one message for each of these. `folder`: only what lies in it. */
export async function scanFiles(work: ScanWork, roots: readonly StorageRoot[], folder?: string): Promise<string[]> {
  const run = await openRun(work);
  const scanned: ScannedRoot[] = [];
  for (const root of roots) scanned.push(await visitRoot(run, root, folder ?? root.path));
  await takeYoung(run, scanned);
  // Only now, as what one storage path has lost may have come to light in another one.
  for (const root of scanned) await sweep(run, root);
  if (!run.isDryRun && run.added() >= manyScenes) await learnDistribution(run);
  return scanned.flatMap(({ failure }) => failure ?? []);
}

/**
 * PostgreSQL plans by what it knew of the table before; until it looks by itself, a minute or more later, lists and the next
 * scan would be slow.
 */
async function learnDistribution({ app }: ScanRun): Promise<void> {
  await sql`analyze scenes`.execute(rows(app.orm.em.fork()));
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
  if (changing > 0) run.report.skip({ [SkipReason.UNFINISHED]: changing });
}
