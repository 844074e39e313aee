/** Goes through the storage paths, brings the library in line with what it finds, and tells how far it has come. */
import { setInterval as every } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.type.ts';
import { isDatabaseDown } from '../database/is-down.ts';
import { logFailure } from '../database/log-failure.ts';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';
import type { Task } from '../jobs/queue.ts';
import type { StorageRoot } from './reconcile-files.ts';
import {
  planScanRetry,
  retryScan,
  type ScanPayload,
  type ScanRetryPayload,
  scanRetrySpec,
  scanSpec,
} from './scan.service.ts';
import type { ScanScope } from './scan.type.ts';
import { scanFiles } from './scan-files.ts';
import { ScanOver, ScanRecord } from './scan-record.ts';

export const scanTask: Task<ScanPayload> = {
  ...scanSpec,
  run: async (app, payload, { signal }) => runScan(app, payload, signal),
};

export const scanRetryTask: Task<ScanRetryPayload> = { ...scanRetrySpec, run: retryScan };

const checkMilliseconds = 1000;

/** Runs a scan to its end. One that a dying process left begins anew; what it took in already is as known then. */
export async function runScan(
  app: App,
  { scanId, retries = 0 }: ScanPayload,
  processSignal: AbortSignal,
): Promise<void> {
  const record = await ScanRecord.begin(app, scanId);
  if (!record) return; // ended already
  const { isDryRun, scope } = await requestOf(app, scanId);
  const retry = async (em: EntityManager) => {
    if (!isDryRun) await planScanRetry(em, scope, retries);
  };
  using control = stopWhenOver(app, record);
  const signal = AbortSignal.any([processSignal, control.signal]);
  try {
    const roots = await rootsOf(app, scope);
    const failures = await scanFiles({ app, report: record, signal, isDryRun }, roots, scope.path);
    const isFailed = roots.length > 0 && failures.length === roots.length;
    if (isFailed) await record.fail(failures.join('\n'), retry);
    else await record.complete();
  } catch (error) {
    if (error instanceof ScanOver || control.signal.aborted)
      return app.log.info({ scan: scanId }, 'the scan was stopped');
    if (processSignal.aborted || isDatabaseDown(error)) throw error; // the next process, or the next attempt, goes on with it
    logFailure(app.log, error, 'the scan failed', { scan: scanId });
    await record.fail(messageOf(error), retry);
  }
}

async function requestOf({ orm }: App, id: number): Promise<{ isDryRun: boolean; scope: ScanScope }> {
  return rows(orm.em.fork())
    .selectFrom('scan_history')
    .select(['isDryRun', 'scope'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

async function rootsOf({ orm }: App, { storagePathIds }: ScanScope): Promise<StorageRoot[]> {
  const query = rows(orm.em.fork()).selectFrom('storage_paths').select(['id', 'path']).orderBy('id');
  return (storagePathIds ? query.where('id', 'in', storagePathIds) : query).execute();
}

/** Asks the database every second whether the scan is still to go on: the disk may keep it from writing for longer. */
function stopWhenOver(app: App, record: ScanRecord): { signal: AbortSignal } & Disposable {
  const over = new AbortController();
  const finished = new AbortController();
  const watch = async () => {
    for await (const _ of every(checkMilliseconds, undefined, { signal: finished.signal })) {
      await record.check().catch((error: unknown) => {
        if (error instanceof ScanOver) over.abort(error);
        else app.log.debug(`the scan could not be checked: ${messageOf(error)}`); // the next check will
      });
    }
  };
  void watch().catch(() => {}); // it ends by its signal
  return { signal: over.signal, [Symbol.dispose]: () => finished.abort() };
}
