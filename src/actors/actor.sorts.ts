/** What actors can be ordered by of their own data. */
import { expressionBuilder } from 'kysely';
import type { Database } from '../database/rows.ts';
import type { SortKeys } from '../lists/keyset.ts';
import { naturally } from '../lists/natural-order.ts';
import type { ActorSortField } from './actor.inputs.ts';

const { ref } = expressionBuilder<Database, 'actors'>();

export const actorSorts = {
  NAME: { expression: () => naturally(ref('actors.name')), type: 'text', isNullable: false },
  CREATED_AT: { expression: () => ref('actors.createdAt'), type: 'timestamptz', isNullable: false },
  UPDATED_AT: { expression: () => ref('actors.updatedAt'), type: 'timestamptz', isNullable: false },
  BIRTHDAY: { expression: () => ref('actors.birthday'), type: 'date', isNullable: true },
} satisfies Partial<SortKeys<ActorSortField>>;
