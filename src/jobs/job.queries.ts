/** Reads of jobs: by id and by scene. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { parseBigserial, parseIds, parseUuid } from '../checks/ids.ts';
import { type Context, inOrderOf } from '../context.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { rows } from '../database/rows.ts';
import { namedIds, notFound } from '../errors.ts';
import { JobStatus, type Phase } from './job.enums.ts';

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

/** The newest of all that have started, of these phases or of any. */
export async function newestStartedJob(em: EntityManager, phases: readonly Phase[] | null | undefined) {
  const started = selectJobs(em).where('status', '<>', JobStatus.PENDING).orderBy('pk', 'desc').limit(1);
  return (phases ? started.where('phase', 'in', [...phases]) : started).execute();
}

/** NOT_FOUND names those of the ids that are of no job: of these nothing would ever be heard. Those in `deleted` have been one. */
export async function refuseUnknownJobs(em: EntityManager, ids: readonly string[], deleted: ReadonlySet<string>) {
  const known = new Set((await findJobs(em, ids)).map(({ id }) => id));
  const unknown = ids.filter((given) => {
    const id = parseUuid(given) ?? '';
    return !known.has(id) && !deleted.has(id);
  });
  if (unknown.length > 0) throw notFound(`There is no job ${namedIds(unknown)}.`);
}

/** NOT_FOUND when there is no such scene. */
export async function refuseUnknownScene(em: EntityManager, sceneId: string): Promise<void> {
  const scene = rows(em)
    .selectFrom('scenes')
    .select('id')
    .where('id', 'in', parseIds(parseBigserial, [sceneId]));
  if (!(await scene.executeTakeFirst())) throw notFound(`There is no scene ${sceneId}.`);
}

export const jobColumns = rowColumns('job_history', { except: ['queueEntry', 'firstError'] });

export function selectJobs(em: EntityManager) {
  return rows(em).selectFrom('job_history').select(jobColumns(em));
}
