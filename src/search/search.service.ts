/** Changing how search works: its limit, and making its documents anew. */
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { badInput } from '../errors.ts';
import { addTask } from '../jobs/queue.ts';
import { rebuildSpec, verifySpec } from './search-tasks.ts';

export const hitBounds = { min: 1000, max: 1_000_000 };

/** One that is under way goes on; asking again changes nothing. */
export async function rebuildSearchIndex({ em }: Pick<Context, 'em'>): Promise<void> {
  await addTask(em, rebuildSpec, {}, { key: rebuildSpec.name });
}

export async function updateSearchConfig(
  { em, app }: Pick<Context, 'em' | 'app'>,
  maxTotalHits: number,
): Promise<void> {
  const { min, max } = hitBounds;
  if (maxTotalHits < min || maxTotalHits > max) {
    throw badInput('maxTotalHits', `maxTotalHits must be between ${min} and ${max}, not ${maxTotalHits}.`);
  }
  await em.transactional(async (em) => {
    await rows(em)
      .insertInto('search_config')
      .values({ maxTotalHits })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ maxTotalHits, updatedAt: new Date() }))
      .execute();
    if (app.meili) await addTask(em, verifySpec, {}, { key: verifySpec.name }); // it applies the settings
  });
}
