/** What tags can be ordered by of their own data. */
import { expressionBuilder } from 'kysely';
import type { Database } from '../database/rows.ts';
import type { SortKeys } from '../lists/keyset.ts';
import { naturally } from '../lists/natural-order.ts';
import type { TagSortField } from './tag.inputs.ts';

const { ref } = expressionBuilder<Database, 'tags'>();

export const tagSorts = {
  NAME: { expression: () => naturally(ref('tags.name')), type: 'text', isNullable: false },
  CREATED_AT: { expression: () => ref('tags.createdAt'), type: 'timestamptz', isNullable: false },
} satisfies Partial<SortKeys<TagSortField>>;
