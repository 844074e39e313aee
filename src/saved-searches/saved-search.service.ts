/** Changes of a user's saved searches. */
import type { GraphQLSchema } from 'graphql';
import { sql } from 'kysely';
import { viewerOf } from '../auth/access.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { badInput, conflict, notFound } from '../errors.ts';
import { isUuid } from '../lists/criteria.ts';
import { maxSorts } from '../lists/keyset.ts';
import type { SceneFilter, SceneSort } from '../scenes/scene.inputs.ts';
import { plannedCondition } from '../scenes/scene-filter.ts';
import { missingOf, referencesOf } from './references.ts';
import { type StoredSearch, storedSearch } from './stored-search.ts';

const maxPerUser = 200;
const maxNameLength = 255;

export interface SavedSearchChanges {
  name?: string | null;
  filter?: SceneFilter | null;
  sort?: SceneSort[] | null;
}

/** Returns the id. CONFLICT when the viewer has 200 already. */
export async function createSavedSearch(
  ctx: Context,
  schema: GraphQLSchema,
  given: { name: string; filter: SceneFilter; sort: SceneSort[] },
): Promise<string> {
  const userId = viewerOf(ctx).id;
  const name = checkedName(given.name);
  await checkSearch(ctx, given);
  const filters = asJson(storedSearch(schema, given));
  return ctx.em.transactional(async (em) => {
    // One after the other, so that two at once do not both find room for one.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`saved searches ${userId}`}, 0))`.execute(rows(em));
    const { count } = await rows(em)
      .selectFrom('saved_searches')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('userId', '=', userId)
      .executeTakeFirstOrThrow();
    if (Number(count) >= maxPerUser) throw conflict(`At most ${maxPerUser} searches can be saved: delete one first.`);
    const made = rows(em).insertInto('saved_searches').values({ userId, name, filters });
    return (await made.returning('id').executeTakeFirstOrThrow()).id;
  });
}

/** Changes what is given. NOT_FOUND when it is not the viewer's. */
export async function updateSavedSearch(
  ctx: Context,
  schema: GraphQLSchema,
  id: string,
  { name, filter, sort }: SavedSearchChanges,
): Promise<string> {
  if (name === null) throw badInput('name', 'name cannot be empty: leave it out to keep it.');
  if (filter === null) throw badInput('filter', 'filter cannot be empty: leave it out to keep it; {} finds all.');
  const changedName = name === undefined ? undefined : checkedName(name);
  await checkSearch(ctx, { filter, sort });
  return ctx.em.transactional(async (em) => {
    const known = await rows(em)
      .selectFrom('saved_searches')
      .select(['pk', 'id', 'filters'])
      .where('id', 'in', [id].filter(isUuid))
      .where('userId', '=', viewerOf(ctx).id)
      .forUpdate()
      .executeTakeFirst();
    if (!known) throw noSuchSearch(id);
    const part = storedSearch(schema, { filter: filter ?? {}, sort: sort ?? [] });
    const filters: Partial<StoredSearch> = {
      ...known.filters,
      ...(filter && { version: part.version, filter: part.filter }),
      ...(sort !== undefined && { sort: part.sort }),
    };
    await rows(em)
      .updateTable('saved_searches')
      .set({ ...(changedName && { name: changedName }), filters: asJson(filters) })
      .where('pk', '=', known.pk)
      .execute();
    return known.id;
  });
}

export async function deleteSavedSearch(ctx: Context, id: string): Promise<void> {
  const { numDeletedRows } = await rows(ctx.em)
    .deleteFrom('saved_searches')
    .where('id', 'in', [id].filter(isUuid))
    .where('userId', '=', viewerOf(ctx).id)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw noSuchSearch(id);
}

/** PostgreSQL's JSON holds neither U+0000 nor half of a surrogate pair. */
function asJson(filters: Partial<StoredSearch>): never {
  return JSON.stringify(filters, (_key, value: unknown) => {
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
      throw badInput('filter', 'filter: text must be whole Unicode characters, without U+0000.');
    }
    return value;
  }) as never;
}

export const noSuchSearch = (id: string) => notFound(`There is no saved search ${id} of yours.`);

function checkedName(name: string): string {
  if (name.includes('\0')) throw badInput('name', 'name must not contain the character U+0000.');
  const trimmed = name.trim();
  const length = [...trimmed].length;
  if (length < 1 || length > maxNameLength)
    throw badInput('name', `name must be 1 to ${maxNameLength} characters long; it has ${length}.`);
  return trimmed;
}

/** All that can be wrong with a filter or sort that the schema let through. */
async function checkSearch(ctx: Context, { filter, sort }: Pick<SavedSearchChanges, 'filter' | 'sort'>): Promise<void> {
  if (sort && sort.length > maxSorts) throw badInput('sort', `sort names at most ${maxSorts} fields.`);
  if (!filter) return;
  plannedCondition(ctx, filter, null);
  const [missing] = await missingOf(ctx, [referencesOf(filter)]);
  if (missing) throw badInput('filter', missing);
}
