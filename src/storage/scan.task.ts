/** Walks the storage paths and takes in what is new, telling how far it has come. */
import { readdir } from 'node:fs/promises';
import type { App } from '../app.type.ts';
import { isDatabaseDown } from '../database/is-down.ts';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';
import type { Task } from '../jobs/queue.ts';
import { importFiles } from './import-files.ts';
import { reconcile } from './reconcile.ts';
import {
  planScanRetry,
  retryScan,
  type ScanPayload,
  type ScanRetryPayload,
  scanRetrySpec,
  scanSpec,
} from './scan.service.ts';
import { type ScanCounts, ScanRecord } from './scan-record.ts';
import { type Batch, walk } from './walk.ts';

export const scanTask: Task<ScanPayload> = {
  ...scanSpec,
  run: async (app, payload, { signal }) => runScan(app, payload, signal),
};

export const scanRetryTask: Task<ScanRetryPayload> = { ...scanRetrySpec, run: retryScan };

interface Root {
  id: number;
  path: string;
}

/** Runs a scan to its end. One that a dying process left begins anew; what it took in already is skipped then. */
async function runScan(app: App, payload: ScanPayload, signal: AbortSignal): Promise<void> {
  const { scanId, storagePathIds } = payload;
  const record = await ScanRecord.begin(app, scanId);
  if (!record) return; // ended already
  try {
    const roots = await rootsOf(app, storagePathIds);
    const failures: string[] = [];
    for (const root of roots) {
      const failure = await scanRoot(app, record, root, signal);
      if (failure) failures.push(failure);
    }
    const isFailed = roots.length > 0 && failures.length === roots.length;
    if (isFailed) await record.fail(failures.join('\n'), async (em) => planScanRetry(em, payload));
    else await record.complete();
  } catch (error) {
    if (signal.aborted || isDatabaseDown(error)) throw error; // the next process, or the next attempt, goes on with it
    app.log.error({ err: error, scan: scanId }, 'the scan failed');
    await record.fail(messageOf(error), async (em) => planScanRetry(em, payload));
  }
}

async function rootsOf({ orm }: App, ids: number[] | null): Promise<Root[]> {
  const query = rows(orm.em.fork()).selectFrom('storage_paths').select(['id', 'path']).orderBy('id');
  return (ids ? query.where('id', 'in', ids) : query).execute();
}

/** Why the storage path as a whole could not be read; undefined when it was. */
async function scanRoot(app: App, record: ScanRecord, root: Root, signal: AbortSignal): Promise<string | undefined> {
  try {
    for await (const batch of walk(root.path, signal)) await takeIn(app, record, root, batch);
    await readdir(root.path); // it may have gone on the way
    await record.add({ pathsScanned: 1 });
    return undefined;
  } catch (error) {
    if (signal.aborted || (error as NodeJS.ErrnoException).syscall !== 'scandir') throw error;
    const failure = `The storage path cannot be read: ${messageOf(error)}`;
    await record.add({ errors: 1 }, [{ path: root.path, message: failure }]);
    return failure;
  }
}

async function takeIn({ orm }: App, record: ScanRecord, { id, path }: Root, batch: Batch): Promise<void> {
  const counts = await orm.em.fork().transactional(async (em): Promise<Partial<ScanCounts>> => {
    const paths = batch.files.map((file) => file.path);
    const known = await rows(em).selectFrom('scenes').select('storedPath').where('storedPath', 'in', paths).execute();
    const { added, skipped } = reconcile(batch.files, new Set(known.map(({ storedPath }) => storedPath ?? '')));
    await importFiles(em, id, 'scan', added);
    return {
      filesFound: batch.files.length + batch.leftOut.length,
      videosAdded: added.length,
      videosSkipped: skipped.length,
      errors: batch.leftOut.length,
    };
  });
  record.at(path, batch.files.at(-1)?.path ?? batch.folder);
  await record.add(counts, batch.leftOut);
}
