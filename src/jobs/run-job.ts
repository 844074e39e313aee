/** Running a job: it is started, reports progress, and ends in one transaction with all that follows from it. */

import { rm } from 'node:fs/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.type.ts';
import { databaseNow } from '../database/clock.ts';
import { isDatabaseDown } from '../database/is-down.ts';
import { waitForDisk } from '../database/on-disk.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import type { MediaTools } from '../media/tools.ts';
import { jobSeconds } from '../metrics.ts';
import { announceJobs } from './announce.ts';
import { completeJob, type SceneChanges } from './complete-job.ts';
import type { SceneCondition } from './enqueue.ts';
import { failJob } from './fail-job.ts';
import { JobStatus } from './job.enums.ts';
import type { ScenePhase } from './phases.ts';
import type { TaskRun, WorkerApp } from './queue.ts';
import { type JobProgress, reportProgress } from './report-progress.ts';
import { isExplained } from './retry.ts';
import { returnToQueue } from './return-to-queue.ts';
import { startJob } from './start-job.ts';

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
  /** Its entry in the queue. */
  entryId: string;
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
  /** What the scene's row says of the result. */
  scene?: SceneChanges;
  /** Writes more of the result, in the transaction that completes the job. */
  save?(em: EntityManager): Promise<void>;
  /** The paths of old files, which are removed once the end of the job is on disk. */
  outdated?(): Promise<readonly string[]>;
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
    const { entryId } = run;
    outcome = await task.run({
      app,
      tools: app.media,
      job,
      entryId,
      signal,
      silenceSeconds,
      progress: reporter.report,
    });
  } catch (error) {
    await reporter.stop();
    if (run.signal.aborted) {
      await transaction(app.orm.em.fork(), async (em) => returnToQueue(em, job));
      throw error;
    }
    return fail(app, job, error);
  }
  await reporter.stop();
  try {
    if (await completeJob(app, job, outcome)) {
      const outdated = (await outcome.outdated?.()) ?? [];
      if (outdated.length > 0) await waitForDisk(app.orm.em.fork());
      for (const path of outdated) await rm(path, { recursive: true, force: true });
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
  // A stack is for faults of the server; a damaged film is none.
  const why = isExplained(error) ? { reason: error.message } : { err: error };
  app.log.warn({ job: job.id, scene: job.sceneId, ...why, ...failed }, `${job.phase} failed`);
  return 'failed';
}

async function start(app: App, phase: ScenePhase, id: string, entryId: string): Promise<RunningJob | undefined> {
  const started = await startJob(app, id, entryId);
  if (started) return { ...started, phase };
  await transaction(app.orm.em.fork(), async (em) => dropRetry(em, id));
  return undefined;
}

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

/** Ending well would take the entry out of the queue; when another worker is on it, or is to be, it is theirs. */
async function refuseIfTakenOver({ orm }: App, { id, attempt }: RunningJob): Promise<void> {
  const elsewhere = await rows(orm.em.fork())
    .selectFrom('job_history')
    .select('id')
    .where('id', '=', id)
    .where((eb) => eb.or([eb('attempt', '>', attempt), eb('status', '=', JobStatus.PENDING)]))
    .executeTakeFirst();
  if (elsewhere) throw new Error('Another worker has taken the job over.');
}
