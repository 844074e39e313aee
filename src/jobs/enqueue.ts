/** Requesting a phase: the row that people see and the entry in the queue are made together, in the caller's transaction. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publish, publishAll } from '../events/publish.ts';
import { Phase } from './job.enums.ts';

/** The name of the task that works on a phase. */
export const taskOf = (phase: Phase) => `processing.${phase}`;

/** What clients may choose from. */
export const priorityRange = { min: -100, max: 100 };

/** Above this many new jobs at once only the counts are worth telling. */
const maxAnnounced = 100;

/** How often a job may take its worker down with it (or be put back at a shutdown) before it has failed. */
export const maxCrashes = 25;

/** Of scenes that are there: those that have no result of the phase. */
const lacksResult: Partial<Record<Phase, string>> = {
  [Phase.METADATA]: 'coalesce(s.width, 0) = 0',
  [Phase.THUMBNAIL]: 's.thumbnail_path is null',
  [Phase.SPRITES]: 's.vtt_path is null',
};

/**
 * Queues `phase` for those of the scenes that can have it: they are there, nothing of that phase is active yet, and
 * their metadata is known unless that is what is asked for. One that waits for its retry is brought forward. A higher
 * priority runs first. Returns how many were queued.
 */
export async function enqueue(
  em: EntityManager,
  phase: Phase,
  sceneIds: readonly string[],
  priority = 0,
): Promise<number> {
  if (sceneIds.length === 0) return 0;
  const among = 's.id in (select value::bigint from json_array_elements_text(?::json))';
  return enqueueWhere(em, phase, priority, among, [JSON.stringify(sceneIds)]);
}

/** Queues `phase` for every scene that lacks its result, in one statement. */
export async function enqueueMissing(em: EntityManager, phase: Phase, priority = 0): Promise<number> {
  return enqueueWhere(em, phase, priority, lacksResult[phase] ?? 'false', []);
}

/**
 * Queues `phase` for the scenes that the transaction's table `chosen_scenes` names, in one statement; with `missingOnly` for
 * those of them that lack its result.
 */
export async function enqueueChosen(
  em: EntityManager,
  phase: Phase,
  { missingOnly, priority }: { missingOnly: boolean; priority: number },
): Promise<number> {
  const chosen = 's.id in (select id from chosen_scenes)';
  return enqueueWhere(em, phase, priority, missingOnly ? `${chosen} and ${lacksResult[phase] ?? 'false'}` : chosen, []);
}

async function enqueueWhere(em: EntityManager, phase: Phase, priority: number, where: string, parameters: unknown[]) {
  const queued = await em.execute<{ id: string; sceneId: string; isNew: boolean; total: number }[]>(queueJobs(where), [
    ...[...parameters, phase],
    ...[phase, priority],
    ...[phase, priority],
    ...[taskOf(phase), maxCrashes],
    maxAnnounced,
  ]);
  const total = queued[0]?.total ?? 0;
  if (total > maxAnnounced) await publish(em, 'queue', {});
  else
    await publishAll(
      em,
      'job',
      queued.map(({ id, sceneId, isNew }) => ({ id, sceneId, kind: isNew ? ChangeKind.CREATED : ChangeKind.UPDATED })),
    );
  return total;
}

/** The queue runs the lowest priority first, people the highest: it is negated. */
const queueJobs = (where: string) => `
  with wanted as (
    select s.id, left(coalesce(nullif(s.title, ''), s.original_filename, ''), 255) as title
      from scenes s
     where ${where}
       and s.trashed_at is null and s.deleted_at is null
       and (? = 'metadata' or s.width > 0)
  ), waiting as (
    select j.id, j.scene_id from job_history j join wanted w on w.id = j.scene_id
     where j.phase = ? and j.status = 'failed' and j.next_retry_at is not null
       and not exists (select from job_history a
                        where a.scene_id = j.scene_id and a.phase = j.phase and a.status in ('pending', 'running'))
  ), forward as (
    update job_history j set status = 'pending', next_retry_at = null, priority = greatest(j.priority, ?)
      from waiting where j.id = waiting.id
    returning j.job_id, j.scene_id, j.priority, false as is_new
  ), made as (
    insert into job_history (job_id, scene_id, scene_title, phase, status, priority)
    select gen_random_uuid(), id, title, ?, 'pending', ? from wanted
     where id not in (select scene_id from waiting)
     order by id
    on conflict (scene_id, phase) where status in ('pending', 'running') do nothing
    returning job_id, scene_id, priority, true as is_new
  ), jobs as (
    select * from made union all select * from forward
  ), queued as (
    select count(*) from graphile_worker.add_jobs(array(
      select (?, json_build_object('jobId', job_id), null, null, ?, job_id, -priority, null)::graphile_worker.job_spec from jobs
    ))
  )
  select job_id as id, scene_id as "sceneId", is_new as "isNew", (select count(*)::int from jobs) as total
    from jobs, queued limit ?`;
