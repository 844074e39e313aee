/** Queues the phases that the triggers name when a scene is imported. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { rows } from '../database/rows.ts';
import { enqueue } from './enqueue.ts';
import { TriggerType } from './job.enums.ts';
import { isScenePhase } from './phases.ts';

/** Queues what the import of these scenes triggers. */
export async function fireImport(em: EntityManager, sceneIds: readonly string[]): Promise<void> {
  const triggers = await rows(em)
    .selectFrom('trigger_config')
    .select('phase')
    .where('triggerType', '=', TriggerType.ON_IMPORT)
    .execute();
  for (const { phase } of triggers) if (isScenePhase(phase)) await enqueue(em, phase, sceneIds);
}
