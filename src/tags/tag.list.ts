/** The list of tags. */
import { expressionBuilder } from 'kysely';
import type { Database } from '../database/rows.ts';
import { conditionOf } from '../lists/filters.ts';
import { listOf } from '../lists/list.ts';
import { SortDirection } from '../lists/sort.ts';
import { findFor } from '../search/find-hits.ts';
import { DocumentKind } from '../search/search.enums.ts';
import { Tag } from './tag.entity.ts';
import { TagFilter, TagSort, TagSortField } from './tag.inputs.ts';
import { selectTags } from './tag.queries.ts';

const { ref } = expressionBuilder<Database, 'tags'>();

export const tagList = listOf({
  node: Tag,
  name: 'Tag',
  filter: TagFilter,
  sort: TagSort,
  find: async (ctx, { filter }: { filter?: TagFilter | null }, columns) => {
    const found = await findFor(ctx, DocumentKind.TAG, filter);
    return selectTags(ctx.em, columns).where(conditionOf(ctx, ctx.app.catalogue.tags.criteria, filter, found));
  },
  sorts: ({ app }) => app.catalogue.tags.sorts,
  defaultSort: [{ field: TagSortField.NAME, direction: SortDirection.ASC }],
  byDefault: 'Sorted by name by default.',
  primaryKey: ref('tags.id'),
  isTheSameForAll: true,
});
