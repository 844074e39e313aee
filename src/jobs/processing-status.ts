/** The processing status of scenes, derived from the newest job of each of their phases. */
import { type RawBuilder, sql } from 'kysely';
import { Phase } from './job.enums.ts';

/**
 * The parts of a statement that set it: PROCESSING while metadata, or a phase that its triggers lead to, is pending, running or
 * waiting for its retry; then FAILED with that error when the newest job of any phase failed for good; PENDING when metadata was
 * cancelled before it was ever read; else COMPLETED. The scenes must be locked by a statement before, so that this one sees
 * what a job that ended at the same moment has written.
 */
export const settingStatus = (sceneIds: readonly string[]): RawBuilder<unknown> => sql`
    pipeline (phase) as (
      select ${sql.lit(Phase.METADATA)}::text
      union
      select t.phase::text from trigger_config t join pipeline p on t.trigger_type = 'after_job' and t.after_phase = p.phase
    ), newest as (
      select distinct on (scene_id, phase) scene_id, phase, error_message,
             case when status = 'failed' and next_retry_at is not null then 'waiting' else status end as status
        from job_history where scene_id = any(${sceneIds}::bigint[]) order by scene_id, phase, id desc
    ), set_status as (
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
      where s.id = any(${sceneIds}::bigint[])
    ),`;
