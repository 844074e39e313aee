/** What users think of a scene, an actor or a studio, as SQL over its row; NULL where there is nothing. */
import { expressionBuilder, sql } from 'kysely';
import type { Database } from '../database/rows.ts';
import type { FilterContext } from '../lists/filters.ts';

const { ref } = expressionBuilder<Database, 'scenes' | 'actors' | 'studios'>();

export const sceneRating = ({ viewerId }: FilterContext) => sql<number | null>`(
  select rating from user_scene_ratings where user_id = ${viewerId} and scene_id = ${ref('scenes.id')})`;

export const averageSceneRating = () => sql<number | null>`(
  select avg(rating) from user_scene_ratings where scene_id = ${ref('scenes.id')})`;

/** Never NULL: nobody has counted is 0. */
export const jizzCount = ({ viewerId }: FilterContext) => sql<number>`coalesce((
  select count from user_scene_jizzed where user_id = ${viewerId} and scene_id = ${ref('scenes.id')}), 0)`;

export const lastWatchedAt = ({ viewerId }: FilterContext) => sql<string | null>`(
  select max(watched_at) from user_scene_watches where user_id = ${viewerId} and scene_id = ${ref('scenes.id')})`;

export const actorRating = ({ viewerId }: FilterContext) => sql<number | null>`(
  select rating from user_actor_ratings where user_id = ${viewerId} and actor_id = ${ref('actors.pk')})`;

export const studioRating = ({ viewerId }: FilterContext) => sql<number | null>`(
  select rating from user_studio_ratings where user_id = ${viewerId} and studio_id = ${ref('studios.pk')})`;
