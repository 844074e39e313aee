/** Asking for phases of scenes. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { badInput } from '../errors.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { Phase } from '../jobs/job.enums.ts';

const maxIds = 10_000;
const maxPriority = 100;

export interface ProcessRequest {
  phase: Phase;
  ids: readonly string[];
  missingOnly: boolean;
  priority: number;
}

/** Queues the phase for those of the scenes that can have it; the others are counted as skipped. */
export async function processScenes(ctx: Pick<Context, 'em'>, { phase, ids, missingOnly, priority }: ProcessRequest) {
  if (phase === Phase.SCAN) throw badInput('phase', 'A scan has no scenes: use startScan.');
  if (ids.length === 0) throw badInput('ids', 'ids must name at least one scene.');
  if (ids.length > maxIds) throw badInput('ids', `ids must name at most ${maxIds} scenes.`);
  if (Math.abs(priority) > maxPriority)
    throw badInput('priority', `priority must be between -${maxPriority} and ${maxPriority}.`);
  return ctx.em.transactional(async (em) => {
    const known = await knownScenes(em, ids);
    const wanted = missingOnly ? known.filter((scene) => lacks(scene, phase)) : known;
    const queued = await enqueue(
      em,
      phase,
      wanted.map(({ id }) => id),
      priority,
    );
    return { queued, skipped: ids.length - queued };
  });
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
