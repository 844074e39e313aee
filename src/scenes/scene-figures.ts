/** Figures that follow from a scene and are stored nowhere, as SQL over its row. */
import { expressionBuilder, sql } from 'kysely';
import type { Database } from '../database/rows.ts';

const { ref } = expressionBuilder<Database, 'scenes'>();

/** The shorter side, or 9/16 of the longer one where that is more; NULL while the size is unknown. */
export const linesOf = sql<number | null>`case when ${ref('scenes.width')} > 0 and ${ref('scenes.height')} > 0
  then greatest(least(${ref('scenes.width')}, ${ref('scenes.height')}),
                round(greatest(${ref('scenes.width')}, ${ref('scenes.height')}) * 9 / 16.0)) end`;

export const tagCount = sql<number>`(select count(*) from scene_tags where scene_id = ${ref('scenes.id')})`;

export const actorCount = sql<number>`(
  select count(*) from scene_actors join actors on actors.id = scene_actors.actor_id
   where scene_actors.scene_id = ${ref('scenes.id')} and actors.deleted_at is null)`;
