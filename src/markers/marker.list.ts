/** The list of the viewer's markers. */
import { expressionBuilder } from 'kysely';
import type { Database } from '../database/rows.ts';
import { conditionOf } from '../lists/filters.ts';
import { listOf } from '../lists/list.ts';
import { SortDirection } from '../lists/sort.ts';
import { Marker } from './marker.entity.ts';
import { MarkerFilter, MarkerSort, MarkerSortField } from './marker.inputs.ts';
import { markerSeconds, selectMarkers } from './marker.queries.ts';
import { findMarkers } from './marker-search.queries.ts';

const { ref } = expressionBuilder<Database, 'user_scene_markers'>();

export const markerList = listOf({
  node: Marker,
  name: 'Marker',
  filter: MarkerFilter,
  sort: MarkerSort,
  find: async (ctx, { filter }: { filter?: MarkerFilter | null }) => {
    const found = await findMarkers(ctx, filter?.search);
    return selectMarkers(ctx).where(conditionOf(ctx, ctx.app.catalogue.markers.criteria, filter, found));
  },
  sorts: () => ({
    TIMESTAMP: { expression: () => markerSeconds, type: 'float8', isNullable: false },
    LABEL: { expression: () => ref('user_scene_markers.label'), type: 'text', isNullable: true },
    CREATED_AT: { expression: () => ref('user_scene_markers.createdAt'), type: 'timestamptz', isNullable: false },
  }),
  defaultSort: [{ field: MarkerSortField.CREATED_AT, direction: SortDirection.DESC }],
  byDefault: 'Newest first by default.',
  primaryKey: ref('user_scene_markers.id'),
});
