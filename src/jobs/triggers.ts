/** Queues the phases that the triggers name when a scene is imported, or when one of its jobs has completed. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { prepared } from '../database/prepared.ts';
import { rows } from '../database/rows.ts';
import { enqueue } from './enqueue.ts';
import { type Phase, TriggerType } from './job.enums.ts';
import { isScenePhase, type ScenePhase } from './phases.ts';

/** Queues what the import of these scenes triggers. */
export async function fireImport(em: EntityManager, sceneIds: readonly string[]): Promise<void> {
  const triggers = await rows(em)
    .selectFrom('trigger_config')
    .select('phase')
    .where('triggerType', '=', TriggerType.ON_IMPORT)
    .execute();
  for (const { phase } of triggers) if (isScenePhase(phase)) await enqueue(em, phase, sceneIds);
}

/**
 * What follows when a phase of a scene has completed: nothing of it is left to be reviewed, whichever of its jobs had failed, and
 * what it triggers is queued. From here on the scene is locked.
 */
export async function fireAfter(em: EntityManager, phase: ScenePhase, sceneId: string): Promise<void> {
  const { rows: triggered } = await sql<{ phase: Phase | null }>`
    ${prepared} with reviewed as (
      delete from dead_letter_queue where scene_id = ${sceneId} and phase = ${phase}
    ), locked as (
      select id from scenes where id = ${sceneId} for no key update
    )
    select phase from locked left join trigger_config on trigger_type = 'after_job' and after_phase = ${phase}`.execute(
    rows(em),
  );
  for (const { phase: next } of triggered) if (next && isScenePhase(next)) await enqueue(em, next, [sceneId]);
}
