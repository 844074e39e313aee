/** Reads of jobs: by id and by scene. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { parseBigserial, parseIds, parseUuid } from '../checks/ids.ts';
import { type Context, inOrderOf } from '../context.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { rows } from '../database/rows.ts';
import { JobStatus } from './job.enums.ts';

export type JobRow = RowOf<typeof jobColumns>;

const activeStatuses = [JobStatus.PENDING, JobStatus.RUNNING];

export async function findJobs(em: EntityManager, ids: readonly string[]) {
  return selectJobs(em).where('id', 'in', parseIds(parseUuid, ids)).orderBy('pk').execute();
}

export async function jobsByIds(ctx: Context, ids: readonly string[]) {
  return inOrderOf(
    ids.map((id) => id.toLowerCase()),
    await findJobs(ctx.em, ids),
    (job) => job.id,
  );
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
  let query = selectJobs(em);
  if (ids) query = query.where('id', 'in', parseIds(parseUuid, ids));
  if (sceneId != null)
    query = query.where('sceneId', 'in', parseIds(parseBigserial, [sceneId])).where('status', 'in', activeStatuses);
  return query.orderBy('pk').execute();
}

const jobColumns = rowColumns('job_history', { except: ['queueEntry', 'firstError'] });

export function selectJobs(em: EntityManager) {
  return rows(em).selectFrom('job_history').select(jobColumns(em));
}
