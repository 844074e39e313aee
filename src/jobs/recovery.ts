/** No job is lost: what a dead worker held is unlocked, and a job without an entry in the queue is queued again. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { messageOf } from '../errors.ts';
import { repeat } from '../repeat.ts';
import { failJob } from './fail-job.ts';
import { JobStatus } from './job.enums.ts';
import { addJobEntries, addSuspectEntry, maxCrashes, maxDeaths } from './job-entries.ts';
import { findDeadWorkers } from './liveness.ts';
import type { ScenePhase } from './phases.ts';
import { hasEntry, isEntryHeld, isGivenUp, removeTasks, unlockEntries } from './queue.ts';
import { PermanentError } from './retry.ts';
import { returnToQueue } from './return-to-queue.ts';

const usualMilliseconds = 5000;

/** A worker is locked on to its first job a moment before it is known to be alive. */
const graceSeconds = 5;

/** Looks now and then every few seconds (`lookMilliseconds`), until disposed of. A worker is dead when two looks in a row say so. */
export async function startRecovery(app: App, lookMilliseconds = usualMilliseconds): Promise<AsyncDisposable> {
  let suspects = new Set<string>();

  async function look(): Promise<void> {
    const missing = await findDeadWorkers(app.orm.em.fork(), graceSeconds);
    const dead = missing.filter((name) => suspects.has(name));
    suspects = new Set(missing);
    if (dead.length > 0) await unlock(app, dead);
    await failGivenUp(app);
    await requeueLost(app);
  }

  const onError = (error: unknown) => app.log.warn(`recovery: ${messageOf(error)}; trying again`);
  await look().catch(onError);
  return repeat(look, { milliseconds: lookMilliseconds, onError });
}

async function unlock({ orm, log }: App, workers: string[]): Promise<void> {
  log.warn({ workers }, 'workers died: others take over their jobs');
  await transaction(orm.em.fork(), async (em) => {
    const entries = await unlockEntries(em, workers);
    for (const job of await countDeaths(em, entries)) await (job.deaths < maxDeaths ? suspect : convict)(em, job);
  });
}

interface Survivor {
  id: string;
  sceneId: string;
  phase: ScenePhase;
  attempt: number;
  deaths: number;
}

/** Of the jobs that these entries had begun. */
async function countDeaths(em: EntityManager, entries: readonly string[]): Promise<Survivor[]> {
  const { rows: jobs } = await sql<Survivor>`
    update job_history set deaths = deaths + 1
     where status = 'running' and queue_entry = any(${entries}::bigint[])
    returning job_id as id, scene_id as "sceneId", phase, attempt, deaths`.execute(rows(em));
  return jobs;
}

/** It may be what killed the worker: it waits behind all others, and runs alone, so that a second death is its own. */
async function suspect(em: EntityManager, job: Survivor): Promise<void> {
  await returnToQueue(em, job);
  await addSuspectEntry(em, job);
}

async function convict(em: EntityManager, job: Survivor): Promise<void> {
  await removeTasks(em, [job.id]);
  await failJob(em, job, new PermanentError(diedTooOften));
}

const diedTooOften =
  `Its worker died ${maxDeaths} times while it ran, as a process does that takes more memory than there is. ` +
  'Try again when the machine has more, or lower MEDIA_MEMORY.';

/** A job that took its worker down with it so often that the queue gave it up has failed: it may be what kills them. */
async function failGivenUp({ orm, log }: App): Promise<void> {
  const givenUp = await sql<{ id: string; sceneId: string; phase: ScenePhase; attempt: number }>`
    select j.job_id as id, j.scene_id as "sceneId", j.phase, j.attempt from job_history j
     where j.status in ('pending', 'running') and ${isGivenUp(sql`j.job_id`)}`.execute(rows(orm.em.fork()));
  for (const job of givenUp.rows) {
    log.error({ job: job.id, scene: job.sceneId }, `${job.phase} has failed: its workers died`);
    await transaction(orm.em.fork(), async (em) => {
      await rows(em)
        .updateTable('job_history')
        .set({ status: JobStatus.RUNNING })
        .where('id', '=', job.id)
        .where('status', '=', JobStatus.PENDING)
        .execute();
      await removeTasks(em, [job.id]);
      await failJob(
        em,
        job,
        new PermanentError(`It was begun ${maxCrashes} times, and its worker was stopped each time.`),
      );
    });
  }
}

/** Active jobs that the queue has no entry for are queued again. */
async function requeueLost({ orm, log }: App): Promise<void> {
  const { rows: requeued } = await sql<{ count: string }>`
    with lost as (
      select j.job_id, j.phase, j.priority from job_history j
       where j.status in ('pending', 'running')
         and not ${hasEntry(sql`j.job_id`)}
         and not ${isEntryHeld(sql`j.queue_entry`)}
    )
    ${addJobEntries(sql`lost`)}`.execute(rows(orm.em.fork()));
  const jobs = Number(requeued[0]?.count ?? 0);
  if (jobs > 0) log.warn({ jobs }, 'jobs without an entry in the queue were queued again');
}
