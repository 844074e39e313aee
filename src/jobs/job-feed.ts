/** The jobs that change, whole, for every subscriber of this process. */
import type { App } from '../app.type.ts';
import { parseIds, parseUuid } from '../checks/ids.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { createFeed, type Feed } from '../events/feed.ts';
import type { Topics } from '../events/topics.ts';
import { JobStatus } from './job.enums.ts';
import { findJobs, type JobRow, type JobsOfInterest, jobsAskedFor, refuseUnknown, runningJobs } from './job.queries.ts';

export interface JobChange {
  kind: ChangeKind;
  job: JobRow;
}

export interface JobsWanted extends JobsOfInterest {
  phase?: string[] | null;
}

declare module '../app.type.ts' {
  interface App {
    jobFeed: Feed<JobChange>;
  }
}

export function createJobFeed(app: Pick<App, 'events' | 'log' | 'orm'>): Feed<JobChange> {
  return createFeed({
    events: app.events,
    log: app.log,
    topics: ['job'],
    gatherMilliseconds: 20,
    load: (messages) => changesOf(app, messages),
    keyOf: ({ job }) => job.id,
  });
}

/**
 * Several messages about one job are one event. Progress of a job that has ended meanwhile is left out: the message of its end
 * follows, and an end is told once.
 */
async function changesOf({ orm }: Pick<App, 'orm'>, messages: Topics['job'][]): Promise<JobChange[]> {
  const kinds = new Map<string, ChangeKind>();
  for (const { id, kind } of messages) if (kinds.get(id) !== ChangeKind.CREATED) kinds.set(id, kind);
  const changed = new Set(messages.flatMap(({ id, live }) => (live ? [] : [id])));
  const found = await findJobs(orm.em.fork(), [...kinds.keys()]);
  const jobs = found.filter(({ id, status }) => changed.has(id) || status === JobStatus.RUNNING);
  const gone = messages.flatMap(({ last }) => (last ? [{ kind: ChangeKind.DELETED, job: last }] : []));
  return [...jobs.map((job) => ({ kind: kinds.get(job.id) ?? ChangeKind.UPDATED, job })), ...gone];
}

/**
 * Subscribes to all jobs from their start on; to those named by ids or scene also while they are pending.
 * NOT_FOUND when there is no job, or no scene, with an id.
 */
export async function watchJobs(app: App, wanted: JobsWanted): Promise<AsyncIterableIterator<JobChange>> {
  const { sceneId, phase } = wanted;
  const ids = wanted.ids && parseIds(parseUuid, wanted.ids);
  await refuseUnknown(app.orm.em.fork(), wanted);
  const named = ids != null || sceneId != null;
  const wantsPhase = ({ phase: its }: JobRow) => phase == null || phase.includes(its);
  return app.jobFeed.subscribe({
    async snapshot() {
      const em = app.orm.em.fork();
      const jobs = await (named ? jobsAskedFor(em, wanted) : runningJobs(em));
      return jobs.filter(wantsPhase).map((job) => ({ kind: ChangeKind.SNAPSHOT, job }));
    },
    concerns: ({ job }) =>
      wantsPhase(job) &&
      (ids == null || ids.includes(job.id)) &&
      (sceneId == null || job.sceneId === sceneId) &&
      (named || job.status !== JobStatus.PENDING),
  });
}
