/** Queueing a phase for scenes that somebody asks for. */
import { checkNumber } from '../checks/numbers.ts';
import { badInput } from '../errors.ts';
import { enqueueChosen, priorityRange } from '../jobs/enqueue.ts';
import type { Phase } from '../jobs/job.enums.ts';
import { isScenePhase } from '../jobs/phases.ts';
import { chooseByFilter, chooseByIds, chosen, startChoosing } from '../scenes/chosen-scenes.ts';
import type { SceneFilter } from '../scenes/scene.inputs.ts';
import type { Searching } from '../search/find-hits.ts';
import { phaseTasks } from './phase-tasks.ts';

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
  if (!isScenePhase(phase)) throw badInput('phase', 'A scan has no scenes: use startScan.');
  if ((ids === null) === (filter === null)) throw badInput('ids', 'Name the scenes by ids or by a filter, not both.');
  checkNumber('priority', priority, priorityRange);
  return ctx.em.transactional(async (em) => {
    await startChoosing(em);
    if (ids) await chooseByIds(em, ids, { lock: false });
    else await chooseByFilter({ ...ctx, em }, filter ?? {}, { lock: false });
    const { count } = await chosen(em);
    const queued = await enqueueChosen(em, phase, {
      condition: missingOnly ? phaseTasks[phase].lacksResult : undefined,
      priority,
    });
    return { queued, skipped: (ids?.length ?? count) - queued };
  });
}
