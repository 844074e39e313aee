/** What scenes can be ordered by of their own data. */
import { expressionBuilder } from 'kysely';
import type { Database } from '../database/rows.ts';
import type { SortKeys } from '../lists/keyset.ts';
import { naturally } from '../lists/natural-order.ts';
import { relevanceSorts } from './relevance.ts';
import type { SceneSortField } from './scene.inputs.ts';

const { ref } = expressionBuilder<Database, 'scenes'>();

export const sceneSorts = {
  ...relevanceSorts,
  TITLE: {
    expression: () => naturally(ref('scenes.title')),
    type: 'text',
    isNullable: true,
    indexedPresence: ref('scenes.title'),
  },
  CREATED_AT: { expression: () => ref('scenes.createdAt'), type: 'timestamptz', isNullable: false },
  UPDATED_AT: { expression: () => ref('scenes.updatedAt'), type: 'timestamptz', isNullable: false },
  RELEASE_DATE: { expression: () => ref('scenes.releaseDate'), type: 'date', isNullable: true },
  DURATION: { expression: () => ref('scenes.duration'), type: 'bigint', isNullable: true },
  SIZE: { expression: () => ref('scenes.size'), type: 'bigint', isNullable: true },
  VIEW_COUNT: {
    expression: () => ref('scenes.viewCount'),
    type: 'bigint',
    isNullable: true,
    indexedPresence: ref('scenes.viewCount'),
  },
  BIT_RATE: { expression: () => ref('scenes.bitRate'), type: 'bigint', isNullable: false },
  TRASHED_AT: { expression: () => ref('scenes.trashedAt'), type: 'timestamptz', isNullable: true },
} satisfies Partial<SortKeys<SceneSortField>>;
