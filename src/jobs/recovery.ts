/** Nothing is lost: what a dead worker held, and what a job row is waiting for, comes back to the queue. */
import type { App } from '../app.type.ts';
import { messageOf } from '../errors.ts';
import { maxCrashes } from './enqueue.ts';
import { failJob } from './fail-job.ts';
import type { Phase } from './job.enums.ts';
import { findDeadWorkers } from './liveness.ts';
import { PermanentError } from './retry.ts';

const checkMilliseconds = 5000;

/** A worker is locked on to its first job a moment before it is known to be alive. */
const graceSeconds = 5;

/** Looks now and then every few seconds, until disposed of. A worker is dead when two looks in a row say so. */
export async function startRecovery(app: App): Promise<AsyncDisposable> {
  let suspects = new Set<string>();
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    try {
      const missing = await findDeadWorkers(app.orm.em.fork(), graceSeconds);
      const dead = missing.filter((name) => suspects.has(name));
      suspects = new Set(missing);
      if (dead.length > 0) await unlock(app, dead);
      await failGivenUp(app);
      await requeueLost(app);
    } catch (error) {
      app.log.warn(`recovery: ${messageOf(error)}; trying again`);
    }
  }

  await look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, checkMilliseconds);
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await looking;
    },
  };
}

async function unlock({ orm, log }: App, workers: string[]): Promise<void> {
  log.warn({ workers }, 'workers died: others take over their jobs');
  const em = orm.em.fork();
  await em.execute('select graphile_worker.force_unlock_workers(array(select json_array_elements_text(?::json)))', [
    JSON.stringify(workers),
  ]);
  await em.execute(`select pg_notify('jobs:insert', '{"count":1}')`);
}

/** A job that took its worker down with it so often that the queue gave it up has failed: it may be what kills them. */
async function failGivenUp({ orm, log }: App): Promise<void> {
  const em = orm.em.fork();
  const givenUp = await em.execute<{ id: string; sceneId: string; phase: Phase; attempt: number }[]>(
    `select j.job_id as id, j.scene_id as "sceneId", j.phase, j.attempt
       from job_history j join graphile_worker.jobs q on q.key = j.job_id
      where j.status in ('pending', 'running') and q.attempts >= q.max_attempts and q.locked_at is null`,
  );
  for (const job of givenUp) {
    log.error({ job: job.id, scene: job.sceneId }, `${job.phase} has failed: its workers died`);
    await orm.em.fork().transactional(async (em) => {
      await em.execute(`update job_history set status = 'running' where job_id = ? and status = 'pending'`, [job.id]);
      await em.execute('select graphile_worker.remove_job(?)', [job.id]);
      await failJob(
        em,
        job,
        new PermanentError(`It was begun ${maxCrashes} times, and its worker died or was stopped each time.`),
      );
    });
  }
}

/** Active jobs that the queue has no entry for are queued again. */
async function requeueLost({ orm, log }: App): Promise<void> {
  const requeued = await orm.em.fork().execute<{ id: string }[]>(
    `select j.job_id as id, (graphile_worker.add_job(
         'processing.' || j.phase, json_build_object('jobId', j.job_id), job_key := j.job_id,
         priority := -j.priority, max_attempts := ?)).id as entry
       from job_history j
      where j.status in ('pending', 'running')
        and not exists (select from graphile_worker.jobs q where q.key = j.job_id)
        and not exists (select from graphile_worker.jobs q where q.id = j.queue_entry and q.locked_at is not null)`,
    [maxCrashes],
  );
  if (requeued.length > 0) log.warn({ jobs: requeued.length }, 'jobs without an entry in the queue were queued again');
}
