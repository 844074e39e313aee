/** The processing status of a scene, derived from the newest job of each of its phases. */
import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * PROCESSING while metadata, or a phase that its triggers lead to, is pending or running; then FAILED with that error
 * when the newest job of any phase failed; else COMPLETED. Call it whenever a job of the scene has changed state.
 */
export async function settleScene(em: EntityManager, sceneId: string): Promise<void> {
  // Locked by a statement of its own, so that the next one sees what a job that ended at the same moment has written.
  await em.execute('select 1 from scenes where id = ? for no key update', [sceneId]);
  await em.execute(
    `with recursive pipeline (phase) as (
       select 'metadata'::text
       union
       select t.phase::text from trigger_config t join pipeline p on t.trigger_type = 'after_job' and t.after_phase = p.phase
     ), newest as (
       select distinct on (phase) phase, status, error_message from job_history where scene_id = ? order by phase, id desc
     )
     update scenes set
       processing_status = case
         when exists (select from newest where status in ('pending', 'running') and phase in (select phase from pipeline)) then 'processing'
         when exists (select from newest where status = 'failed') then 'failed'
         else 'completed'
       end,
       processing_error = (select error_message from newest where status = 'failed' order by phase limit 1),
       updated_at = now()
     where id = ?`,
    [sceneId, sceneId],
  );
}
