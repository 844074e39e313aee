/** The life of a job while it runs: started, reported on, and ended in one transaction with all that follows from it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.ts';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publish, publishScenes } from '../events/publish.ts';
import type { MediaTools } from '../media/tools.ts';
import { JobStatus, type Phase } from './job.enums.ts';
import { type Progress, reportProgress } from './report-progress.ts';
import { settleScene } from './settle-scene.ts';
import { fireAfter } from './triggers.ts';

export interface RunningJob {
  id: string;
  sceneId: string;
  phase: Phase;
}

export interface Work {
  app: App;
  tools: MediaTools;
  job: RunningJob;
  /** Aborts when the process is to end; the task stops and throws. */
  signal: AbortSignal;
  /** Tells how far the phase has come. */
  progress(progress: Progress): void;
}

/** What a phase does. It may run twice: it writes new files under names of its own and leaves the rows to `save`. */
export interface PhaseTask {
  phase: Phase;
  run(work: Work): Promise<Outcome>;
}

export interface Outcome {
  /** Writes the result, in the transaction that completes the job. */
  save(em: EntityManager): Promise<void>;
  /** Cleans up once that has been committed. */
  afterwards?(): Promise<void>;
}

/** Runs a job to its end. Throws only when it is to run again: the process is ending, or the database is away. */
export async function runJob(
  app: App & { media: MediaTools },
  task: PhaseTask,
  jobId: string,
  signal: AbortSignal,
): Promise<void> {
  const job = await start(app, task.phase, jobId);
  if (!job) return; // cancelled, ended or purged meanwhile
  await using reporter = reportProgress(app, job);
  let outcome: Outcome;
  try {
    outcome = await task.run({ app, tools: app.media, job, signal, progress: reporter.report });
  } catch (error) {
    await reporter.stop();
    if (signal.aborted) {
      await putBack(app, job);
      throw error;
    }
    return fail(app, job, error);
  }
  await reporter.stop();
  if (await complete(app, job, outcome)) await outcome.afterwards?.();
}

/** A row that is running already was left by a process that died: it starts over. */
async function start(app: App, phase: Phase, id: string): Promise<RunningJob | undefined> {
  return app.orm.em.fork().transactional(async (em) => {
    const job = await move(em, id, [JobStatus.PENDING, JobStatus.RUNNING], {
      status: JobStatus.RUNNING,
      startedAt: new Date(),
      progress: 0,
    });
    if (!job) return undefined;
    await announce(em, job);
    return { ...job, phase };
  });
}

async function putBack(app: App, job: RunningJob): Promise<void> {
  await app.orm.em.fork().transactional(async (em) => {
    if (await move(em, job.id, [JobStatus.RUNNING], { status: JobStatus.PENDING, progress: 0 }))
      await announce(em, job);
  });
}

async function fail(app: App, job: RunningJob, error: unknown): Promise<void> {
  app.log.warn({ job: job.id, scene: job.sceneId, err: error }, `${job.phase} failed`);
  await app.orm.em.fork().transactional(async (em) => {
    const failed = { status: JobStatus.FAILED, errorMessage: messageOf(error), completedAt: new Date() };
    if (await move(em, job.id, [JobStatus.RUNNING], failed)) await announce(em, job);
  });
}

/** False when the job was cancelled or its scene purged while it ran; then nothing is written. */
async function complete(app: App, job: RunningJob, outcome: Outcome): Promise<boolean> {
  return app.orm.em.fork().transactional(async (em) => {
    const completed = { status: JobStatus.COMPLETED, progress: 100, errorMessage: null, completedAt: new Date() };
    if (!(await move(em, job.id, [JobStatus.RUNNING], completed))) return false;
    await outcome.save(em);
    await fireAfter(em, job.phase, job.sceneId);
    await announce(em, job);
    return true;
  });
}

/** Moves a job on from one of the states that it may be in; undefined when it is in none of them. */
async function move(em: EntityManager, id: string, from: JobStatus[], changes: object) {
  return rows(em)
    .updateTable('job_history')
    .set(changes)
    .where('id', '=', id)
    .where('status', 'in', from)
    .returning(['id', 'sceneId'])
    .executeTakeFirst();
}

async function announce(em: EntityManager, { id, sceneId }: { id: string; sceneId: string }): Promise<void> {
  await settleScene(em, sceneId);
  await publish(em, 'job', { id, sceneId, kind: ChangeKind.UPDATED });
  await publishScenes(em, ChangeKind.UPDATED, [sceneId]);
}
