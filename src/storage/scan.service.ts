/** Starting a scan of the storage paths. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { isUniqueViolation } from '../database/unique.ts';
import { badInput, conflict } from '../errors.ts';
import { publish } from '../events/publish.ts';

/** The name of the task that does it. */
export const scanTask = 'storage.scan';

export interface ScanPayload {
  scanId: number;
  /** null: all. */
  storagePathIds: number[] | null;
}

/** Queues a scan of these storage paths, or of all. CONFLICT while another one runs. Returns its id. */
export async function startScan(
  { em }: Pick<Context, 'em'>,
  storagePathIds?: readonly string[] | null,
): Promise<number> {
  await checkStoragePathIds({ em }, storagePathIds);
  try {
    return await em.transactional(async (em) => {
      const { id } = await rows(em)
        .insertInto('scan_history')
        .values({ status: 'running' as never })
        .returning('id')
        .executeTakeFirstOrThrow();
      await enqueueScan(em, { scanId: id, storagePathIds: storagePathIds?.map(Number) ?? null });
      await publish(em, 'scan', { id });
      return id;
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict('A scan is running already: wait for its end.');
    throw error;
  }
}

async function enqueueScan(em: EntityManager, payload: ScanPayload): Promise<void> {
  await em.execute(`select graphile_worker.add_job(?, ?::json, job_key := 'scan', max_attempts := 25)`, [
    scanTask,
    JSON.stringify(payload),
  ]);
}

/** A scan that is to run but has no entry in the queue (it was given up there) is queued again, for all storage paths. */
export async function requeueLostScan({ em }: Pick<Context, 'em'>): Promise<void> {
  await em.transactional(async (em) => {
    const lost = await em.execute<{ id: number }[]>(
      `select id from scan_history where status = 'running' and not exists (
         select from graphile_worker.jobs where key = 'scan' and attempts < max_attempts) for update`,
    );
    for (const { id } of lost) await enqueueScan(em, { scanId: id, storagePathIds: null });
  });
}

async function checkStoragePathIds(
  { em }: Pick<Context, 'em'>,
  ids: readonly string[] | null | undefined,
): Promise<void> {
  if (ids == null) return;
  if (ids.length === 0)
    throw badInput('storagePathIds', 'storagePathIds must name at least one storage path; leave it out for all.');
  const known = await rows(em).selectFrom('storage_paths').select('id').execute();
  const unknown = ids.filter((id) => !known.some((path) => String(path.id) === id));
  if (unknown.length > 0) throw badInput('storagePathIds', `There is no storage path ${unknown.join(', ')}.`);
}
