/** The order of scenes by how well a search finds them: by rank, then by views, then the newest first. */
import { type Expression, expressionBuilder, sql } from 'kysely';
import type { Database } from '../database/rows.ts';
import type { Found } from '../lists/filters.ts';
import type { SortKeys } from '../lists/keyset.ts';
import { SortDirection } from '../lists/sort.ts';
import type { SceneSortField } from './scene.inputs.ts';

const { ref } = expressionBuilder<Database, 'scenes'>();

/** What to join the scenes with where they are ordered by relevance. */
export const rankedBy = (found: Found) =>
  [sql<{ id: string; rank: string }>`(${found.relation})`.as('found'), 'found.id', 'scenes.id'] as const;

/** Ranks are below 2^22 and views below 2^40, so that one number says both: of scenes that are joined with `found`. */
export const relevance = relevanceOf(ref('scenes.viewCount'), sql.ref('found.rank'));

export function relevanceOf(views: Expression<unknown>, rank: Expression<unknown>) {
  return sql<string>`(least(coalesce(${views}, 0), 1099511627775) - ${rank} * 1099511627776)`;
}

export const relevanceSorts = {
  RELEVANCE: {
    expression: ({ found }) => (found ? relevance : sql`0::bigint`), // without a search all scenes are alike
    type: 'bigint',
    isNullable: false,
    direction: SortDirection.DESC,
  },
} satisfies Partial<SortKeys<SceneSortField>>;
