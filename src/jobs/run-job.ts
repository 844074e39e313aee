/** The life of a job while it runs: started, reported on, and ended in one transaction with all that follows from it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.type.ts';
import { isDatabaseDown } from '../database/is-down.ts';
import { rows } from '../database/rows.ts';
import type { MediaTools } from '../media/tools.ts';
import { announceJobs } from './announce.ts';
import { forgetLetters } from './dead-letters.ts';
import { failJob } from './fail-job.ts';
import { JobStatus, type Phase } from './job.enums.ts';
import { type JobProgress, reportProgress } from './report-progress.ts';
import type { RunningJobs } from './running-jobs.ts';
import { fireAfter } from './triggers.ts';

export interface RunningJob {
  id: string;
  sceneId: string;
  phase: Phase;
  /** Only while the row still has this number may this run write to it. */
  attempt: number;
}

export interface Work {
  app: App;
  tools: MediaTools;
  job: RunningJob;
  /** Aborts when the process is to end, or the job is cancelled; the task stops and throws. */
  signal: AbortSignal;
  /** For how long the phase may make no progress. */
  silenceSeconds: number;
  /** Tells how far the phase has come. */
  progress(progress: JobProgress): void;
}

/** What a phase does. It may run twice: it writes new files under names of its own and leaves the rows to `save`. */
export interface PhaseTask {
  phase: Exclude<Phase, Phase.SCAN>;
  run(work: Work): Promise<Outcome>;
}

export interface Outcome {
  /** Writes the result, in the transaction that completes the job. */
  save(em: EntityManager): Promise<void>;
  /** Cleans up once that has been committed. */
  afterwards?(): Promise<void>;
  /** Removes what was made when nobody wants it any more. */
  discard?(): Promise<void>;
}

/** How the queue has the job run. */
export interface Run {
  /** The entry of the queue. */
  entryId: string;
  /** Aborts when the process is to end. */
  signal: AbortSignal;
  running: RunningJobs;
}

/** Runs a job to its end. Throws only when it is to run again: the process is ending, or the database is away. */
export async function runJob(
  app: App & { media: MediaTools },
  task: PhaseTask,
  jobId: string,
  run: Run,
): Promise<void> {
  const job = await start(app, task.phase, jobId, run.entryId);
  if (!job) return; // cancelled, ended or purged meanwhile, or it runs elsewhere
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
      await putBack(app, job);
      throw error;
    }
    return fail(app, job, error);
  }
  await reporter.stop();
  try {
    if (await complete(app, job, outcome)) return await outcome.afterwards?.();
  } catch (error) {
    return fail(app, job, error); // what was found out cannot be stored
  }
  await outcome.discard?.();
  await refuseIfTakenOver(app, job);
}

async function fail(app: App, job: RunningJob, error: unknown): Promise<void> {
  if (isDatabaseDown(error)) throw error; // not the job's fault
  const failed = await app.orm.em.fork().transactional(async (em) => failJob(em, job, error));
  if (!failed) return refuseIfTakenOver(app, job);
  app.log.warn({ job: job.id, scene: job.sceneId, err: error, ...failed }, `${job.phase} failed`);
}

/**
 * A row that runs already was left by a process that died, and starts over, unless the entry that it was started by is
 * still being worked on. One that waited for its retry must give way when the phase was asked for anew meanwhile.
 */
async function start({ orm }: App, phase: Phase, id: string, entryId: string): Promise<RunningJob | undefined> {
  return orm.em.fork().transactional(async (em) => {
    const [job] = await em.execute<RunningJob[]>(startJob, [entryId, id, entryId]);
    if (job) await announceJobs(em, [job]);
    else await giveWay(em, id);
    return job && { ...job, phase };
  });
}

const startJob = `
  update job_history j
     set status = 'running', started_at = now(), completed_at = null, progress = 0, error_message = null,
         next_retry_at = null, attempt = attempt + 1, queue_entry = ?
   where job_id = ?
     and (status = 'pending'
          or status = 'running' and not exists (
               select from graphile_worker.jobs q where q.id = j.queue_entry and q.id <> ?::bigint and q.locked_at is not null)
          or status = 'failed' and next_retry_at is not null and not exists (
               select from job_history a where a.scene_id = j.scene_id and a.phase = j.phase and a.status in ('pending', 'running')))
  returning job_id as id, scene_id as "sceneId", attempt`;

async function giveWay(em: EntityManager, id: string): Promise<void> {
  const [job] = await em.execute<{ id: string; sceneId: string }[]>(
    `update job_history set next_retry_at = null, completed_at = now()
      where job_id = ? and status = 'failed' and next_retry_at is not null
     returning job_id as id, scene_id as "sceneId"`,
    [id],
  );
  if (job) await announceJobs(em, [job]);
}

async function putBack({ orm }: App, job: RunningJob): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    if (await move(em, job, { status: JobStatus.PENDING, progress: 0 })) await announceJobs(em, [job]);
  });
}

/** False when the job was cancelled, purged or taken over while it ran; then nothing is written. */
async function complete({ orm }: App, job: RunningJob, outcome: Outcome): Promise<boolean> {
  return orm.em.fork().transactional(async (em) => {
    const completed = { status: JobStatus.COMPLETED, progress: 100, errorMessage: null, completedAt: new Date() };
    if (!(await move(em, job, completed))) return false;
    await outcome.save(em);
    await forgetLetters(em, job);
    await fireAfter(em, job.phase, job.sceneId);
    await announceJobs(em, [job]);
    return true;
  });
}

/** Moves the job on unless this run of it is over already. */
async function move(em: EntityManager, { id, attempt }: RunningJob, changes: object): Promise<boolean> {
  const moved = await rows(em)
    .updateTable('job_history')
    .set(changes)
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('status', '=', JobStatus.RUNNING)
    .returning('id')
    .executeTakeFirst();
  return moved !== undefined;
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
