/** How a run of a job begins, in one statement: there are many short jobs. */
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { committedSoon } from '../database/on-disk.ts';
import { executePrepared, type PlacesOf } from '../database/prepared.ts';
import { repeated } from '../database/transaction.ts';
import { announcing } from './announce.ts';
import { settingStatusOfLocked } from './processing-status.ts';
import { isEntryHeld } from './queue.ts';

interface Started {
  id: string;
  sceneId: string;
  attempt: number;
}

/**
 * A job that is RUNNING already was left by a process that died, and starts over, unless the entry that started it is still
 * being worked on. A retry is given up when another job of the phase was queued meanwhile. Undefined when there is nothing to run.
 * It is recorded, and told by whoever reports the progress.
 */
export async function startJob({ orm }: App, id: string, entryId: string): Promise<Started | undefined> {
  const em = orm.em.fork();
  const [started] = await repeated(async () =>
    executePrepared(em, { key: 'start of a job', values: { id, entryId } }, starting),
  );
  return started;
}

/** When PostgreSQL crashes before it is on disk, the job has not begun, and recovery queues it again. */
const starting = ({ id, entryId }: PlacesOf<{ id: string; entryId: string }>) => sql<Started>`
  with started as (
    update job_history j
       set status = 'running', started_at = now(), completed_at = null, progress = 0, error_message = null,
           next_retry_at = null, attempt = attempt + 1, queue_entry = ${entryId}::bigint
     where job_id = ${id}
       and (status = 'pending'
            or status = 'running' and not (j.queue_entry <> ${entryId}::bigint and ${isEntryHeld(sql`j.queue_entry`)})
            or status = 'failed' and next_retry_at is not null and not exists (
                 select from job_history a where a.scene_id = j.scene_id and a.phase = j.phase and a.status in ('pending', 'running')))
    returning job_id, scene_id, phase, attempt
  ), locked as materialized (
    select job_id, scene_id, phase, attempt, processing_status, ${committedSoon}
      from started join scenes on scenes.id = scene_id for no key update of scenes
  ), ${announcing}
  select job_id as id, scene_id as "sceneId", attempt, ${settingStatusOfLocked} from locked`;
