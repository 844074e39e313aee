/** What an event in a scene's life sets off, as the trigger table says. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { rows } from '../database/rows.ts';
import { enqueue } from './enqueue.ts';
import { type Phase, TriggerType } from './job.enums.ts';

/** Queues what is to happen to scenes that have just come into the library. */
export async function fireImport(em: EntityManager, sceneIds: readonly string[]): Promise<void> {
  const triggers = await rows(em)
    .selectFrom('trigger_config')
    .select('phase')
    .where('triggerType', '=', TriggerType.ON_IMPORT)
    .execute();
  for (const { phase } of triggers) await enqueue(em, phase, sceneIds);
}

/** Queues what is to follow a completed phase of a scene. */
export async function fireAfter(em: EntityManager, phase: Phase, sceneId: string): Promise<void> {
  const triggers = await rows(em)
    .selectFrom('trigger_config')
    .select('phase')
    .where('triggerType', '=', TriggerType.AFTER_JOB)
    .where('afterPhase', '=', phase)
    .execute();
  for (const { phase: next } of triggers) await enqueue(em, next, [sceneId]);
}
