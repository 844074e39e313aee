/** Looks for the scenes of a storage path whose files a scan has not seen. Only what is gone for certain is missing. */

import { dirname } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import { cancelJobsOfScenes } from '../jobs/job.service.ts';
import { presenceOf, statAll } from './found-file.ts';
import { activeIdsBelow, scenesByIds } from './known-scenes.ts';
import { type KnownScene, reconcileAbsent } from './reconcile.ts';
import { lockLibraryFiles, type StorageRoot } from './reconcile-files.ts';
import { FindingKind } from './scan.enums.ts';
import type { ScannedRoot, ScanRun } from './scan-run.ts';
import { takeChangedFolders } from './second-look.ts';
import { unlessAborted } from './unless-aborted.ts';
import { assertThere, giveUp, isOfDisk } from './visit-root.ts';

const pageSize = 5000;

export async function sweep(run: ScanRun, root: ScannedRoot): Promise<void> {
  if (root.failure !== undefined) return;
  try {
    await sweepPages(run, root);
  } catch (error) {
    if (run.signal.aborted || !isOfDisk(error)) throw error;
    await giveUp(run, root, error);
  }
}

async function sweepPages(run: ScanRun, root: ScannedRoot): Promise<void> {
  const { app, seen, signal } = run;
  let hasLookedAgain = false;
  let after = '0';
  for (;;) {
    signal.throwIfAborted();
    const place = { storagePathId: root.id, folder: root.folder };
    const page = await activeIdsBelow(app.orm.em.fork(), place, after, pageSize);
    const last = page.at(-1);
    if (last === undefined) return;
    after = last;
    const absent = await scenesByIds(
      app.orm.em.fork(),
      page.filter((id) => !seen.has(id)),
    );
    let gone = await findGone(run, root, [...absent.values()]);
    if (gone.length === 0) continue;
    if (!hasLookedAgain) {
      await takeChangedFolders(run, root); // a file may have moved to where the walk had been already
      hasLookedAgain = true;
      gone = gone.filter(({ id }) => !seen.has(id));
    }
    await assertThere(run, root); // what was not found counts only if the disk was there all the time
    await remove(run, root, gone);
  }
}

async function findGone(run: ScanRun, root: ScannedRoot, absent: readonly KnownScene[]): Promise<KnownScene[]> {
  const looks = await unlessAborted(run.signal, statAll(absent.map(({ path }) => path)));
  const failed = new Map<string, string>();
  const gone = absent.filter((scene, index) => {
    const look = looks[index];
    if (!look) return false;
    const presence = presenceOf(look);
    const isFolderReadable = !root.unreadable.some((folder) => scene.path.startsWith(`${folder}/`));
    if (presence === 'unknown' && isFolderReadable && look instanceof Error)
      failed.set(dirname(scene.path), look.message);
    const fate = reconcileAbsent({ isTrashed: scene.isTrashed, presence, isFolderReadable, isStoragePathSound: true });
    return fate === 'missing';
  });
  for (const [path, message] of failed) {
    root.unreadable.push(path);
    run.report.leaveOut([{ path, message: `This folder cannot be read: ${message}` }]);
  }
  return gone;
}

async function remove(
  { app, report, isDryRun }: ScanRun,
  root: StorageRoot,
  gone: readonly KnownScene[],
): Promise<void> {
  const removed = isDryRun ? gone : await markMissing(app.orm.em.fork(), root, gone);
  report.find(removed.map(({ id, path }) => ({ kind: FindingKind.REMOVED, path, sceneId: id })));
  await report.add({ videosRemoved: removed.length });
}

/** Those that are still said to be where they were looked for. They keep all that they have; only their jobs end. */
export async function markMissing(
  em: EntityManager,
  root: StorageRoot,
  gone: readonly KnownScene[],
): Promise<readonly KnownScene[]> {
  if (gone.length === 0) return [];
  const ids = gone.map(({ id }) => id);
  return transaction(em, async (em) => {
    await lockLibraryFiles(em, root);
    await cancelJobsOfScenes(em, ids);
    const { rows: marked } = await sql<{ id: string }>`
      update scenes s set deleted_at = now(), updated_at = now()
        from unnest(${ids}::bigint[], ${gone.map(({ path }) => path)}::text[]) g (id, path)
       where s.id = g.id and s.stored_path = g.path and s.deleted_at is null and s.trashed_at is null
      returning s.id`.execute(rows(em));
    const missing = new Set(marked.map(({ id }) => id));
    await publishScenes(em, ChangeKind.UPDATED, [...missing]);
    return gone.filter(({ id }) => missing.has(id));
  });
}
