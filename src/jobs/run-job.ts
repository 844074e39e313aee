/** Running a job: it is started, reports progress, and ends in one transaction with all that follows from it. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { databaseNow } from '../database/clock.ts';
import { isDatabaseDown } from '../database/is-down.ts';
import { prepared } from '../database/prepared.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import type { MediaTools } from '../media/tools.ts';
import { jobSeconds } from '../metrics.ts';
import { announceJobs, announceOfLocked } from './announce.ts';
import type { SceneCondition } from './enqueue.ts';
import { failJob } from './fail-job.ts';
import { JobStatus } from './job.enums.ts';
import type { ScenePhase } from './phases.ts';
import { isEntryHeld, type TaskRun, type WorkerApp } from './queue.ts';
import { type JobProgress, reportProgress } from './report-progress.ts';
import { fireAfter } from './triggers.ts';

export interface RunningJob {
  id: string;
  sceneId: string;
  phase: ScenePhase;
  /** Only while the row still has this number may this run write to it. */
  attempt: number;
}

export interface Work {
  app: App;
  tools: MediaTools;
  job: RunningJob;
  /** Aborts when the process is to end, or the job is cancelled; the task stops and throws. */
  signal: AbortSignal;
  /** How long the phase may make no progress. */
  silenceSeconds: number;
  /** Reports the progress of the phase. */
  progress(progress: JobProgress): void;
}

/** What a phase does. It may run twice, so it writes files under new names and leaves rows to `save`. */
export interface PhaseTask<P extends ScenePhase = ScenePhase> {
  phase: P;
  /** Scenes that have no result of it. */
  lacksResult: SceneCondition;
  run(work: Work): Promise<Outcome>;
}

export interface Outcome {
  /** Writes the result, in the transaction that completes the job. */
  save(em: EntityManager): Promise<void>;
  /** Removes old files, after the commit. */
  afterwards?(): Promise<void>;
  /** Removes the new files when the result is not saved. */
  discard?(): Promise<void>;
}

/** Runs a job to its end. Throws only when it is to run again: the process is ending, or the database is away. */
export async function runJob(
  app: WorkerApp,
  task: Pick<PhaseTask, 'phase' | 'run'>,
  jobId: string,
  run: TaskRun,
): Promise<void> {
  const job = await start(app, task.phase, jobId, run.entryId);
  if (!job) return; // cancelled, ended or purged meanwhile, or it runs elsewhere
  const end = jobSeconds.startTimer({ phase: task.phase });
  try {
    end({ outcome: await workOn(app, task, job, run) });
  } catch (error) {
    end({ outcome: 'returned' });
    throw error;
  }
}

/** What became of a run. One that was cancelled or taken over has written nothing. */
type RunEnd = 'completed' | 'failed' | 'cancelled';

async function workOn(
  app: WorkerApp,
  task: Pick<PhaseTask, 'phase' | 'run'>,
  job: RunningJob,
  run: TaskRun,
): Promise<RunEnd> {
  using control = run.running.begin(job);
  await using reporter = reportProgress(app, job);
  const signal = AbortSignal.any([run.signal, control.signal]);
  const silenceSeconds = app.config[`${task.phase}TimeoutSeconds`];
  let outcome: Outcome;
  try {
    outcome = await task.run({ app, tools: app.media, job, signal, silenceSeconds, progress: reporter.report });
  } catch (error) {
    await reporter.stop();
    if (run.signal.aborted) {
      await returnToQueue(app, job);
      throw error;
    }
    return fail(app, job, error);
  }
  await reporter.stop();
  try {
    if (await complete(app, job, outcome)) {
      await outcome.afterwards?.();
      return 'completed';
    }
  } catch (error) {
    return fail(app, job, error); // the result cannot be stored
  }
  await outcome.discard?.();
  await refuseIfTakenOver(app, job);
  return 'cancelled';
}

async function fail(app: App, job: RunningJob, error: unknown): Promise<RunEnd> {
  if (isDatabaseDown(error)) throw error; // not the job's fault
  const failed = await transaction(app.orm.em.fork(), async (em) => failJob(em, job, error));
  if (!failed) {
    await refuseIfTakenOver(app, job);
    return 'cancelled';
  }
  app.log.warn({ job: job.id, scene: job.sceneId, err: error, ...failed }, `${job.phase} failed`);
  return 'failed';
}

