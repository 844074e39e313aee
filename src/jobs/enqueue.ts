/** Asking for a phase: the row that people see and the entry in the queue are made together, in the caller's transaction. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publish, publishAll } from '../events/publish.ts';
import { JobStatus, type Phase } from './job.enums.ts';

/** The name of the task that works on a phase. */
export const taskOf = (phase: Phase) => `processing.${phase}`;

/** Above this many new jobs at once only the counts are worth telling. */
const maxAnnounced = 100;

/** How often a job may take its worker down with it (or be put back at a shutdown) before the queue gives it up. */
const maxCrashes = 25;

/**
 * Queues `phase` for those of the scenes that can have it: they are there, nothing of that phase is active yet, and
 * their metadata is known unless that is what is asked for. A higher priority runs first. Returns how many were queued.
 */
export async function enqueue(
  em: EntityManager,
  phase: Phase,
  sceneIds: readonly string[],
  priority = 0,
): Promise<number> {
  if (sceneIds.length === 0) return 0;
  const made = await em.execute<{ id: string; sceneId: string }[]>(insertJobs, [
    phase,
    JobStatus.PENDING,
    priority,
    JSON.stringify(sceneIds),
    phase,
    taskOf(phase),
    maxCrashes,
    -priority, // the queue runs the lowest number first
  ]);
  if (made.length > maxAnnounced) await publish(em, 'queue', {});
  else
    await publishAll(
      em,
      'job',
      made.map((job) => ({ ...job, kind: ChangeKind.CREATED })),
    );
  return made.length;
}

const insertJobs = `
  with made as (
    insert into job_history (job_id, scene_id, scene_title, phase, status, priority)
    select gen_random_uuid(), s.id, left(coalesce(nullif(s.title, ''), s.original_filename, ''), 255), ?, ?, ?
      from scenes s
     where s.id in (select value::bigint from json_array_elements_text(?::json))
       and s.trashed_at is null and s.deleted_at is null
       and (? = 'metadata' or s.width > 0)
     order by s.id
    on conflict (scene_id, phase) where status in ('pending', 'running') do nothing
    returning job_id, scene_id
  ), queued as (
    select count(*) from graphile_worker.add_jobs(array(
      select (?, json_build_object('jobId', job_id), null, null, ?, job_id, ?, null)::graphile_worker.job_spec from made
    ))
  )
  select job_id as id, scene_id as "sceneId" from made, queued`;
