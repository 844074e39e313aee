/** What studios can be ordered by of their own data. */
import { expressionBuilder } from 'kysely';
import type { Database } from '../database/rows.ts';
import type { SortKeys } from '../lists/keyset.ts';
import { naturally } from '../lists/natural-order.ts';
import type { StudioSortField } from './studio.inputs.ts';

const { ref } = expressionBuilder<Database, 'studios'>();

export const studioSorts = {
  NAME: { expression: () => naturally(ref('studios.name')), type: 'text', isNullable: false },
  CREATED_AT: { expression: () => ref('studios.createdAt'), type: 'timestamptz', isNullable: false },
  UPDATED_AT: { expression: () => ref('studios.updatedAt'), type: 'timestamptz', isNullable: false },
} satisfies Partial<SortKeys<StudioSortField>>;
