/** What the criteria of ratings, likes, counts and sessions mean: the viewer's own, and the mean of all users' ratings. */
import { expressionBuilder, sql } from 'kysely';
import type { ActorFilter } from '../actors/actor.inputs.ts';
import type { Database } from '../database/rows.ts';
import { flag, float, instant, integer } from '../lists/criteria.ts';
import type { Condition, Criteria, FilterContext } from '../lists/filters.ts';
import type { SceneFilter } from '../scenes/scene.inputs.ts';
import type { StudioFilter } from '../studios/studio.inputs.ts';
import {
  actorRating,
  averageSceneRating,
  jizzCount,
  lastWatchedAt,
  sceneRating,
  studioRating,
} from './interaction-figures.ts';

const { ref } = expressionBuilder<Database, 'scenes' | 'actors' | 'studios'>();

export const sceneInteractionCriteria = {
  liked: flag(
    ({ viewerId }) => sql`${ref('scenes.id')} in (select scene_id from user_scene_likes where user_id = ${viewerId})`,
  ),
  rating: float(sceneRating),
  jizzCount: integer(jizzCount),
  watched: flag(
    ({ viewerId }) => sql`${ref('scenes.id')} in (select scene_id from user_scene_watches where user_id = ${viewerId})`,
  ),
  inProgress: flag(isInProgress),
  lastWatchedAt: instant(lastWatchedAt),
  averageRating: float(averageSceneRating),
} satisfies Partial<Criteria<SceneFilter>>;

export const actorInteractionCriteria = {
  liked: flag(
    ({ viewerId }) => sql`${ref('actors.pk')} in (select actor_id from user_actor_likes where user_id = ${viewerId})`,
  ),
  rating: float(actorRating),
} satisfies Partial<Criteria<ActorFilter>>;

export const studioInteractionCriteria = {
  liked: flag(
    ({ viewerId }) =>
      sql`${ref('studios.pk')} in (select studio_id from user_studio_likes where user_id = ${viewerId})`,
  ),
  rating: float(studioRating),
} satisfies Partial<Criteria<StudioFilter>>;

function isInProgress({ viewerId }: FilterContext): Condition {
  return sql`${ref('scenes.id')} in (
    select scene_id from (
      select distinct on (scene_id) scene_id, coalesce(last_seconds, last_position) as seconds, completed
        from user_scene_watches where user_id = ${viewerId}
       order by scene_id, watched_at desc, id desc) last
     where last.seconds > 0 and not last.completed)`;
}
