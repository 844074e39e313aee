/** The entries of the queue that have jobs run: one per job, under the job's id. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Expression, type RawBuilder, sql } from 'kysely';
import type { ScenePhase } from './phases.ts';
import { addTask, addTasks, type TaskSpec } from './queue.ts';

export interface JobPayload {
  jobId: string;
}

/** How often a worker may die while it is at a job before the job has failed. */
export const maxDeaths = 2;

/** How often a job may be begun, and be put back at a shutdown, before it has failed. */
export const maxCrashes = 25;

const taskPrefix = 'processing.';

/** The task that works on the jobs of a phase. */
export const jobTask = (phase: ScenePhase): TaskSpec<JobPayload> => ({
  name: `${taskPrefix}${phase}`,
  maxAttempts: maxCrashes,
});

/** Queues a job, at once or at an instant. */
export async function addJobEntry(
  em: EntityManager,
  { id, phase, priority }: { id: string; phase: ScenePhase; priority: number },
  runAt?: Date,
): Promise<void> {
  await addTask(em, jobTask(phase), { jobId: id }, { key: id, runAt, priority });
}

/** Queues a job behind all others, to run alone among those that are queued like this. */
export async function addSuspectEntry(
  em: EntityManager,
  { id, phase }: { id: string; phase: ScenePhase },
): Promise<void> {
  await addTask(em, jobTask(phase), { jobId: id }, { key: id, priority: lowestPriority, line: 'suspects' });
}

/** Of the queue, whose numbers have 16 bits. */
const lowestPriority = -32_767;

/** A query that queues jobs and returns their number, to be part of a statement; `jobs` has their `job_id`, `phase` and `priority`. */
export const addJobEntries = (jobs: Expression<unknown>): RawBuilder<{ count: string }> =>
  addTasks(
    sql`select ${sql.lit(taskPrefix)} || phase as task, json_build_object('jobId', job_id) as payload, job_id as key, priority
          from ${jobs} jobs`,
    maxCrashes,
  );
