/** Starting and cancelling scans of the storage paths. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { AppError, conflict } from '../errors.ts';
import { policyOf } from '../jobs/fail-job.ts';
import { Phase } from '../jobs/job.enums.ts';
import { scanRetryKey } from '../jobs/queue.queries.ts';
import { addTask, hasLiveEntry, removeTasks, type TaskSpec } from '../jobs/queue.ts';
import { nextRetryAt } from '../jobs/retry.ts';
import { publishScan } from './publish-scan.ts';
import { ScanStatus } from './scan.enums.ts';
import type { ScanScope } from './scan.type.ts';
import { checkedScope, type ScanRequest } from './scan-scope.ts';

export interface ScanPayload {
  scanId: number;
  /** How often it has been tried again. */
  retries?: number;
}

export interface ScanRetryPayload extends ScanScope {
  retries: number;
}

export const scanSpec: TaskSpec<ScanPayload> = { name: 'storage.scan' };
export const scanRetrySpec: TaskSpec<ScanRetryPayload> = { name: scanRetryKey };

/** The key of its entry in the queue. */
const scanKey = 'scan';

/** How many scans are remembered. */
const maxScans = 1000;

/**
 * Queues a scan of these storage paths, or of all; it replaces a retry that was planned. CONFLICT while another one runs.
 * Returns its id.
 */
export async function startScan(
  { em }: Pick<Context, 'em'>,
  { isDryRun = false, ...request }: ScanRequest & { isDryRun?: boolean } = {},
): Promise<number> {
  return beginScan(em, await checkedScope(em, request), { isDryRun, retries: 0 });
}

async function beginScan(
  em: EntityManager,
  scope: ScanScope,
  { isDryRun, retries }: { isDryRun: boolean; retries: number },
): Promise<number> {
  try {
    return await transaction(em, async (em) => {
      const { id } = await rows(em)
        .insertInto('scan_history')
        .values({ status: ScanStatus.RUNNING, isDryRun, scope, filesExpected: await lastCount(em, scope) })
        .returning('id')
        .executeTakeFirstOrThrow();
      await rows(em)
        .deleteFrom('scan_history')
        .where('id', '<=', id - maxScans)
        .execute();
      await enqueueScan(em, { scanId: id, retries });
      if (!isDryRun) await removeTasks(em, [scanRetryKey]);
      await publishScan(em, id);
      return id;
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict('A scan is running already: wait for its end, or cancel it.');
    throw error;
  }
}

/** How many files the last scan of the same scope found; tells how long this one will take. */
async function lastCount(em: EntityManager, scope: ScanScope): Promise<number | null> {
  const last = await rows(em)
    .selectFrom('scan_history')
    .select('filesFound')
    .where('status', '=', ScanStatus.COMPLETED)
    .where(sql<boolean>`scope = ${JSON.stringify(scope)}::jsonb`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.filesFound ?? null;
}

async function enqueueScan(em: EntityManager, payload: ScanPayload): Promise<void> {
  await addTask(em, scanSpec, payload, { key: scanKey });
}

/**
 * Ends the running scan at once, whoever works on it: that process finds out within a second. What it has taken in stays.
 * False when none runs.
 */
export async function cancelScan({ em }: Pick<Context, 'em'>): Promise<boolean> {
  return transaction(em, async (em) => {
    const cancelled = await rows(em)
      .updateTable('scan_history')
      .set({ status: ScanStatus.CANCELLED, completedAt: new Date(), currentPath: null, currentFile: null })
      .where('status', '=', ScanStatus.RUNNING)
      .returning('id')
      .executeTakeFirst();
    if (!cancelled) return false;
    await removeTasks(em, [scanKey]);
    await publishScan(em, cancelled.id);
    return true;
  });
}

/** Plans a scan that failed to be tried again, as the retry policy says, in the transaction of its end. */
export async function planScanRetry(em: EntityManager, scope: ScanScope, retries: number): Promise<void> {
  const retryAt = nextRetryAt(await policyOf(em, Phase.SCAN), retries, new Date());
  if (!retryAt) return;
  await addTask(em, scanRetrySpec, { ...scope, retries: retries + 1 }, { key: scanRetryKey, runAt: retryAt });
}

/** Starts the scan that was planned, unless one runs or its storage paths are gone. */
export async function retryScan(
  { orm, log }: Pick<App, 'orm' | 'log'>,
  { retries, storagePathIds, path }: ScanRetryPayload,
): Promise<void> {
  const em = orm.em.fork();
  try {
    const scope = await checkedScope(em, { storagePathIds: storagePathIds?.map(String), path });
    await beginScan(em, scope, { isDryRun: false, retries });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.info(`no retry of the scan: ${error.message}`);
  }
}

/** A scan that is to run but has no entry in the queue (it was given up there) is queued again. */
export async function requeueLostScan({ em }: Pick<Context, 'em'>): Promise<void> {
  await transaction(em, async (em) => {
    const lost = await rows(em)
      .selectFrom('scan_history')
      .select('id')
      .where('status', '=', ScanStatus.RUNNING)
      .where(({ not }) => not(hasLiveEntry(sql.lit(scanKey))))
      .forUpdate()
      .execute();
    for (const { id } of lost) await enqueueScan(em, { scanId: id });
  });
}
