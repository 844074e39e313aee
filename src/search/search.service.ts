/** Changing how search works: its limit, and making its documents anew. */

import { checkNumber } from '../checks/numbers.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { addTask } from '../jobs/queue.ts';
import { rebuildSpec, verifySpec } from './search-tasks.ts';

export const hitRange = { min: 1000, max: 1_000_000 };

/** One that is under way goes on; asking again changes nothing. */
export async function rebuildSearchIndex({ em }: Pick<Context, 'em'>): Promise<void> {
  await addTask(em, rebuildSpec, {}, { key: rebuildSpec.name });
}

export async function updateSearchConfig(
  { em, app }: Pick<Context, 'em' | 'app'>,
  maxTotalHits: number,
): Promise<void> {
  checkNumber('maxTotalHits', maxTotalHits, hitRange);
  await transaction(em, async (em) => {
    await rows(em)
      .insertInto('search_config')
      .values({ maxTotalHits })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ maxTotalHits, updatedAt: new Date() }))
      .execute();
    if (app.meili) await addTask(em, verifySpec, {}, { key: verifySpec.name }); // it applies the settings
  });
}
