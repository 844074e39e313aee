/** Choosing the frame that a scene is shown by. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { checkNumber } from '../checks/numbers.ts';
import type { Context } from '../context.ts';
import { changeEntities } from '../database/change-entities.ts';
import { rows } from '../database/rows.ts';
import { conflict } from '../errors.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { JobStatus, Phase } from '../jobs/job.enums.ts';
import { lockScene } from './lock-scene.ts';
import { usableScene } from './usable-scene.ts';

/** What people wait for runs before what was asked for in bulk. */
const priority = 10;

/**
 * Remembers the second, null for the middle of the film, and asks for a new thumbnail. Returns the id of the job that makes
 * it; when one is at work already, it asks for another at its end.
 */
export async function setSceneThumbnail(
  { em }: Pick<Context, 'em'>,
  id: string,
  atSeconds: number | null,
): Promise<string> {
  return changeEntities(em, async (em) => {
    const { width, duration, durationSeconds } = await usableScene(em, id);
    if (!width) throw conflict('The metadata of this scene is not known yet: try again later.');
    const max = Math.max(duration, durationSeconds); // clients may know only the rounded one
    checkNumber('atSeconds', atSeconds, { min: 0, max, note: ', the length of the scene in seconds' });
    const jobId = await lockThumbnailJob(em, id); // before the scene is locked, as a job that ends locks itself first
    em.assign(await lockScene(em, id), { thumbnailAtSeconds: atSeconds });
    return jobId;
  });
}

/** The job that is to make it, locked so that it does not end before the second is written. */
async function lockThumbnailJob(em: EntityManager, sceneId: string): Promise<string> {
  for (let tries = 0; tries < 3; tries++) {
    await enqueue(em, Phase.THUMBNAIL, [sceneId], priority);
    const job = await rows(em)
      .selectFrom('job_history')
      .select('id')
      .where('sceneId', '=', sceneId)
      .where('phase', '=', Phase.THUMBNAIL)
      .where('status', 'in', [JobStatus.PENDING, JobStatus.RUNNING])
      .forUpdate()
      .executeTakeFirst();
    if (job) return job.id; // else the one that was in the way has just ended
  }
  throw conflict('The scene is being changed by somebody else: try again.');
}
