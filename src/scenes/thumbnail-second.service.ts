/** Choosing the frame that a scene is shown by. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { badInput, conflict, notFound } from '../errors.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { JobStatus, Phase } from '../jobs/job.enums.ts';

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
  return em.transactional(async (em) => {
    await checkSecond(em, id, atSeconds);
    const jobId = await holdJob(em, id); // before the scene is locked, as a job that ends locks itself first
    await rows(em).updateTable('scenes').set({ thumbnailAtSeconds: atSeconds }).where('id', '=', id).execute();
    return jobId;
  });
}

async function checkSecond(em: EntityManager, id: string, atSeconds: number | null): Promise<void> {
  const scene = /^[1-9]\d{0,17}$/.test(id)
    ? await rows(em)
        .selectFrom('scenes')
        .select(['width', 'duration', 'trashedAt', 'deletedAt'])
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!scene) throw notFound(`There is no scene ${id}.`);
  if (scene.trashedAt) throw conflict('This scene is in the trash: restore it first.');
  if (scene.deletedAt) throw conflict('The file of this scene is missing.');
  if (!scene.width) throw conflict('The metadata of this scene is not known yet: wait until it is.');
  const duration = scene.duration ?? 0;
  if (atSeconds !== null && (atSeconds < 0 || atSeconds > duration)) {
    throw badInput('atSeconds', `atSeconds must lie in the film: 0 to ${duration}.`);
  }
}

/** The job that is to make it, held so that it does not end before the second is written. */
async function holdJob(em: EntityManager, sceneId: string): Promise<string> {
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
  throw conflict('The scene is being changed by others: try again.');
}
