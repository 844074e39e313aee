/** The processing status of scenes, derived from the newest job of each of their phases. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { Phase } from './job.enums.ts';

/**
 * PROCESSING while metadata, or a phase that its triggers lead to, is pending, running or waiting for its retry; then
 * FAILED with that error when the newest job of any phase failed for good; PENDING when metadata was cancelled before
 * it was ever read; else COMPLETED. Call it whenever a job of a scene has changed state.
 */
export async function updateProcessingStatus(em: EntityManager, sceneIds: readonly string[]): Promise<void> {
  // Locked by a statement of its own, so that the next one sees what a job that ended at the same moment has written;
  // in order, so that two who lock several do not wait for each other.
  await sql`
    select 1 from scenes where id = any(${sceneIds}::bigint[]) order by id for no key update`.execute(rows(em));
  await sql`
    with recursive pipeline (phase) as (
      select ${sql.lit(Phase.METADATA)}::text
      union
      select t.phase::text from trigger_config t join pipeline p on t.trigger_type = 'after_job' and t.after_phase = p.phase
    ), newest as (
      select distinct on (scene_id, phase) scene_id, phase, error_message,
             case when status = 'failed' and next_retry_at is not null then 'waiting' else status end as status
        from job_history where scene_id = any(${sceneIds}::bigint[]) order by scene_id, phase, id desc
    )
    update scenes s set
      processing_status = case
        when exists (select from newest n where n.scene_id = s.id and n.status in ('pending', 'running', 'waiting')
                                            and n.phase in (select phase from pipeline)) then 'processing'
        when exists (select from newest n where n.scene_id = s.id and n.status = 'failed') then 'failed'
        when s.width is distinct from 0 and s.width is not null then 'completed'
        else 'pending'
      end,
      processing_error = (select error_message from newest n where n.scene_id = s.id and n.status = 'failed' order by phase limit 1),
      updated_at = now()
    where s.id = any(${sceneIds}::bigint[])`.execute(rows(em));
}
