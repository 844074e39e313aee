/** What the criteria of ratings, likes, counts and sessions mean: the viewer's own, and the mean of all users' ratings. */
import { sql } from 'kysely';
import type { ActorFilter } from '../actors/actor.inputs.ts';
import { flag, float, instant, integer } from '../lists/criteria.ts';
import type { FloatFilter } from '../lists/filter.inputs.ts';
import { type Condition, type Criteria, type Criterion, type FilterContext, isAmong } from '../lists/filters.ts';
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

export const sceneInteractionCriteria = {
  liked: flag(({ viewerId }) =>
    isAmong('scenes.id', sql`select scene_id from user_scene_likes where user_id = ${viewerId}`),
  ),
  rating: ratedBy('scenes.id', 'scene', float(sceneRating)),
  jizzCount: integer(jizzCount),
  watched: flag(({ viewerId }) =>
    isAmong('scenes.id', sql`select scene_id from user_scene_watches where user_id = ${viewerId}`),
  ),
  inProgress: flag(isInProgress),
  lastWatchedAt: instant(lastWatchedAt),
  averageRating: float(averageSceneRating),
} satisfies Partial<Criteria<SceneFilter>>;

export const actorInteractionCriteria = {
  liked: flag(({ viewerId }) =>
    isAmong('actors.pk', sql`select actor_id from user_actor_likes where user_id = ${viewerId}`),
  ),
  rating: ratedBy('actors.pk', 'actor', float(actorRating)),
} satisfies Partial<Criteria<ActorFilter>>;

export const studioInteractionCriteria = {
  liked: flag(({ viewerId }) =>
    isAmong('studios.pk', sql`select studio_id from user_studio_likes where user_id = ${viewerId}`),
  ),
  rating: ratedBy('studios.pk', 'studio', float(studioRating)),
} satisfies Partial<Criteria<StudioFilter>>;

function isInProgress({ viewerId }: FilterContext): Condition {
  const last = sql`
    select distinct on (scene_id) scene_id, coalesce(last_seconds, last_position) as seconds, completed
      from user_scene_watches where user_id = ${viewerId}
     order by scene_id, watched_at desc, id desc`;
  return isAmong('scenes.id', sql`select scene_id from (${last}) last where last.seconds > 0 and not last.completed`);
}

/** Begins with what the viewer has rated, which is little; unless what they have not rated is asked for as well. */
function ratedBy(
  key: 'scenes.id' | 'actors.pk' | 'studios.pk',
  kind: 'scene' | 'actor' | 'studio',
  ofEach: Criterion<FloatFilter>,
): Criterion<FloatFilter> {
  const ofRating = float(sql`rating`);
  const [thing, table] = [sql.raw(`${kind}_id`), sql.raw(`user_${kind}_ratings`)];
  return (filter, context, place) => {
    const { isNull, ...comparisons } = filter;
    const isOfRated = isNull === false || Object.values(comparisons).some((value) => value != null);
    if (isNull || !isOfRated) return ofEach(filter, context, place);
    const matching = ofRating(filter, context, place);
    return isAmong(key, sql`select ${thing} from ${table} where user_id = ${context.viewerId} and ${matching}`);
  };
}
