/** The list of the viewer's markers. */
import { expressionBuilder, sql } from 'kysely';
import type { Database } from '../database/rows.ts';
import { contains, idSet, numericIds, oneOf } from '../lists/criteria.ts';
import { type Condition, type Criteria, conditionOf } from '../lists/filters.ts';
import { listOf } from '../lists/list.ts';
import { SortDirection } from '../lists/sort.ts';
import { Marker } from './marker.entity.ts';
import { MarkerFilter, MarkerSort, MarkerSortField } from './marker.inputs.ts';
import { selectMarkers } from './marker.queries.ts';

const { ref } = expressionBuilder<Database, 'user_scene_markers'>();
const [sceneId, label] = [ref('user_scene_markers.sceneId'), ref('user_scene_markers.label')];

const markerCriteria: Criteria<MarkerFilter> = {
  sceneId: (id) => sql`${sceneId} = any(${numericIds([id])})`,
  labels: oneOf(label),
  tags: idSet(hasTag, hasTag()),
  search: (part) => sql`(${contains(label, part)} or ${sceneId} in (
    select id from scenes where ${contains(sql`title`, part)} or ${contains(sql`original_filename`, part)}))`,
};

export const markerList = listOf({
  node: Marker,
  name: 'Marker',
  filter: MarkerFilter,
  sort: MarkerSort,
  find: (ctx, { filter }: { filter?: MarkerFilter | null }) =>
    selectMarkers(ctx).where(conditionOf(ctx, markerCriteria, filter)),
  sorts: () => ({
    TIMESTAMP: { expression: () => ref('user_scene_markers.timestamp'), type: 'bigint', isNullable: false },
    LABEL: { expression: () => label, type: 'text', isNullable: true },
    CREATED_AT: { expression: () => ref('user_scene_markers.createdAt'), type: 'timestamptz', isNullable: false },
  }),
  defaultSort: [{ field: MarkerSortField.CREATED_AT, direction: SortDirection.DESC }],
  byDefault: 'Newest first by default.',
  primaryKey: ref('user_scene_markers.id'),
});

/** One of these tags, or without an argument any. */
function hasTag(ids?: readonly string[]): Condition {
  const named = ids ? sql`where tag_id = any(${numericIds(ids)})` : sql``;
  return sql`${ref('user_scene_markers.id')} in (select marker_id from marker_tags ${named})`;
}
