/** Changing how many workers there are, and pausing phases; it holds in every worker process at once. */

import { given } from '../checks/given.ts';
import { checkNumbers } from '../checks/numbers.ts';
import type { Context } from '../context.ts';
import { changeEntities } from '../database/change-entities.ts';
import { rows } from '../database/rows.ts';
import { lockSingleton } from '../database/singleton.ts';
import { transaction } from '../database/transaction.ts';
import { publish } from '../events/publish.ts';
import type { Phase } from './job.enums.ts';
import { workersFields } from './phases.ts';
import { Pool } from './pool.entity.ts';
import type { UpdatePoolInput } from './pool.inputs.ts';

const bounds = Object.fromEntries(workersFields.map(({ field, min, max }) => [field, { min, max }]));

/** Running jobs are not disturbed: a worker that is one too many stops when its job has ended. */
export async function updatePool({ em }: Pick<Context, 'em'>, input: UpdatePoolInput): Promise<void> {
  checkNumbers('input', input, bounds);
  await changeEntities(em, async (em) => {
    em.assign(await lockSingleton(em, Pool), given(input));
    await publish(em, 'settings', {});
    await publish(em, 'queue', {});
  });
}

/** Running jobs go on; pending ones wait until the phase is resumed. */
export async function pausePhase({ em }: Pick<Context, 'em'>, phase: Phase): Promise<void> {
  await transaction(em, async (em) => {
    await rows(em)
      .insertInto('phase_pauses')
      .values({ phase })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await publish(em, 'settings', {});
    await publish(em, 'queue', {});
  });
}

export async function resumePhase({ em }: Pick<Context, 'em'>, phase: Phase): Promise<void> {
  await transaction(em, async (em) => {
    await rows(em).deleteFrom('phase_pauses').where('phase', '=', phase).execute();
    await publish(em, 'settings', {});
    await publish(em, 'queue', {});
  });
}
