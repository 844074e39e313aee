/** Deleting jobs, those of scenes that are deleted in the same transaction. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { expressionBuilder, type SqlBool, sql } from 'kysely';
import { type Database, rows } from '../database/rows.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publish, publishChanges } from '../events/publish.ts';
import { stopRuns } from './announce.ts';
import { JobStatus } from './job.enums.ts';
import { jobColumns } from './job.queries.ts';
import { removeTasks } from './queue.ts';

/** Deletes all jobs of these scenes with their entries in the queue and their dead letters. A running one is stopped, and finds its row gone. */
export async function deleteJobsOf(em: EntityManager, sceneIds: readonly string[]): Promise<void> {
  const unfinished = await rows(em)
    .selectFrom('job_history')
    .select(['id', 'status'])
    .where(ofScenes(sceneIds))
    .where(({ or, eb }) =>
      or([eb('status', 'in', [JobStatus.PENDING, JobStatus.RUNNING]), eb('nextRetryAt', 'is not', null)]),
    )
    .execute();
  await removeTasks(
    em,
    unfinished.map(({ id }) => id),
  );
  const running = unfinished.filter(({ status }) => status === JobStatus.RUNNING).map(({ id }) => id);
  await stopRuns(em, running);
  await deleteJobs(em, (jobs) => jobs.where(ofScenes(sceneIds)));
  await rows(em).deleteFrom('dead_letter_queue').where(ofScenes(sceneIds)).execute();
}

type Jobs = ReturnType<typeof allJobs>;

/** Deletes those of all jobs that `choose` chooses, and says so, with how each was last. Returns how many. */
export async function deleteJobs(em: EntityManager, choose: (jobs: Jobs) => Jobs): Promise<number> {
  let total = 0;
  for (;;) {
    const gone = await rows(em)
      .deleteFrom('job_history')
      .where('pk', 'in', choose(allJobs()).limit(perStatement))
      .returning(jobColumns(em))
      .execute();
    const changes = gone.map((job) => ({ thing: job.id, kind: ChangeKind.DELETED, details: job }));
    if (gone.length > 0) await publishChanges(em, 'job', changes);
    total += gone.length;
    if (gone.length < perStatement) break;
  }
  if (total > 0) await publish(em, 'queue', {});
  return total;
}

/** So many are held in memory. */
const perStatement = 1000;

const allJobs = () => expressionBuilder<Database>().selectFrom('job_history').select('pk');

/** One parameter, however many scenes. */
const ofScenes = (ids: readonly string[]) => sql<SqlBool>`scene_id = any(${ids}::bigint[])`;
