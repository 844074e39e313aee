/** Asking for phases of scenes. */
import { badInput } from '../errors.ts';
import { enqueueChosen } from '../jobs/enqueue.ts';
import { Phase } from '../jobs/job.enums.ts';
import { chooseByFilter, chooseByIds, chosen, startChoosing } from '../scenes/chosen-scenes.ts';
import type { SceneFilter } from '../scenes/scene.inputs.ts';
import type { Searching } from '../search/find-hits.ts';

const maxPriority = 100;

export interface ProcessRequest {
  phase: Phase;
  /** Of the scenes; else `filter` says which. */
  ids: readonly string[] | null;
  filter: SceneFilter | null;
  missingOnly: boolean;
  priority: number;
}

/** Queues the phase for those of the scenes that can have it; the others are counted as skipped. */
export async function processScenes(ctx: Searching, { phase, ids, filter, missingOnly, priority }: ProcessRequest) {
  if (phase === Phase.SCAN) throw badInput('phase', 'A scan has no scenes: use startScan.');
  if ((ids === null) === (filter === null)) throw badInput('ids', 'Name the scenes by ids or by a filter, not both.');
  if (Math.abs(priority) > maxPriority)
    throw badInput('priority', `priority must be between -${maxPriority} and ${maxPriority}.`);
  return ctx.em.transactional(async (em) => {
    await startChoosing(em);
    if (ids) await chooseByIds(em, ids, { lock: false });
    else await chooseByFilter({ ...ctx, em }, filter ?? {}, { lock: false });
    const { count } = await chosen(em);
    const queued = await enqueueChosen(em, phase, { missingOnly, priority });
    return { queued, skipped: (ids?.length ?? count) - queued };
  });
}
