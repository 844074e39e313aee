/** Reads of the viewer's saved searches. */
import type { GraphQLSchema } from 'graphql';
import { viewerOf } from '../auth/access.ts';
import { parseIds, parseUuid } from '../checks/ids.ts';
import { type Context, inOrderOf, load } from '../context.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { rows } from '../database/rows.ts';
import { AppError } from '../errors.ts';
import type { SceneFilter } from '../scenes/scene.inputs.ts';
import { plannedCondition } from '../scenes/scene-filter.ts';
import { missingOf, referencesOf } from './references.ts';
import { type ReadSearch, readSearch } from './stored-search.ts';

const savedSearchColumns = rowColumns('saved_searches');

export type SavedSearchRow = RowOf<typeof savedSearchColumns>;

/** Newest first. */
export async function savedSearches(ctx: Context) {
  return selectSavedSearches(ctx).orderBy('pk', 'desc').execute();
}

/** Nobody sees another's. */
export async function savedSearchesByIds(ctx: Context, ids: readonly string[]) {
  const found = await selectSavedSearches(ctx).where('id', 'in', parseIds(parseUuid, ids)).execute();
  return inOrderOf(
    ids.map((id) => id.toLowerCase()),
    found,
    ({ id }) => id,
  );
}

/** The search behind a row: checked against the schema, against what there is, and against what the viewer may do. */
export async function usableSearch(ctx: Context, schema: GraphQLSchema, row: SavedSearchRow): Promise<ReadSearch> {
  const search = readSearch(schema, row.filters);
  if (search.filter === null) return search;
  const problem = (await load(ctx, missingOf, referencesOf(search.filter))) ?? refusalOf(ctx, search.filter);
  return problem === null ? search : { ...search, filter: null, problem };
}

function refusalOf(ctx: Context, filter: SceneFilter): string | null {
  try {
    plannedCondition(ctx, filter, null);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

function selectSavedSearches(ctx: Context) {
  return rows(ctx.em)
    .selectFrom('saved_searches')
    .select(savedSearchColumns(ctx.em))
    .where('userId', '=', viewerOf(ctx).id);
}
