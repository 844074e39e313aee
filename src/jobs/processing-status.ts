/** The processing status of scenes, derived from the newest job of each of their phases (`migrations/057-processing-status.ts`). */
import { type RawBuilder, sql } from 'kysely';
import { Phase, TriggerType } from './job.enums.ts';

/**
 * Sets it. The scenes must be locked before it is called, if by the same statement, then by a part of it that has run to its end; so it
 * sees what a job that ended at the same moment has written.
 */
export const settingStatus = (sceneIds: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`set_processing_status(${sceneIds})`;

/**
 * The same in a statement that begins or ends a job well, for each of its `locked`: the job's `phase`, its `scene_id`, and the scene's
 * `processing_status`. A phase that nothing leads to is no part of what a scene is processed for, so its jobs leave a scene COMPLETED; to see
 * that here is cheaper than to have it worked out, and most jobs of a finished library are such.
 */
export const settingStatusOfLocked: RawBuilder<unknown> = sql`
  case when processing_status = 'completed' and phase <> ${sql.lit(Phase.METADATA)}
             and not exists (select from trigger_config led where led.phase = locked.phase and led.trigger_type = ${sql.lit(TriggerType.AFTER_JOB)})
       then null
       else ${settingStatus(sql`array[scene_id]`)}
  end`;
