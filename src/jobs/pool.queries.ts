/** The pool: how many workers each phase has in each worker process, and which phases are paused. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { rows } from '../database/rows.ts';
import type { Phase } from './job.enums.ts';
import { type ScenePhase, workersFields } from './phases.ts';

/** The size of each phase, whether it is paused or not. */
export async function poolSizes(em: EntityManager): Promise<Map<ScenePhase, number>> {
  const pool = await rows(em).selectFrom('pool_config').selectAll().executeTakeFirstOrThrow();
  return new Map(workersFields.map(({ phase, field }) => [phase, pool[field]]));
}

export async function pausedPhases(em: EntityManager): Promise<Set<Phase>> {
  const paused = await rows(em).selectFrom('phase_pauses').select('phase').execute();
  return new Set(paused.map(({ phase }) => phase));
}

/** How many workers each phase is to have now: none while it is paused. */
export async function targetWorkers(em: EntityManager): Promise<Map<ScenePhase, number>> {
  const [sizes, paused] = [await poolSizes(em), await pausedPhases(em)];
  return new Map([...sizes].map(([phase, size]) => [phase, paused.has(phase) ? 0 : size]));
}
