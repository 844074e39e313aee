/** Steering jobs: cancelling, trying again, another priority, clearing away. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { distinctIds, parseIds, parseUuid } from '../checks/ids.ts';
import { checkNumber } from '../checks/numbers.ts';
import type { Context } from '../context.ts';
import { badInput, conflict, notFound } from '../errors.ts';
import { publish } from '../events/publish.ts';
import { announceJobs, tellToStop } from './announce.ts';
import { returnLetters } from './dead-letters.ts';
import { maxCrashes, priorityRange } from './enqueue.ts';
import { JobStatus } from './job.enums.ts';

const maxIds = 1000;

interface JobRef {
  id: string;
  sceneId: string;
}

/** What can still be cancelled: it waits, runs, or waits for its retry. */
const isAlive = `(status in ('pending', 'running') or status = 'failed' and next_retry_at is not null)`;

/** Cancels those of the jobs that have not ended; whoever runs one hears of it and stops. Returns how many. */
export async function cancelJobs({ em }: Pick<Context, 'em'>, ids: readonly string[]): Promise<number> {
  const wanted = JSON.stringify(parseJobIds(ids));
  return em.transactional(async (em) =>
    cancelWhere(em, 'job_id in (select json_array_elements_text(?::json))', wanted),
  );
}

/** Cancels all jobs of these scenes: they are on their way to the trash, or out of the library. */
export async function cancelJobsOfScenes(em: EntityManager, sceneIds: readonly string[]): Promise<number> {
  const wanted = JSON.stringify(sceneIds);
  return cancelWhere(em, 'scene_id in (select value::bigint from json_array_elements_text(?::json))', wanted);
}

async function cancelWhere(em: EntityManager, where: string, wanted: string): Promise<number> {
  const cancelled = await em.execute<(JobRef & { wasRunning: boolean })[]>(
    `with alive as (
       select id, status from job_history where ${where} and ${isAlive} order by id for update
     )
     update job_history j set status = 'cancelled', next_retry_at = null, completed_at = now()
       from alive where j.id = alive.id
     returning j.job_id as id, j.scene_id as "sceneId", alive.status = 'running' as "wasRunning"`,
    [wanted],
  );
  const running = cancelled.filter(({ wasRunning }) => wasRunning).map(({ id }) => id);
  const waiting = cancelled.filter(({ wasRunning }) => !wasRunning).map(({ id }) => id);
  // The entry of a running job is in its worker's hands and ends with it.
  await em.execute('select graphile_worker.remove_job(id) from json_array_elements_text(?::json) id', [
    JSON.stringify(waiting),
  ]);
  await tellToStop(em, running);
  await returnLetters(
    em,
    cancelled.map(({ id }) => id),
  );
  await announceJobs(em, cancelled);
  return cancelled.length;
}

/**
 * Queues jobs that failed or were cancelled again, as the rows that they are, with all their retries before them. Left
 * out are those whose phase was asked for anew meanwhile, and those whose scene is in the trash or gone.
 */
export async function retryJobs({ em }: Pick<Context, 'em'>, ids: readonly string[]): Promise<number> {
  const wanted = parseJobIds(ids);
  return em.transactional(async (em) => requeueJobs(em, wanted));
}

/** The same, as part of a transaction. */
export async function requeueJobs(em: EntityManager, ids: readonly string[]): Promise<number> {
  const wanted = JSON.stringify(ids);
  await em.execute(
    `update dead_letter_queue set status = 'retrying', abandoned_at = null, updated_at = now()
      where job_id in (select json_array_elements_text(?::json)) and job_id in (select job_id from job_history j where ${canRunAgain})`,
    [wanted],
  );
  const queued = await em.execute<JobRef[]>(
    `with again as (
       update job_history j
          set status = 'pending', priority = greatest(priority, 1), progress = 0, retry_count = 0, next_retry_at = null,
              completed_at = null, error_message = null, first_error = null, is_retryable = true
        where job_id in (select json_array_elements_text(?::json)) and ${canRunAgain}
       returning job_id, scene_id, phase, priority
     ), queued as (
       select count(*) from graphile_worker.add_jobs(array(
         select ('processing.' || phase, json_build_object('jobId', job_id), null, null, ?, job_id, -priority, null)::graphile_worker.job_spec
           from again
       ))
     )
     select job_id as id, scene_id as "sceneId" from again, queued`,
    [wanted, maxCrashes],
  );
  await announceJobs(em, queued);
  return queued.length;
}

const canRunAgain = `
  j.status in ('failed', 'cancelled')
  and not exists (select from job_history newer where newer.scene_id = j.scene_id and newer.phase = j.phase and newer.id > j.id)
  and exists (select from scenes s where s.id = j.scene_id and s.trashed_at is null and s.deleted_at is null)`;

/** Gives a pending job another priority. CONFLICT once it has started. */
export async function setJobPriority({ em }: Pick<Context, 'em'>, given: string, priority: number): Promise<void> {
  checkNumber('priority', priority, priorityRange);
  const id = parseUuid(given);
  if (!id) throw notFound(`There is no job ${given}.`);
  await em.transactional(async (em) => {
    const [job] = await em.execute<(JobRef & { status: JobStatus })[]>(
      'select job_id as id, scene_id as "sceneId", status from job_history where job_id = ? for update',
      [id],
    );
    if (!job) throw notFound(`There is no job ${id}.`);
    if (job.status !== JobStatus.PENDING)
      throw conflict(`The job is ${job.status}: only the priority of one that is pending can be changed.`);
    await em.execute('update job_history set priority = ? where job_id = ?', [priority, id]);
    await em.execute(
      `select graphile_worker.reschedule_jobs(array(select q.id from graphile_worker.jobs q where q.key = ?), priority := ?)`,
      [id, -priority],
    );
    await announceJobs(em, [job]);
  });
}

const finished = [JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED];

/** Drops jobs that have ended: all, or those of these states that ended before an instant. Returns how many. */
export async function deleteFinishedJobs(
  { em }: Pick<Context, 'em'>,
  { before, status }: { before?: Date | null; status?: JobStatus[] | null },
): Promise<number> {
  const unfinished = status?.find((wanted) => !finished.includes(wanted));
  if (unfinished)
    throw badInput('status', 'status must name states of jobs that have ended: COMPLETED, FAILED, CANCELLED.');
  return em.transactional(async (em) => {
    const deleted = await em.execute<{ id: string }[]>(
      `delete from job_history
        where status in (select json_array_elements_text(?::json)) and next_retry_at is null
          and completed_at < coalesce(?::timestamptz, 'infinity')
       returning id`,
      [JSON.stringify(status ?? finished), before ?? null],
    );
    if (deleted.length > 0) await publish(em, 'queue', {});
    return deleted.length;
  });
}

/** Those of the ids that jobs can have; the others are the ids of nothing. */
function parseJobIds(ids: readonly string[]): string[] {
  return parseIds(parseUuid, distinctIds('ids', ids, { max: maxIds, thing: 'job' }));
}
