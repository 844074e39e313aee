/** Queueing phases of scenes: the row that people see and the entry in the queue are made together, in the caller's transaction. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { prepared } from '../database/prepared.ts';
import { rows } from '../database/rows.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publish, publishChanges } from '../events/publish.ts';
import { addJobEntries } from './job-entries.ts';
import { type ScenePhase, scenePhases } from './phases.ts';

/** The priorities that clients may give; a higher one runs first. */
export const priorityRange = { min: -100, max: 100 };

/** Above this many new jobs at once, one event says that the counts have changed. */
const maxAnnounced = 100;

/** A condition on a scene, which is called `s`. */
export type SceneCondition = RawBuilder<SqlBool>;

/**
 * Queues `phase` for those of the scenes that can have it: they are there, nothing of that phase is active yet, and
 * their metadata is known, if the phase needs it. A job that waits for a retry runs now instead. A higher
 * priority runs first. Returns how many were queued.
 */
export async function enqueue(
  em: EntityManager,
  phase: ScenePhase,
  sceneIds: readonly string[],
  priority = 0,
): Promise<number> {
  if (sceneIds.length === 0) return 0;
  // Looked up by their keys, whichever they are: to plan it took half of the time.
  return enqueueWhere(em, phase, priority, sql`${prepared} s.id = any(${sceneIds}::bigint[])`);
}

/** Queues `phase` for every scene to which the condition applies, in one statement. */
export async function enqueueAll(em: EntityManager, phase: ScenePhase, condition: SceneCondition): Promise<number> {
  return enqueueWhere(em, phase, 0, condition);
}

/**
 * Queues `phase` for the scenes in the transaction's table `chosen_scenes`, in one statement; with a condition for those of
 * them to which it applies.
 */
export async function enqueueChosen(
  em: EntityManager,
  phase: ScenePhase,
  { condition = sql`true`, priority }: { condition?: SceneCondition; priority: number },
): Promise<number> {
  return enqueueWhere(em, phase, priority, sql`s.id in (select id from chosen_scenes) and ${condition}`);
}

async function enqueueWhere(
  em: EntityManager,
  phase: ScenePhase,
  priority: number,
  where: SceneCondition,
): Promise<number> {
  const { rows: queued } = await queueJobs(phase, priority, where).execute(rows(em));
  const total = queued[0]?.total ?? 0;
  if (total > maxAnnounced) await publish(em, 'queue', {});
  else
    await publishChanges(
      em,
      'job',
      queued.map(({ id, isNew }) => ({
        ...{ thing: id, kind: isNew ? ChangeKind.CREATED : ChangeKind.UPDATED, message: { id } },
      })),
    );
  return total;
}

interface QueuedJob {
  id: string;
  sceneId: string;
  isNew: boolean;
  /** Of all jobs that were queued; the rows are the first of them. */
  total: number;
}

const queueJobs = (phase: ScenePhase, priority: number, where: SceneCondition) => sql<QueuedJob>`
  with wanted as (
    select s.id, left(coalesce(nullif(s.title, ''), s.original_filename, ''), 255) as title
      from scenes s
     where ${where}
       and s.trashed_at is null and s.deleted_at is null
       and (${!scenePhases[phase].needsMetadata} or s.width > 0)
       for key share of s -- one that is being deleted gets none
  ), waiting as (
    select j.id, j.scene_id from job_history j join wanted w on w.id = j.scene_id
     where j.phase = ${phase} and j.status = 'failed' and j.next_retry_at is not null
       and not exists (select from job_history a
                        where a.scene_id = j.scene_id and a.phase = j.phase and a.status in ('pending', 'running'))
  ), forward as (
    update job_history j set status = 'pending', next_retry_at = null, priority = greatest(j.priority, ${priority})
      from waiting where j.id = waiting.id
    returning j.job_id, j.scene_id, j.phase, j.priority, false as is_new
  ), made as (
    insert into job_history (job_id, scene_id, scene_title, phase, status, priority)
    select gen_random_uuid(), id, title, ${phase}, 'pending', ${priority} from wanted
     where id not in (select scene_id from waiting)
     order by id
    on conflict (scene_id, phase) where status in ('pending', 'running') do nothing
    returning job_id, scene_id, phase, priority, true as is_new
  ), jobs as (
    select * from made union all select * from forward
  ), queued as (
    ${addJobEntries(sql`jobs`)}
  )
  select job_id as id, scene_id as "sceneId", is_new as "isNew", (select count(*)::int from jobs) as total
    from jobs, queued limit ${maxAnnounced}`;
