/** Whether the database knows every phase: a phase without a size, a trigger or a retry policy would leave its jobs PENDING in silence. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { isDatabaseDown } from '../database/is-down.ts';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';
import { Phase } from './job.enums.ts';
import { poolSizes } from './pool.queries.ts';

/** Throws an Error that says what is missing. */
export async function checkPhases(em: EntityManager): Promise<void> {
  const sizes = await poolSizes(em).catch((error: unknown) => {
    if (isDatabaseDown(error)) throw error;
    throw new Error(`A phase has no size, as pool_config lacks its column: ${messageOf(error)}`, { cause: error });
  });
  for (const [phase, size] of sizes)
    if (!(size >= 1)) throw new Error(`The phase ${phase} has no size: pool_config says ${size}.`);
  for (const table of ['trigger_config', 'retry_config'] as const) {
    const known = await rows(em).selectFrom(table).select('phase').execute();
    const missing = Object.values(Phase).filter((phase) => !known.some((row) => row.phase === phase));
    if (missing.length > 0) throw new Error(`${table} has no row for the phase ${missing.join(', ')}.`);
  }
}
