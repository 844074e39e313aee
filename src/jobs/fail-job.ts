/** When a job fails: it waits for a retry, or gets a dead letter. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { databaseNow, readDatabaseClock } from '../database/clock.ts';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';
import { announceJobs } from './announce.ts';
import { addDeadLetter } from './dead-letters.ts';
import { JobStatus, type Phase } from './job.enums.ts';
import { cancelJobsOfScenes } from './job.service.ts';
import { addJobEntry } from './job-entries.ts';
import type { ScenePhase } from './phases.ts';
import { type BackoffPolicy, isTransient, nextRetryAt, SceneAwayError } from './retry.ts';

/** A run of a job. */
interface FailedRun {
  id: string;
  sceneId: string;
  phase: ScenePhase;
  attempt: number;
}

/**
 * Writes the failure and what follows from it. In the trash a job is cancelled, as those that were there when the scene was
 * trashed; one that found its scene away, although it is back by now, begins again. Undefined when this run of the job is over already, and nothing was written. */
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
  const scene = await lockScene(em, run.sceneId);
  if (scene?.trashedAt) {
    await cancelJobsOfScenes(em, [run.sceneId]);
    return {};
  }
  const policy = await policyOf(em, run.phase);
  const errorMessage = messageOf(error);
  const isRetryable = isTransient(error);
  const now = await readDatabaseClock(em);
  const isBack = error instanceof SceneAwayError && scene?.deletedAt === null;
  const retryAt = isBack ? now : isRetryable ? nextRetryAt(policy, job.retryCount, now) : undefined;
  await rows(em)
    .updateTable('job_history')
    .set({
      ...{ status: JobStatus.FAILED, errorMessage, firstError: job.firstError ?? errorMessage, isRetryable },
      maxRetries: policy.maxRetries,
      retryCount: job.retryCount + (retryAt && !isBack ? 1 : 0),
      nextRetryAt: retryAt ?? null,
      completedAt: retryAt ? null : databaseNow,
    })
    .where('id', '=', run.id)
    .execute();
  // The entry that is being worked on ends with this run; the retry is a new entry under the same key.
  if (retryAt) await addJobEntry(em, { ...run, priority: job.priority }, retryAt);
  else await addDeadLetter(em, run.id);
  await announceJobs(em, [run]);
  return { retryAt };
}

/** After the job, as everywhere. */
async function lockScene(em: EntityManager, id: string) {
  return rows(em)
    .selectFrom('scenes')
    .select(['trashedAt', 'deletedAt'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function policyOf(em: EntityManager, phase: Phase): Promise<BackoffPolicy> {
  return rows(em)
    .selectFrom('retry_config')
    .select(['maxRetries', 'initialDelaySeconds', 'maxDelaySeconds', 'backoffFactor'])
    .where('phase', '=', phase)
    .executeTakeFirstOrThrow();
}
