/** Reads of jobs: by id and by scene. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Context, inOrderOf } from '../context.ts';
import { rows } from '../database/rows.ts';
import { badInput } from '../errors.ts';
import { JobStatus } from './job.enums.ts';

export type JobRow = Awaited<ReturnType<typeof findJobs>>[number];

const activeStatuses = [JobStatus.PENDING, JobStatus.RUNNING];

export async function findJobs(em: EntityManager, ids: readonly string[]) {
  return selectJobs(em)
    .where('id', 'in', [...ids])
    .orderBy('pk')
    .execute();
}

export async function jobsByIds(ctx: Context, ids: readonly string[]) {
  return inOrderOf(ids, await findJobs(ctx.em, ids), (job) => job.id);
}

/** The jobs that are pending or running, oldest first, of each scene. */
export async function activeJobsBySceneIds(ctx: Context, sceneIds: readonly string[]) {
  const found = await selectJobs(ctx.em)
    .where('sceneId', 'in', [...sceneIds])
    .where('status', 'in', activeStatuses)
    .orderBy('pk')
    .execute();
  return sceneIds.map((sceneId) => found.filter((job) => job.sceneId === sceneId));
}

/** All jobs that run now; at most as many as there can be workers. */
export async function runningJobs(em: EntityManager) {
  return selectJobs(em).where('status', '=', JobStatus.RUNNING).orderBy('pk').limit(1000).execute();
}

/** The jobs that a subscription to these ids, or to this scene, begins with. */
export async function jobsAskedFor(
  em: EntityManager,
  { ids, sceneId }: { ids?: string[] | null; sceneId?: string | null },
) {
  if (ids && ids.length > 1000) throw badInput('ids', 'ids must name at most 1000 jobs.');
  let query = selectJobs(em);
  if (ids) query = query.where('id', 'in', ids);
  if (sceneId != null) query = query.where('sceneId', '=', sceneId).where('status', 'in', activeStatuses);
  return query.orderBy('pk').execute();
}

export function selectJobs(em: EntityManager) {
  return rows(em)
    .selectFrom('job_history')
    .select(['pk', 'id', 'sceneId', 'sceneTitle', 'phase', 'status', 'priority', 'progress', 'errorMessage'])
    .select([
      'createdAt',
      'startedAt',
      'completedAt',
      'retryCount',
      'maxRetries',
      'nextRetryAt',
      'isRetryable',
      'attempt',
    ]);
}
