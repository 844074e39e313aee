/** Reads of jobs: by id and by scene. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { parseBigserial, parseIds, parseUuid } from '../checks/ids.ts';
import { type Context, inOrderOf } from '../context.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { rows } from '../database/rows.ts';
import { namedIds, notFound } from '../errors.ts';
import { JobStatus } from './job.enums.ts';

export type JobRow = RowOf<typeof jobColumns>;

export const activeStatuses = [JobStatus.PENDING, JobStatus.RUNNING];

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

export interface JobsOfInterest {
  ids?: string[] | null;
  sceneId?: string | null;
}

/** The jobs with these ids, whatever became of them; of a scene without ids, the newest of each phase. */
export async function jobsAskedFor(em: EntityManager, { ids, sceneId }: JobsOfInterest) {
  let query = selectJobs(em);
  if (sceneId != null) query = query.where('sceneId', 'in', parseIds(parseBigserial, [sceneId]));
  if (ids) return query.where('id', 'in', parseIds(parseUuid, ids)).orderBy('pk').execute();
  return query.distinctOn('phase').orderBy('phase').orderBy('pk', 'desc').execute();
}

/** NOT_FOUND names those of the ids that are of no job, or the scene when it is not there: of these nothing would ever be heard. */
export async function refuseUnknown(em: EntityManager, { ids, sceneId }: JobsOfInterest): Promise<void> {
  if (ids) {
    const known = new Set((await findJobs(em, ids)).map(({ id }) => id));
    const unknown = ids.filter((id) => !known.has(parseUuid(id) ?? ''));
    if (unknown.length > 0) throw notFound(`There is no job ${namedIds(unknown)}.`);
  }
  if (sceneId == null) return;
  const scene = rows(em)
    .selectFrom('scenes')
    .select('id')
    .where('id', 'in', parseIds(parseBigserial, [sceneId]));
  if (!(await scene.executeTakeFirst())) throw notFound(`There is no scene ${sceneId}.`);
}

const jobColumns = rowColumns('job_history', { except: ['queueEntry', 'firstError'] });

export function selectJobs(em: EntityManager) {
  return rows(em).selectFrom('job_history').select(jobColumns(em));
}
