/** Starting and cancelling scans of the storage paths. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { isUniqueViolation } from '../database/unique.ts';
import { AppError, conflict } from '../errors.ts';
import { publish } from '../events/publish.ts';
import { policyOf } from '../jobs/fail-job.ts';
import { Phase } from '../jobs/job.enums.ts';
import { nextRetryAt } from '../jobs/retry.ts';
import { ScanStatus } from './scan.enums.ts';
import type { ScanScope } from './scan.type.ts';
import { checkedScope, type ScanRequest } from './scan-scope.ts';

/** The names of the tasks that do it, at once and again. */
export const scanTask = 'storage.scan';
export const scanRetryTask = 'storage.retry-scan';

export interface ScanPayload {
  scanId: number;
  /** How often it has been tried again. */
  retries?: number;
}

export interface ScanRetryPayload extends ScanScope {
  retries: number;
}

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
    return await em.transactional(async (em) => {
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
      if (!isDryRun) await sql`select graphile_worker.remove_job(${scanRetryTask})`.execute(rows(em));
      await publish(em, 'scan', { id });
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
  await sql`select graphile_worker.add_job(${scanTask}, ${JSON.stringify(payload)}::json, job_key := 'scan', max_attempts := 25)`.execute(
    rows(em),
  );
}

/**
 * Ends the running scan at once, whoever works on it: that process finds out within a second. What it has taken in stays.
 * False when none runs.
 */
export async function cancelScan({ em }: Pick<Context, 'em'>): Promise<boolean> {
  return em.transactional(async (em) => {
    const cancelled = await rows(em)
      .updateTable('scan_history')
      .set({ status: ScanStatus.CANCELLED, completedAt: new Date(), currentPath: null, currentFile: null })
      .where('status', '=', ScanStatus.RUNNING)
      .returning('id')
      .executeTakeFirst();
    if (!cancelled) return false;
    await sql`select graphile_worker.remove_job('scan')`.execute(rows(em));
    await publish(em, 'scan', { id: cancelled.id });
    return true;
  });
}

/** Plans a scan that failed to be tried again, as the retry policy says, in the transaction of its end. */
export async function planScanRetry(em: EntityManager, scope: ScanScope, retries: number): Promise<void> {
  const retryAt = nextRetryAt(await policyOf(em, Phase.SCAN), retries, new Date());
  if (!retryAt) return;
  const payload: ScanRetryPayload = { ...scope, retries: retries + 1 };
  await sql`
    select graphile_worker.add_job(${scanRetryTask}, ${JSON.stringify(payload)}::json, run_at := ${retryAt},
                                   job_key := ${scanRetryTask}, max_attempts := 25)`.execute(rows(em));
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
  await em.transactional(async (em) => {
    const lost = await rows(em)
      .selectFrom('scan_history')
      .select('id')
      .where('status', '=', ScanStatus.RUNNING)
      .where(
        sql<boolean>`not exists (
          select from graphile_worker.jobs where key = 'scan' and (attempts < max_attempts or locked_at is not null))`,
      )
      .forUpdate()
      .execute();
    for (const { id } of lost) await enqueueScan(em, { scanId: id });
  });
}
