/** The jobs that change, whole, for every subscriber of this process. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.type.ts';
import { parseIds, parseUuid } from '../checks/ids.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { type RecordedChange, readDeleted } from '../events/changes.ts';
import { createFeed, type Feed, type Loaded, type Resume, type Start, type Told } from '../events/feed.ts';
import type { Topics } from '../events/topics.ts';
import { JobStatus, type Phase } from './job.enums.ts';
import {
  findJobs,
  type JobRow,
  type JobsOfInterest,
  jobsAskedFor,
  newestStartedJob,
  refuseUnknownJobs,
  refuseUnknownScene,
  runningJobs,
} from './job.queries.ts';

export interface JobChange {
  kind: ChangeKind;
  job: JobRow;
  /** It had ended before it was deleted, and that was told. */
  wasOver?: boolean;
  /** It has only got further. */
  isProgress?: boolean;
}

export interface JobsWanted extends JobsOfInterest {
  phase?: Phase[] | null;
  /** Also told when a job has only got further. */
  withProgress: boolean;
}

declare module '../app.type.ts' {
  interface App {
    jobFeed: Feed<JobChange>;
  }
}

export function createJobFeed(app: Pick<App, 'events' | 'log' | 'orm' | 'secret'>): Feed<JobChange> {
  return createFeed(app, {
    recorded: 'job',
    topics: ['job', 'queue'],
    gatherMilliseconds: 20,
    load: changesOf,
    keyOf: ({ job }) => job.id,
    orderOf: ({ job }) => job.pk,
  });
}

type Heard = Topics['job'] | Topics['queue'];

/** Progress of a job that has ended meanwhile is left out: its end is a change of its own, and is told once. */
async function changesOf(
  em: EntityManager,
  changes: readonly RecordedChange[],
  messages: readonly Heard[],
): Promise<Loaded<JobChange>[]> {
  const byId = new Map(changes.map((change) => [change.thing, change]));
  const live = messages.flatMap((message) => ('live' in message && message.live ? [message.id] : []));
  const ids = new Set([...byId.keys(), ...live].filter((id) => id !== null));
  const present = ids.size > 0 ? await findJobs(em, [...ids]) : [];
  const told = present.flatMap((job): Loaded<JobChange>[] => {
    const change = byId.get(job.id);
    if (change) return [{ event: { kind: change.kind, job }, position: change.position }];
    return job.status === JobStatus.RUNNING ? [{ event: { kind: ChangeKind.UPDATED, job, isProgress: true } }] : [];
  });
  for (const { kind, details, position, isOnlyDeleted } of changes) {
    if (kind !== ChangeKind.DELETED) continue;
    const job = details as JobRow;
    const wasOver = isOnlyDeleted && job.completedAt !== null && job.nextRetryAt === null;
    told.push({ event: { kind, job, wasOver }, position });
  }
  const order = new Map(changes.map(({ position }, index) => [position, index]));
  return told.sort((a, b) => (order.get(a.position ?? '') ?? -1) - (order.get(b.position ?? '') ?? -1));
}

/**
 * Subscribes to all jobs from their first start on; to those named by ids or scene also before. With `since`, to what
 * has happened to them since. NOT_FOUND when there is no job, or no scene, with an id, nor was there one since yesterday.
 */
export async function watchJobs(
  app: App,
  wanted: JobsWanted,
  resume: Resume = {},
): Promise<AsyncIterableIterator<Told<JobChange>>> {
  const { sceneId, phase, withProgress } = wanted;
  const ids = wanted.ids && parseIds(parseUuid, wanted.ids);
  const em = app.orm.em.fork();
  const isResumed = resume.since != null;
  if (ids && wanted.ids) await refuseUnknownJobs(em, wanted.ids, await readDeleted(em, 'job', isResumed ? ids : []));
  if (sceneId != null && !isResumed) await refuseUnknownScene(em, sceneId); // it may have gone with its jobs
  const named = ids != null || sceneId != null;
  const wantsPhase = ({ phase: its }: JobRow) => phase == null || phase.includes(its);

  async function snapshot(em: EntityManager, start: Start): Promise<JobChange[]> {
    const jobs = await (named && start !== 'resumed' ? jobsAskedFor(em, wanted) : runningJobs(em));
    const shown = jobs.filter(wantsPhase).sort((a, b) => Number(a.pk) - Number(b.pk));
    if (start === 'resync' && shown.length === 0) shown.push(...(await newestStartedJob(em, phase)));
    return shown.map((job, index) => ({
      kind: start === 'resync' && index === 0 ? ChangeKind.RESYNC : ChangeKind.SNAPSHOT,
      job,
    }));
  }
  return app.jobFeed.subscribe({
    ...resume,
    snapshot,
    things: ids ?? undefined,
    concerns: ({ job, wasOver, isProgress }) =>
      (withProgress || !isProgress) &&
      wantsPhase(job) &&
      (ids == null || ids.includes(job.id)) &&
      (sceneId == null || job.sceneId === sceneId) &&
      (named || ((job.status !== JobStatus.PENDING || job.attempt > 0) && !wasOver)),
  });
}
