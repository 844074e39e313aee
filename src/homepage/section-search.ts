/** What each type of section looks for, and in which order. */
import type { GraphQLSchema } from 'graphql';
import { type Context, load } from '../context.ts';
import { notFound } from '../errors.ts';
import { SortDirection } from '../lists/sort.ts';
import { missingOf, referencesOf } from '../saved-searches/references.ts';
import { savedSearchesByIds, usableSearch } from '../saved-searches/saved-search.queries.ts';
import { noSuchSearch } from '../saved-searches/saved-search.service.ts';
import type { Search } from '../saved-searches/stored-search.ts';
import { type SceneSort, SceneSortField } from '../scenes/scene.inputs.ts';
import type { HomepageSection } from '../settings/homepage.type.ts';
import { HomepageSectionType } from '../settings/settings.enums.ts';

/** NOT_FOUND, with words for people, when what the section shows is gone. */
export async function searchOfSection(ctx: Context, schema: GraphQLSchema, section: HomepageSection): Promise<Search> {
  if (section.type === HomepageSectionType.SAVED_SEARCH) return savedSearchOf(ctx, schema, section);
  const search = plainSearch(section);
  const references = referencesOf(search.filter);
  const missing = references.length > 0 ? await load(ctx, missingOf, references) : null;
  if (missing) throw notFound(missing);
  return search;
}

const newest: SceneSort[] = [{ field: SceneSortField.CREATED_AT, direction: SortDirection.DESC }];
const mostViewed: SceneSort[] = [{ field: SceneSortField.VIEW_COUNT, direction: SortDirection.DESC }];
const lastWatched: SceneSort[] = [{ field: SceneSortField.LAST_WATCHED_AT, direction: SortDirection.DESC }];

/** Of all types but saved searches. */
function plainSearch({ type, sort, actorId, studioId, tagId }: HomepageSection): Search {
  const wanted = sortOf(sort);
  switch (type) {
    case HomepageSectionType.ACTOR:
      return { filter: { actors: { any: [actorId ?? ''] } }, sort: wanted ?? newest };
    case HomepageSectionType.STUDIO:
      return { filter: { studios: { any: [studioId ?? ''] } }, sort: wanted ?? newest };
    case HomepageSectionType.TAG:
      return { filter: { tags: { any: [tagId ?? ''] } }, sort: wanted ?? newest };
    case HomepageSectionType.LIKED:
      return { filter: { liked: true }, sort: wanted ?? newest };
    case HomepageSectionType.MOST_VIEWED:
      return { filter: {}, sort: wanted ?? mostViewed };
    case HomepageSectionType.CONTINUE_WATCHING:
      return { filter: { inProgress: true }, sort: lastWatched }; // in no other order would it be what it says
    default:
      return { filter: {}, sort: wanted ?? newest };
  }
}

/** Settings write orders as `created_at_desc`, or `random`; undefined when there is none. */
export function sortOf(sort: string | null | undefined): SceneSort[] | undefined {
  const [, name, direction] = /^(\w+?)(?:_(asc|desc))?$/.exec(sort ?? '') ?? [];
  const field = Object.values(SceneSortField).find((known) => known === name?.toUpperCase());
  if (!field) return undefined;
  return [{ field, direction: direction === 'desc' ? SortDirection.DESC : SortDirection.ASC }];
}

/** The section's order, else the search's own, else the newest first. */
async function savedSearchOf(ctx: Context, schema: GraphQLSchema, section: HomepageSection): Promise<Search> {
  const id = section.savedSearchId ?? '';
  const row = await load(ctx, savedSearchesByIds, id);
  if (!row) throw noSuchSearch(id);
  const { filter, sort, problem } = await usableSearch(ctx, schema, row);
  if (filter === null) throw notFound(problem);
  return { filter, sort: sortOf(section.sort) ?? (sort.length > 0 ? sort : newest) };
}
