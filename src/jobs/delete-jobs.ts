/** Deleting the jobs of scenes that are deleted, in the same transaction. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type SqlBool, sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publish, publishAll } from '../events/publish.ts';
import { stopRuns } from './announce.ts';
import { JobStatus } from './job.enums.ts';
import { findJobs, type JobRow } from './job.queries.ts';
import { removeTasks } from './queue.ts';

/** Above this many, one event says that the counts have changed. */
const maxAnnounced = 100;

type JobRef = { id: string; sceneId: string };

/** Deletes all jobs of these scenes with their entries in the queue and their dead letters. A running one is stopped, and finds its row gone. */
export async function deleteJobsOf(em: EntityManager, sceneIds: readonly string[]): Promise<void> {
  const unfinished = await rows(em)
    .selectFrom('job_history')
    .select(['id', 'sceneId', 'status'])
    .where(ofScenes(sceneIds))
    .where(({ or, eb }) =>
      or([eb('status', 'in', [JobStatus.PENDING, JobStatus.RUNNING]), eb('nextRetryAt', 'is not', null)]),
    )
    .execute();
  await removeTasks(
    em,
    unfinished.map(({ id }) => id),
  );
  const last =
    unfinished.length > maxAnnounced
      ? []
      : await findJobs(
          em,
          unfinished.map(({ id }) => id),
        );
  const running = unfinished.filter(({ status }) => status === JobStatus.RUNNING).map(({ id }) => id);
  await stopRuns(em, running);
  for (const table of ['job_history', 'dead_letter_queue'] as const)
    await rows(em).deleteFrom(table).where(ofScenes(sceneIds)).execute();
  await announce(
    em,
    unfinished.length > maxAnnounced
      ? unfinished
      : last.map((job) => ({ id: job.id, sceneId: job.sceneId, last: short(job) })),
  );
}

/** One parameter, however many scenes. */
const ofScenes = (ids: readonly string[]) => sql<SqlBool>`scene_id = any(${ids}::bigint[])`;

/** A message is at most 8000 bytes. */
function short(job: JobRow): JobRow {
  return { ...job, errorMessage: job.errorMessage?.slice(0, 1000) ?? null };
}

async function announce(em: EntityManager, jobs: (JobRef & { last?: JobRow })[]): Promise<void> {
  if (jobs.length === 0) return;
  if (jobs.length > maxAnnounced) return publish(em, 'queue', {});
  await publishAll(
    em,
    'job',
    jobs.map(({ id, sceneId, last }) => ({ id, sceneId, kind: ChangeKind.DELETED, ...(last && { last }) })),
  );
}