/**
 * A job that is RUNNING already was left by a process that died, and starts over, unless the entry that started it is still
 * being worked on. A retry is given up when another job of the phase was queued meanwhile.
 */
async function start({ orm }: App, phase: ScenePhase, id: string, entryId: string): Promise<RunningJob | undefined> {
  return transaction(orm.em.fork(), async (em) => {
    const {
      rows: [started],
    } = await startJob(id, entryId).execute(rows(em));
    const job: RunningJob | undefined = started && { ...started, phase };
    if (job) await announceOfLocked(em, [job]);
    else await dropRetry(em, id);
    return job;
  });
}

/**
 * Locks the scene as well, for what is said of it. Its commit need not be on disk: when PostgreSQL crashes just then, the job has not
 * begun, and recovery queues it again.
 */
const startJob = (id: string, entryId: string) => sql<Omit<RunningJob, 'phase'>>`
  ${prepared} with started as (
    update job_history j
       set status = 'running', started_at = now(), completed_at = null, progress = 0, error_message = null,
           next_retry_at = null, attempt = attempt + 1, queue_entry = ${entryId}::bigint
     where job_id = ${id}
       and (status = 'pending'
            or status = 'running' and not (j.queue_entry <> ${entryId}::bigint and ${isEntryHeld(sql`j.queue_entry`)})
            or status = 'failed' and next_retry_at is not null and not exists (
                 select from job_history a where a.scene_id = j.scene_id and a.phase = j.phase and a.status in ('pending', 'running')))
    returning job_id, scene_id, attempt
  )
  select job_id as id, scene_id as "sceneId", attempt from started
    join lateral (select set_config('synchronous_commit', 'off', true) from scenes where id = scene_id for no key update) as locked on true`;

/** A retry that is due but not started is given up, if the job still waits for one. */
async function dropRetry(em: EntityManager, id: string): Promise<void> {
  const job = await rows(em)
    .updateTable('job_history')
    .set({ nextRetryAt: null, completedAt: databaseNow })
    .where('id', '=', id)
    .where('status', '=', JobStatus.FAILED)
    .where('nextRetryAt', 'is not', null)
    .returning(['id', 'sceneId'])
    .executeTakeFirst();
  if (job) await announceJobs(em, [job]);
}

async function returnToQueue({ orm }: App, job: RunningJob): Promise<void> {
  await transaction(orm.em.fork(), async (em) => {
    if (await update(em, job, { status: JobStatus.PENDING, progress: 0 })) await announceJobs(em, [job]);
  });
}

/** False when the job was cancelled, purged or taken over while it ran; then nothing is written. */
async function complete({ orm }: App, job: RunningJob, outcome: Outcome): Promise<boolean> {
  return transaction(orm.em.fork(), async (em) => {
    const completed = { status: JobStatus.COMPLETED, progress: 100, errorMessage: null, completedAt: databaseNow };
    if (!(await update(em, job, completed))) return false;
    await outcome.save(em);
    await fireAfter(em, job.phase, job.sceneId);
    await announceOfLocked(em, [job]);
    return true;
  });
}

/** Changes the job's row; false when this run of it is over already, and nothing was changed. */
async function update(em: EntityManager, { id, attempt }: RunningJob, changes: object): Promise<boolean> {
  const updated = await rows(em)
    .updateTable('job_history')
    .set(changes)
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('status', '=', JobStatus.RUNNING)
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}

/** Ending well would take the entry out of the queue; when another worker is on it, it is theirs. */
async function refuseIfTakenOver({ orm }: App, { id, attempt }: RunningJob): Promise<void> {
  const elsewhere = await rows(orm.em.fork())
    .selectFrom('job_history')
    .select('id')
    .where('id', '=', id)
    .where('attempt', '>', attempt)
    .executeTakeFirst();
  if (elsewhere) throw new Error('Another worker has taken the job over.');
}
