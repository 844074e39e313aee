/** What becomes of a job that failed: it waits for its retry, or goes to the dead letters. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { databaseNow, readDatabaseClock } from '../database/clock.ts';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';
import { announceJobs } from './announce.ts';
import { fileAway } from './dead-letters.ts';
import { taskOf } from './enqueue.ts';
import { JobStatus, type Phase } from './job.enums.ts';
import { type BackoffPolicy, isTransient, nextRetryAt } from './retry.ts';

/** A run of a job. */
interface FailedRun {
  id: string;
  sceneId: string;
  phase: Phase;
  attempt: number;
}

/** Writes the failure and what follows from it. Undefined when this run of the job was over already: then nothing is written. */
export async function failJob(
  em: EntityManager,
  run: FailedRun,
  error: unknown,
): Promise<{ retryAt?: Date } | undefined> {
  const job = await rows(em)
    .selectFrom('job_history')
    .select(['retryCount', 'priority', 'firstError'])
    .where('id', '=', run.id)
    .where('attempt', '=', run.attempt)
    .where('status', '=', JobStatus.RUNNING)
    .forUpdate()
    .executeTakeFirst();
  if (!job) return undefined;
  const policy = await policyOf(em, run.phase);
  const errorMessage = messageOf(error);
  const isRetryable = isTransient(error);
  const retryAt = isRetryable ? nextRetryAt(policy, job.retryCount, await readDatabaseClock(em)) : undefined;
  await rows(em)
    .updateTable('job_history')
    .set({
      ...{ status: JobStatus.FAILED, errorMessage, firstError: job.firstError ?? errorMessage, isRetryable },
      maxRetries: policy.maxRetries,
      retryCount: job.retryCount + (retryAt ? 1 : 0),
      nextRetryAt: retryAt ?? null,
      completedAt: retryAt ? null : databaseNow,
    })
    .where('id', '=', run.id)
    .execute();
  if (retryAt) await planRetry(em, run, job.priority, retryAt);
  else await fileAway(em, run.id);
  await announceJobs(em, [run]);
  return { retryAt };
}

export async function policyOf(em: EntityManager, phase: Phase): Promise<BackoffPolicy> {
  return rows(em)
    .selectFrom('retry_config')
    .select(['maxRetries', 'initialDelaySeconds', 'maxDelaySeconds', 'backoffFactor'])
    .where('phase', '=', phase)
    .executeTakeFirstOrThrow();
}

/** The entry that is being worked on ends with this run; the next one is a new entry under the same key. */
async function planRetry(em: EntityManager, { id, phase }: FailedRun, priority: number, retryAt: Date): Promise<void> {
  await em.execute(
    'select graphile_worker.add_job(?, ?::json, run_at := ?, job_key := ?, priority := ?, max_attempts := 25)',
    [taskOf(phase), JSON.stringify({ jobId: id }), retryAt, id, -priority],
  );
}
