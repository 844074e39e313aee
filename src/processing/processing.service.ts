/** Asking for phases of scenes. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { rows } from '../database/rows.ts';
import { badInput } from '../errors.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { Phase } from '../jobs/job.enums.ts';
import type { SceneFilter } from '../scenes/scene.inputs.ts';
import { type Planning, sceneIdsWhere } from '../scenes/scene-filter.ts';

const maxIds = 10_000;
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
export async function processScenes(ctx: Planning, { phase, ids, filter, missingOnly, priority }: ProcessRequest) {
  if (phase === Phase.SCAN) throw badInput('phase', 'A scan has no scenes: use startScan.');
  if ((ids === null) === (filter === null)) throw badInput('ids', 'Name the scenes by ids or by a filter, not both.');
  if (ids?.length === 0) throw badInput('ids', 'ids must name at least one scene.');
  if (ids && ids.length > maxIds) throw badInput('ids', `ids must name at most ${maxIds} scenes.`);
  if (Math.abs(priority) > maxPriority)
    throw badInput('priority', `priority must be between -${maxPriority} and ${maxPriority}.`);
  return ctx.em.transactional(async (em) => {
    const known = ids ? await knownScenes(em, ids) : await selectScenes({ ...ctx, em }, filter ?? {});
    const wanted = (missingOnly ? known.filter((scene) => lacks(scene, phase)) : known).map(({ id }) => id);
    let queued = 0;
    for (let begin = 0; begin < wanted.length; begin += maxIds) {
      queued += await enqueue(em, phase, wanted.slice(begin, begin + maxIds), priority);
    }
    return { queued, skipped: (ids ?? known).length - queued };
  });
}

/** No more of each scene than what says whether it lacks something. */
async function selectScenes(ctx: Planning, filter: SceneFilter) {
  return rows(ctx.em)
    .selectFrom('scenes')
    .select(['id', 'width', 'thumbnailPath', 'vttPath'])
    .where('id', 'in', sceneIdsWhere(ctx, filter))
    .orderBy('id')
    .execute();
}

async function knownScenes(em: EntityManager, ids: readonly string[]) {
  const numeric = ids.filter((id) => /^\d{1,18}$/.test(id));
  const known = numeric.length
    ? await rows(em)
        .selectFrom('scenes')
        .select(['id', 'width', 'thumbnailPath', 'vttPath'])
        .where('id', 'in', numeric)
        .execute()
    : [];
  const knownIds = new Set(known.map(({ id }) => id));
  const unknown = ids.filter((id) => !knownIds.has(id));
  if (unknown.length > 0) throw badInput('ids', `There is no scene ${unknown.slice(0, 10).join(', ')}.`);
  return known;
}

function lacks(
  scene: { width: number | null; thumbnailPath: string | null; vttPath: string | null },
  phase: Phase,
): boolean {
  if (phase === Phase.METADATA) return !scene.width;
  return phase === Phase.THUMBNAIL ? scene.thumbnailPath === null : scene.vttPath === null;
}
