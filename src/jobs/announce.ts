/** What follows when jobs change state: the processing status of their scenes, and the events. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { type ChangeOf, changeOfScenes, notified, publishAll, publishing, recording } from '../events/publish.ts';
import { inGroups } from '../in-groups.ts';
import { settingStatus, settingStatusOfLocked } from './processing-status.ts';

/** Call it in the transaction of the change. Each job has an event of its own, so that nobody waits for one that has ended. */
export async function announceJobs(em: EntityManager, jobs: readonly JobOfScene[]): Promise<void> {
  if (jobs.length === 0) return;
  // In order, so that two who lock several do not wait for each other.
  await sql`
    select 1 from scenes where id = any(${scenesOf(jobs)}::bigint[]) order by id for no key update`.execute(rows(em));
  await announceOfLocked(em, jobs);
}

/** The same where a statement before this one has locked the scenes. */
export async function announceOfLocked(em: EntityManager, jobs: readonly JobOfScene[]): Promise<void> {
  const sceneIds = scenesOf(jobs);
  const changes = [...changesOf(ChangeKind.UPDATED, jobs), changeOfScenes(ChangeKind.UPDATED, sceneIds)];
  await publishing(changes, settingStatus(sql`${sceneIds}::bigint[]`)).execute(rows(em));
}

/**
 * The same as parts of the statement that changes a job: they follow the part `locked`, which has the job's `job_id`, `phase` and, locked by
 * now, its `scene_id` with the scene's `processing_status`, or nothing. `announced` is what the statement selects from it.
 */
export const announcing: RawBuilder<unknown> = recording(sql`
  select topic, thing, ${sql.lit(ChangeKind.UPDATED)} as kind, null::jsonb as details, payload::text
    from locked, lateral (values
           ('job', job_id, json_build_object('topic', 'job', 'id', job_id)),
           ('scene', scene_id::text, json_build_object('topic', 'scene'))) change (topic, thing, payload)`);

export const announced: RawBuilder<unknown> = sql`${settingStatusOfLocked}, ${notified}`;

interface JobOfScene {
  id: string;
  sceneId: string;
}

const scenesOf = (jobs: readonly JobOfScene[]) => [...new Set(jobs.map(({ sceneId }) => sceneId))];

/** Says that these jobs came or changed. */
export async function publishJobs(em: EntityManager, kind: ChangeKind, jobs: readonly { id: string }[]): Promise<void> {
  await publishing(changesOf(kind, jobs)).execute(rows(em));
}

const changesOf = (kind: ChangeKind, jobs: readonly { id: string }[]): ChangeOf[] =>
  jobs.map(({ id }) => ({ topic: 'job', thing: id, kind, message: { id } }));

/** Has whoever runs these jobs stop; a message names a hundred at most. */
export async function stopRuns(em: EntityManager, ids: readonly string[]): Promise<void> {
  const messages = inGroups(ids, 100).map((group) => ({ ids: group }));
  await publishAll(em, 'cancel', messages);
}
