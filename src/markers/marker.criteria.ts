/** What the criteria of a viewer's markers mean, for lists of markers and of scenes. */
import { type ExpressionBuilder, expressionBuilder, sql } from 'kysely';
import { Field } from 'type-graphql';
import type { Database } from '../database/rows.ts';
import { Cost } from '../graphql/cost.ts';
import { idSet, numericIds, oneOf } from '../lists/criteria.ts';
import type { Condition, Criteria, FilterContext } from '../lists/filters.ts';
import { relatedTo } from '../lists/related.ts';
import { scenesWhere } from '../scenes/related-filters.ts';
import { SceneFilter } from '../scenes/scene.inputs.ts';
import { inState } from '../scenes/scene-filter.ts';
import { searched } from '../search/search.criteria.ts';
import { MarkerFilter } from './marker.inputs.ts';

declare module '../scenes/scene.inputs.ts' {
  interface SceneFilter {
    marker?: MarkerFilter | null;
  }
}

Cost({ points: () => 1000, share: 0.1 })(SceneFilter.prototype, 'marker');
Field(() => MarkerFilter, { nullable: true, description: 'At least one of your own markers in it matches.' })(
  SceneFilter.prototype,
  'marker',
);

const db: ExpressionBuilder<Database, 'scenes'> = expressionBuilder();
const { ref } = expressionBuilder<Database, 'scenes' | 'user_scene_markers'>();

export const sceneMarkerCriteria = (markers: () => Criteria<MarkerFilter>) =>
  ({
    markerLabels: (labels: string[], { viewerId }: FilterContext) =>
      sql`${ref('scenes.id')} in (
      select scene_id from user_scene_markers where user_id = ${viewerId} and label = any(${labels}::text[]))`,
    marker: relatedTo<MarkerFilter>(markers, (condition, { viewerId }) => {
      const own = db.selectFrom('user_scene_markers').select('user_scene_markers.sceneId');
      return sql`${ref('scenes.id')} in (${own.where('user_scene_markers.userId', '=', viewerId).where(condition)})`;
    }),
  }) satisfies Partial<Criteria<SceneFilter>>;

export const markerCriteria = (scenes: () => Criteria<SceneFilter>): Criteria<MarkerFilter> => ({
  sceneId: (id) => sql`${ref('user_scene_markers.sceneId')} = any(${numericIds([id])})`,
  labels: oneOf(ref('user_scene_markers.label')),
  tags: idSet(hasTag, hasTag()),
  search: searched(ref('user_scene_markers.id')),
  scene: relatedTo<SceneFilter>(scenes, (condition, _, filter) => {
    return sql`${ref('user_scene_markers.sceneId')} in (${scenesWhere(inState(filter, condition))})`;
  }),
});

/** One of these tags, or without an argument any. */
function hasTag(ids?: readonly string[]): Condition {
  const named = ids ? sql`where tag_id = any(${numericIds(ids)})` : sql``;
  return sql`${ref('user_scene_markers.id')} in (select marker_id from marker_tags ${named})`;
}
