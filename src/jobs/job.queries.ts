/** Reads of jobs: by id, by scene, as a list. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { parseBigserial, parseIds, parseUuid } from '../checks/ids.ts';
import { type Context, inOrderOf } from '../context.ts';
import { rows } from '../database/rows.ts';
import { type ForwardPageArgs, newestFirst, type Page, pageOf, windowOf } from '../lists/connection.ts';
import { JobStatus } from './job.enums.ts';
import type { JobFilter } from './job.inputs.ts';

export type JobRow = Awaited<ReturnType<typeof findJobs>>[number];

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

/** A page of all jobs, newest first. */
export async function pageOfJobs(ctx: Context, filter: JobFilter, args: ForwardPageArgs): Promise<Page<JobRow>> {
  const window = windowOf(args, 'jobs');
  const found = await newestFirst(filtered(selectJobs(ctx.em), filter), 'pk', window).execute();
  return pageOf(window, 'jobs', found, (job) => job.pk);
}

export async function countJobs(ctx: Context, filter: JobFilter): Promise<number> {
  const { count } = await filtered(
    rows(ctx.em)
      .selectFrom('job_history')
      .select(({ fn }) => fn.countAll().as('count')),
    filter,
  ).executeTakeFirstOrThrow();
  return Number(count);
}

function selectJobs(em: EntityManager) {
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

interface Restrictable<Q> {
  where(column: never, operator: never, value: never): Q;
}

function filtered<Q extends Restrictable<Q>>(query: Q, { status, phase, sceneId, since }: JobFilter): Q {
  const restrictions: [column: string, operator: string, value: unknown][] = [];
  if (status) restrictions.push(['status', 'in', [...new Set(status)]]);
  if (phase) restrictions.push(['phase', 'in', [...new Set(phase)]]);
  if (sceneId != null) restrictions.push(['sceneId', 'in', parseIds(parseBigserial, [sceneId])]);
  if (since) restrictions.push(['createdAt', '>=', since]);
  return restrictions.reduce(
    (narrowed, restriction) => narrowed.where(...(restriction as [never, never, never])),
    query,
  );
}
