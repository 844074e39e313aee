/** Queueing a phase for scenes on request. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { checkNumber } from '../checks/numbers.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { badInput } from '../errors.ts';
import { enqueueChosen, priorityRange } from '../jobs/enqueue.ts';
import type { Phase } from '../jobs/job.enums.ts';
import { activeStatuses } from '../jobs/job.queries.ts';
import { isScenePhase } from '../jobs/phases.ts';
import { chooseByFilter, chooseByIds, chosen, startChoosing } from '../scenes/chosen-scenes.ts';
import type { SceneFilter } from '../scenes/scene.inputs.ts';
import type { Searching } from '../search/find-hits.ts';
import { phaseTasks } from './phase-tasks.ts';

/** Imports have 0. A few scenes that somebody named go before them; all of a filter, which may be the whole library, after. */
const priorityByIds = 1;
const priorityByFilter = -1;

const maxJobIds = 10_000;

export interface ProcessRequest {
  phase: Phase;
  /** Of the scenes; else `filter` says which. */
  ids: readonly string[] | null;
  filter: SceneFilter | null;
  missingOnly: boolean;
  /** null: above imports for ids, below them for a filter. */
  priority: number | null;
}

/**
 * Queues the phase for those of the scenes that can have it; the others are counted as skipped. `jobIds` names the jobs of
 * the phase that these scenes now have, whoever asked for them.
 */
export async function processScenes(ctx: Searching, { phase, ids, filter, missingOnly, ...request }: ProcessRequest) {
  if (!isScenePhase(phase)) throw badInput('phase', 'A scan has no scenes: use startScan.');
  if ((ids === null) === (filter === null)) throw badInput('ids', 'Give either ids or filter.');
  const priority = request.priority ?? (ids ? priorityByIds : priorityByFilter);
  checkNumber('priority', priority, priorityRange);
  return transaction(ctx.em, async (em) => {
    await startChoosing(em);
    if (ids) await chooseByIds(em, ids, { lock: false });
    else await chooseByFilter({ ...ctx, em }, filter ?? {}, { lock: false });
    const { count } = await chosen(em);
    const queued = await enqueueChosen(em, phase, {
      condition: missingOnly ? phaseTasks[phase].lacksResult : undefined,
      priority,
    });
    return { queued, skipped: (ids?.length ?? count) - queued, jobIds: await activeJobsOfChosen(em, phase) };
  });
}

/** Those that were queued now and those that were under way already, the oldest first. */
async function activeJobsOfChosen(em: EntityManager, phase: Phase): Promise<string[]> {
  const jobs = await rows(em)
    .selectFrom('job_history')
    .select('id')
    .where('phase', '=', phase)
    .where('status', 'in', activeStatuses)
    .where('sceneId', 'in', sql<string>`(select id from chosen_scenes)`)
    .orderBy('job_history.pk')
    .limit(maxJobIds)
    .execute();
  return jobs.map(({ id }) => id);
}
