/** Jobs whose scenes go: they leave the queue in the transaction that takes the scene away. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publish, publishAll } from '../events/publish.ts';
import { tellToStop } from './announce.ts';
import { JobStatus } from './job.enums.ts';
import { findJobs, type JobRow } from './job.queries.ts';

/** Above this many only the counts are worth telling. */
const maxAnnounced = 100;

type JobRef = { id: string; sceneId: string };

/** Removes all jobs of these scenes, with what the queue and the dead letters hold of them. One that runs is told to end, and finds its row gone. */
export async function deleteJobsOf(em: EntityManager, sceneIds: readonly string[]): Promise<void> {
  const ids = JSON.stringify(sceneIds);
  const unfinished = await em.execute<(JobRef & { status: JobStatus })[]>(
    `select job_id as id, scene_id as "sceneId", status, graphile_worker.remove_job(job_id) is null as lost from job_history
      where scene_id in (select value::bigint from json_array_elements_text(?::json))
        and (status in ('pending', 'running') or next_retry_at is not null)`,
    [ids],
  );
  const last =
    unfinished.length > maxAnnounced
      ? []
      : await findJobs(
          em,
          unfinished.map(({ id }) => id),
        );
  const running = unfinished.filter(({ status }) => status === JobStatus.RUNNING).map(({ id }) => id);
  await tellToStop(em, running);
  for (const table of ['job_history', 'dead_letter_queue']) {
    await em.execute(
      `delete from ${table} where scene_id in (select value::bigint from json_array_elements_text(?::json))`,
      [ids],
    );
  }
  await announce(
    em,
    unfinished.length > maxAnnounced
      ? unfinished
      : last.map((job) => ({ id: job.id, sceneId: job.sceneId, last: short(job) })),
  );
}

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
