/** Scenes that can be used again, out of the trash or with their file back: what was to be done with them is done now. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { enqueue } from './enqueue.ts';
import { Phase } from './job.enums.ts';
import type { ScenePhase } from './phases.ts';
import { fireImport } from './triggers.ts';

/** Imports those again whose metadata was never read, and reads it of those that have got another content since. */
export async function importUnread(em: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const unread = await rows(em)
    .selectFrom('scenes')
    .select(['id', 'width'])
    .where('id', 'in', [...ids])
    .where(sql<boolean>`coalesce(width, 0) = 0 or fingerprint = ''`)
    .execute();
  await fireImport(em, idsOf(unread.filter(({ width }) => !width)));
  await enqueue(em, Phase.METADATA, idsOf(unread.filter(({ width }) => width)));
}

/** The phases that failed or were cancelled last; a scene that goes ends those that have not ended by themselves. */
export async function resumePhases(em: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows: unfinished } = await sql<{ phase: ScenePhase; ids: string[] }>`
    select phase, json_agg(scene_id::text) as ids from (
      select distinct on (scene_id, phase) scene_id, phase, status from job_history
       where scene_id = any(${[...ids]}::bigint[])
       order by scene_id, phase, id desc) newest
     where status in ('failed', 'cancelled') group by phase`.execute(rows(em));
  for (const { phase, ids: scenes } of unfinished) await enqueue(em, phase, scenes);
}

const idsOf = (scenes: readonly { id: string }[]) => scenes.map(({ id }) => id);
