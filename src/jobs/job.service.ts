/** Changing jobs: cancelling and retrying them, giving them another priority, deleting those that have ended. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { distinctIds, parseIds, parseUuid } from '../checks/ids.ts';
import { checkNumber } from '../checks/numbers.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { badInput, conflict, notFound } from '../errors.ts';
import { announceJobs, stopRuns } from './announce.ts';
import { returnToReview } from './dead-letters.ts';
import { deleteJobs } from './delete-jobs.ts';
import { priorityRange } from './enqueue.ts';
import { JobStatus } from './job.enums.ts';
import { addJobEntries } from './job-entries.ts';
import { removeTasks, setTaskPriority } from './queue.ts';

const maxIds = 1000;

interface JobRef {
  id: string;
  sceneId: string;
}

/** Cancels those of the jobs that are pending, running or waiting for a retry; running ones are stopped. Returns how many. */
export async function cancelJobs({ em }: Pick<Context, 'em'>, ids: readonly string[]): Promise<number> {
  const wanted = parseJobIds(ids);
  return transaction(em, async (em) => cancelWhere(em, sql`job_id = any(${wanted}::text[])`));
}

/** Cancels all jobs of these scenes, which are about to go to the trash or out of the library. */
export async function cancelJobsOfScenes(em: EntityManager, sceneIds: readonly string[]): Promise<number> {
  return cancelWhere(em, sql`scene_id = any(${sceneIds}::bigint[])`);
}

/** Those that have not ended, so that none of them ends before the transaction does. */
export async function lockJobsOfScenes(em: EntityManager, sceneIds: readonly string[]): Promise<void> {
  await sql`
    select from job_history
     where scene_id = any(${sceneIds}::bigint[]) and (status in ('pending', 'running') or next_retry_at is not null)
     order by id for update`.execute(rows(em));
}

async function cancelWhere(em: EntityManager, where: RawBuilder<SqlBool>): Promise<number> {
  const { rows: cancelled } = await sql<JobRef & { wasRunning: boolean }>`
    with unfinished as (
      select id, status from job_history
       where ${where} and (status in ('pending', 'running') or status = 'failed' and next_retry_at is not null)
       order by id for update
    )
    update job_history j set status = 'cancelled', next_retry_at = null, completed_at = now()
      from unfinished where j.id = unfinished.id
    returning j.job_id as id, j.scene_id as "sceneId", unfinished.status = 'running' as "wasRunning"`.execute(rows(em));
  const running = cancelled.filter(({ wasRunning }) => wasRunning).map(({ id }) => id);
  const waiting = cancelled.filter(({ wasRunning }) => !wasRunning).map(({ id }) => id);
  await removeTasks(em, waiting); // that of a running job is held by its worker, and ends with it
  await stopRuns(em, running);
  await returnToReview(
    em,
    cancelled.map(({ id }) => id),
  );
  await announceJobs(em, cancelled);
  return cancelled.length;
}

/**
 * Queues jobs that failed or were cancelled again, with all their retries; they keep their ids. Skipped are those whose
 * phase was queued again meanwhile, and those whose scene is in the trash or missing. Returns how many were queued.
 */
export async function retryJobs({ em }: Pick<Context, 'em'>, ids: readonly string[]): Promise<number> {
  const wanted = parseJobIds(ids);
  return transaction(em, async (em) => requeueJobs(em, wanted));
}

/** The same in the transaction of `em`. */
export async function requeueJobs(em: EntityManager, ids: readonly string[]): Promise<number> {
  await sql`
    update dead_letter_queue set status = 'retrying', abandoned_at = null, updated_at = now()
     where job_id = any(${ids}::text[]) and job_id in (select job_id from job_history j where ${canRunAgain})`.execute(
    rows(em),
  );
  const { rows: queued } = await sql<JobRef>`
    with again as (
      update job_history j
         set status = 'pending', priority = greatest(priority, 1), progress = 0, retry_count = 0, next_retry_at = null,
             completed_at = null, error_message = null, first_error = null, is_retryable = true
       where job_id = any(${ids}::text[]) and ${canRunAgain}
      returning job_id, scene_id, phase, priority
    ), queued as (
      ${addJobEntries(sql`again`)}
    )
    select job_id as id, scene_id as "sceneId" from again, queued`.execute(rows(em));
  await announceJobs(em, queued);
  return queued.length;
}

/** Of a job, which is called `j`. */
const canRunAgain = sql<SqlBool>`
  j.status in ('failed', 'cancelled')
  and not exists (select from job_history newer where newer.scene_id = j.scene_id and newer.phase = j.phase and newer.id > j.id)
  and exists (select from scenes s where s.id = j.scene_id and s.trashed_at is null and s.deleted_at is null)`;

/** Gives a pending job another priority. CONFLICT once it has started. */
export async function setJobPriority({ em }: Pick<Context, 'em'>, given: string, priority: number): Promise<void> {
  checkNumber('priority', priority, priorityRange);
  const id = parseUuid(given);
  if (!id) throw notFound(`There is no job ${given}.`);
  await transaction(em, async (em) => {
    const job = await rows(em)
      .selectFrom('job_history')
      .select(['id', 'sceneId', 'status'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!job) throw notFound(`There is no job ${id}.`);
    if (job.status !== JobStatus.PENDING)
      throw conflict(`The job is ${job.status}: only the priority of one that is pending can be changed.`);
    await rows(em).updateTable('job_history').set({ priority }).where('id', '=', id).execute();
    await setTaskPriority(em, id, priority);
    await announceJobs(em, [job]);
  });
}

const finished = [JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED];

/** Deletes jobs that have ended: all, or those with one of these statuses that ended before an instant. Returns how many. */
export async function deleteFinishedJobs(
  { em }: Pick<Context, 'em'>,
  { before, status }: { before?: Date | null; status?: JobStatus[] | null },
): Promise<number> {
  const unfinished = status?.find((wanted) => !finished.includes(wanted));
  if (unfinished)
    throw badInput(
      'status',
      'status can only be COMPLETED, FAILED or CANCELLED: only jobs that have ended can be deleted.',
    );
  return transaction(em, async (em) =>
    deleteJobs(em, (jobs) =>
      jobs
        .where('status', 'in', [...(status ?? finished)])
        .where('nextRetryAt', 'is', null)
        .where('completedAt', '<', sql<string>`coalesce(${before ?? null}::timestamptz, 'infinity')`),
    ),
  );
}

/** Those of the ids that jobs can have; the others are the ids of nothing. */
function parseJobIds(ids: readonly string[]): string[] {
  return parseIds(parseUuid, distinctIds('ids', ids, { max: maxIds, thing: 'job' }));
}
