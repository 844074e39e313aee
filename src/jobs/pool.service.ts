/** Changing how many workers there are, and pausing phases. Every worker process hears of it. */
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { publish } from '../events/publish.ts';
import { checkBounds, given } from './bounds.ts';
import type { Phase } from './job.enums.ts';
import type { UpdatePoolInput } from './pool.inputs.ts';

const workers = { min: 1, max: 10 };

/** Running jobs are not touched: a worker that is too many leaves when its job has ended. */
export async function updatePool({ em }: Pick<Context, 'em'>, input: UpdatePoolInput): Promise<void> {
  checkBounds('input', input, { metadataWorkers: workers, thumbnailWorkers: workers, spritesWorkers: workers });
  await em.transactional(async (em) => {
    await rows(em)
      .updateTable('pool_config')
      .set({ ...given(input), updatedAt: new Date() })
      .execute();
    await publish(em, 'settings', {});
    await publish(em, 'queue', {});
  });
}

/** Running jobs go on; what is queued, or becomes due, waits until the phase is resumed. */
export async function pausePhase({ em }: Pick<Context, 'em'>, phase: Phase): Promise<void> {
  await em.transactional(async (em) => {
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
  await em.transactional(async (em) => {
    await rows(em).deleteFrom('phase_pauses').where('phase', '=', phase).execute();
    await publish(em, 'settings', {});
    await publish(em, 'queue', {});
  });
}
