/** The list of studios. */
import { expressionBuilder } from 'kysely';
import type { Database } from '../database/rows.ts';
import { conditionOf } from '../lists/filters.ts';
import { listOf } from '../lists/list.ts';
import { SortDirection } from '../lists/sort.ts';
import { findFor } from '../search/find-hits.ts';
import { DocumentKind } from '../search/search.enums.ts';
import { Studio } from './studio.entity.ts';
import { StudioFilter, StudioSort, StudioSortField } from './studio.inputs.ts';
import { selectStudios } from './studio.queries.ts';

const { ref } = expressionBuilder<Database, 'studios'>();

export const studioList = listOf({
  node: Studio,
  name: 'Studio',
  filter: StudioFilter,
  sort: StudioSort,
  find: async (ctx, { filter }: { filter?: StudioFilter | null }, columns) => {
    const found = await findFor(ctx, DocumentKind.STUDIO, filter);
    return selectStudios(ctx.em, columns).where(conditionOf(ctx, ctx.app.catalogue.studios.criteria, filter, found));
  },
  sorts: ({ app }) => app.catalogue.studios.sorts,
  defaultSort: [{ field: StudioSortField.NAME, direction: SortDirection.ASC }],
  byDefault: 'Sorted by name by default.',
  primaryKey: ref('studios.pk'),
  isTheSameForAll: true,
});
