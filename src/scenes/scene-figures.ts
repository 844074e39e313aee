/** Figures that follow from a scene and are stored nowhere, as SQL over its row, and the bands of resolution. */
import { type Expression, expressionBuilder, sql } from 'kysely';
import type { Database } from '../database/rows.ts';
import { Resolution } from './scene.enums.ts';

const { ref } = expressionBuilder<Database, 'scenes'>();

/** The shorter side, or 9/16 of the longer one, rounded, where that is more; NULL while the size is unknown. */
export const linesOf = (width: Expression<unknown>, height: Expression<unknown>) => sql<number | null>`
  case when ${width} > 0 and ${height} > 0
  then greatest(least(${width}, ${height}), (greatest(${width}, ${height})::bigint * 9 + 8) / 16) end`;

export const sceneLines = linesOf(ref('scenes.width'), ref('scenes.height'));

/** The lines from which each band begins; it ends where the next one begins. Documents know them by their place here (`scene-facts.ts`). */
export const bands: [Resolution, from: number][] = [
  [Resolution.R360P, 1],
  [Resolution.R480P, 480],
  [Resolution.R720P, 720],
  [Resolution.R1080P, 1080],
  [Resolution.R1440P, 1440],
  [Resolution.R2160P, 2160],
];

export const tagCount = sql<number>`(select count(*) from scene_tags where scene_id = ${ref('scenes.id')})`;

export const actorCount = sql<number>`(
  select count(*) from scene_actors join actors on actors.id = scene_actors.actor_id
   where scene_actors.scene_id = ${ref('scenes.id')} and actors.deleted_at is null)`;
