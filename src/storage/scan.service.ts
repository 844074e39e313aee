/** Starting a scan of the storage paths. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import type { Context } from '../context.ts';
import { lockReferencedIds } from '../database/lock-referenced-ids.ts';
import { rows } from '../database/rows.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import { AppError, badInput, conflict } from '../errors.ts';
import { publish } from '../events/publish.ts';
import { policyOf } from '../jobs/fail-job.ts';
import { Phase } from '../jobs/job.enums.ts';
import { scanRetryKey } from '../jobs/queue.queries.ts';
import { addTask, hasLiveEntry, removeTasks, type TaskSpec } from '../jobs/queue.ts';
import { nextRetryAt } from '../jobs/retry.ts';
import { ScanStatus } from './scan.enums.ts';

export interface ScanPayload {
  scanId: number;
  /** null: all. */
  storagePathIds: number[] | null;
  /** How often it has been tried again. */
  retries?: number;
}

export type ScanRetryPayload = Omit<ScanPayload, 'scanId'>;

export const scanSpec: TaskSpec<ScanPayload> = { name: 'storage.scan' };
export const scanRetrySpec: TaskSpec<ScanRetryPayload> = { name: scanRetryKey };

/** The key of its entry in the queue. */
const scanKey = 'scan';

/** Queues a scan of these storage paths, or of all; it replaces a retry that was planned. CONFLICT while another one runs. Returns its id. */
export async function startScan(
  { em }: Pick<Context, 'em'>,
  storagePathIds?: readonly string[] | null,
  retries = 0,
): Promise<number> {
  try {
    return await em.transactional(async (em) => {
      const keys = storagePathIds && (await lockStoragePaths(em, storagePathIds));
      const { id } = await rows(em)
        .insertInto('scan_history')
        .values({ status: ScanStatus.RUNNING })
        .returning('id')
        .executeTakeFirstOrThrow();
      await enqueueScan(em, { scanId: id, storagePathIds: keys ?? null, retries });
      await removeTasks(em, [scanRetryKey]);
      await publish(em, 'scan', { id });
      return id;
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict('A scan is running already: wait for its end.');
    throw error;
  }
}

async function enqueueScan(em: EntityManager, payload: ScanPayload): Promise<void> {
  await addTask(em, scanSpec, payload, { key: scanKey });
}

/** Plans a scan that failed to be tried again, as the retry policy says, in the transaction of its end. */
export async function planScanRetry(em: EntityManager, { storagePathIds, retries = 0 }: ScanPayload): Promise<void> {
  const retryAt = nextRetryAt(await policyOf(em, Phase.SCAN), retries, new Date());
  if (!retryAt) return;
  await addTask(em, scanRetrySpec, { storagePathIds, retries: retries + 1 }, { key: scanRetryKey, runAt: retryAt });
}

/** Starts the scan that was planned, unless one runs or its storage paths are gone. */
export async function retryScan(
  { orm, log }: Pick<App, 'orm' | 'log'>,
  { storagePathIds, retries }: ScanRetryPayload,
): Promise<void> {
  try {
    await startScan({ em: orm.em.fork() }, storagePathIds?.map(String) ?? null, retries);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.info(`no retry of the scan: ${error.message}`);
  }
}

/** A scan that is to run but has no entry in the queue (it was given up there) is queued again, for all storage paths. */
export async function requeueLostScan({ em }: Pick<Context, 'em'>): Promise<void> {
  await em.transactional(async (em) => {
    const lost = await rows(em)
      .selectFrom('scan_history')
      .select('id')
      .where('status', '=', ScanStatus.RUNNING)
      .where(({ not }) => not(hasLiveEntry(sql.lit(scanKey))))
      .forUpdate()
      .execute();
    for (const { id } of lost) await enqueueScan(em, { scanId: id, storagePathIds: null });
  });
}

async function lockStoragePaths(em: EntityManager, ids: readonly string[]): Promise<number[]> {
  if (ids.length === 0) {
    throw badInput('storagePathIds', 'storagePathIds must name at least one storage path; leave it out for all.');
  }
  return (await lockReferencedIds(em, 'storagePath', 'storagePathIds', ids)).map(Number);
}
