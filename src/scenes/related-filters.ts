/**
 * Filters between scenes and their actors, studios and tags, both ways: at least one of the other side matches. Deleted actors
 * and studios are on neither side.
 */
import { type ExpressionBuilder, expressionBuilder, sql } from 'kysely';
import { Field } from 'type-graphql';
import { ActorFilter } from '../actors/actor.inputs.ts';
import type { Database } from '../database/rows.ts';
import { Cost } from '../graphql/cost.ts';
import type { Condition, Criteria } from '../lists/filters.ts';
import { relatedTo } from '../lists/related.ts';
import { StudioFilter } from '../studios/studio.inputs.ts';
import { TagFilter } from '../tags/tag.inputs.ts';
import { SceneFilter } from './scene.inputs.ts';
import { inState } from './scene-filter.ts';

declare module '../actors/actor.inputs.ts' {
  interface ActorFilter {
    scene?: SceneFilter | null;
  }
}
declare module '../studios/studio.inputs.ts' {
  interface StudioFilter {
    scene?: SceneFilter | null;
  }
}
declare module '../tags/tag.inputs.ts' {
  interface TagFilter {
    scene?: SceneFilter | null;
  }
}

const description =
  'At least one of its scenes matches. Only active scenes count unless the filter mentions `state`. Related filters can be nested two levels deep.';
for (const filter of [ActorFilter, StudioFilter, TagFilter]) {
  Cost({ points: () => 15_000, share: 1 })(filter.prototype, 'scene');
  Field(() => SceneFilter, { nullable: true, description })(filter.prototype, 'scene');
}

const db: ExpressionBuilder<Database, 'scenes'> = expressionBuilder();
const { ref } = expressionBuilder<Database, 'scenes' | 'actors' | 'studios' | 'tags'>();

export const sceneRelationCriteria = (criteria: {
  actors: () => Criteria<ActorFilter>;
  studios: () => Criteria<StudioFilter>;
  tags: () => Criteria<TagFilter>;
}) => ({
  actor: relatedTo<ActorFilter>(criteria.actors, (condition) => {
    const actors = db.selectFrom('actors').select('actors.pk').where('actors.deletedAt', 'is', null).where(condition);
    return sql`${ref('scenes.id')} in (select scene_id from scene_actors where actor_id in (${actors}))`;
  }),
  studio: relatedTo<StudioFilter>(criteria.studios, (condition) => {
    const studios = db
      .selectFrom('studios')
      .select('studios.pk')
      .where('studios.deletedAt', 'is', null)
      .where(condition);
    return sql`${ref('scenes.studioId')} in (${studios})`;
  }),
  tag: relatedTo<TagFilter>(criteria.tags, (condition) => {
    const tags = db.selectFrom('tags').select('tags.id').where(condition);
    return sql`${ref('scenes.id')} in (select scene_id from scene_tags where tag_id in (${tags}))`;
  }),
});

type SceneCriteria = () => Criteria<SceneFilter>;

export const actorRelationCriteria = (scenes: SceneCriteria) => ({
  scene: relatedTo<SceneFilter>(scenes, (condition, _, filter) => {
    return sql`${ref('actors.pk')} in (
      select actor_id from scene_actors where scene_id in (${scenesWhere(inState(filter, condition))}))`;
  }),
});

export const studioRelationCriteria = (scenes: SceneCriteria) => ({
  scene: relatedTo<SceneFilter>(scenes, (condition, _, filter) => {
    const studios = db.selectFrom('scenes').select('scenes.studioId').where(inState(filter, condition));
    return sql`${ref('studios.pk')} in (${studios.where('scenes.studioId', 'is not', null)})`;
  }),
});

export const tagRelationCriteria = (scenes: SceneCriteria) => ({
  scene: relatedTo<SceneFilter>(scenes, (condition, _, filter) => {
    return sql`${ref('tags.id')} in (
      select tag_id from scene_tags where scene_id in (${scenesWhere(inState(filter, condition))}))`;
  }),
});

/** The ids of the scenes of a condition, as a query within another one. */
export const scenesWhere = (condition: Condition) => db.selectFrom('scenes').select('scenes.id').where(condition);
