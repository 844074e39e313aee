/** Changes of a user's saved searches. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import { sql } from 'kysely';
import { viewerOf } from '../auth/access.ts';
import { checkColumns, nullRefused } from '../checks/columns.ts';
import { parseUuid } from '../checks/ids.ts';
import { checkText, parseName } from '../checks/text.ts';
import type { Context } from '../context.ts';
import { changeEntities, lockEntity } from '../database/change-entities.ts';
import { rows } from '../database/rows.ts';
import { badInput, conflict, notFound } from '../errors.ts';
import { checkSort } from '../lists/keyset.ts';
import type { SceneFilter, SceneSort } from '../scenes/scene.inputs.ts';
import { plannedCondition } from '../scenes/scene-filter.ts';
import { missingOf, referencesOf } from './references.ts';
import { SavedSearch } from './saved-search.entity.ts';
import { storedSearch } from './stored-search.ts';

const maxPerUser = 200;

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
  const name = checkedName(ctx, given.name);
  await checkSearch(ctx, given);
  const filters = { ...storedSearch(schema, given) };
  return changeEntities(ctx.em, async (em) => {
    // One after the other, so that two at once do not both find room for one.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`saved searches ${userId}`}, 0))`.execute(rows(em));
    if ((await em.count(SavedSearch, { userId })) >= maxPerUser) {
      throw conflict(`At most ${maxPerUser} searches can be saved: delete one first.`);
    }
    const search = em.create(SavedSearch, { userId, name, filters });
    await em.flush();
    return search.id;
  });
}

/** Changes what is given. NOT_FOUND when it is not the viewer's. */
export async function updateSavedSearch(
  ctx: Context,
  schema: GraphQLSchema,
  id: string,
  { name, filter, sort }: SavedSearchChanges,
): Promise<string> {
  if (name === null) throw nullRefused('name');
  if (filter === null) throw badInput('filter', 'filter cannot be null: omit it to keep it; {} finds everything.');
  const changedName = name === undefined ? undefined : checkedName(ctx, name);
  await checkSearch(ctx, { filter, sort });
  return changeEntities(ctx.em, async (em) => {
    const search = await lockOwn(ctx, em, id);
    const part = storedSearch(schema, { filter: filter ?? {}, sort: sort ?? [] });
    const filters = {
      ...search.filters,
      ...(filter && { version: part.version, filter: part.filter }),
      ...(sort !== undefined && { sort: part.sort }),
    };
    return em.assign(search, { name: changedName, filters }).id;
  });
}

export async function deleteSavedSearch(ctx: Context, id: string): Promise<void> {
  await changeEntities(ctx.em, async (em) => {
    em.remove(await lockOwn(ctx, em, id));
  });
}

async function lockOwn(ctx: Context, em: EntityManager, id: string): Promise<SavedSearch> {
  return lockEntity(em, SavedSearch, { id: parseUuid(id), userId: viewerOf(ctx).id }, noSuchSearch(id));
}

export const noSuchSearch = (id: string) => notFound(`There is no saved search ${id} of yours.`);

function checkedName({ em }: Context, given: string): string {
  const name = parseName('name', given);
  checkColumns(em, SavedSearch, { name }, '');
  return name;
}

/** All that can be wrong with a filter or sort that the schema let through. An id that is the id of nothing is stored, too. */
async function checkSearch(ctx: Context, { filter, sort }: Pick<SavedSearchChanges, 'filter' | 'sort'>): Promise<void> {
  checkSort(sort ?? []);
  if (!filter) return;
  JSON.stringify(filter, (_key, value: unknown) => {
    if (typeof value === 'string') checkText('filter', value);
    return value;
  });
  plannedCondition(ctx, filter, null);
  const [missing] = await missingOf(ctx, [referencesOf(filter)]);
  if (missing) throw badInput('filter', missing);
}
