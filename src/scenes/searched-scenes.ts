/**
 * What a search finds of the scenes that a filter means, looked for once for the page, the totals and the facets of a request.
 *
 * Most pages are the first one by relevance. So the best are told with the totals, by the statement that looks for all; where a
 * search finds very many, they are looked for by themselves among the most viewed scenes, and nothing else is ranked.
 */
import { expressionBuilder, type SqlBool, sql } from 'kysely';
import { type Context, loadWith } from '../context.ts';
import { aroundRows, type Database, rows } from '../database/rows.ts';
import { maxPageSize } from '../graphql/cost.ts';
import type { Condition, Found } from '../lists/filters.ts';
import type { Hits } from '../search/engine.ts';
import { findHits } from '../search/find-hits.ts';
import { DocumentKind } from '../search/search.enums.ts';
import { withinSearchLimit } from '../search/search-limit.ts';
import { factShares } from './fact-shares.ts';
import { relevance, relevanceOf } from './relevance.ts';
import { isActive, isInactive } from './scene.criteria.ts';
import type { SceneFilter } from './scene.inputs.ts';
import { factsAskedBy } from './scene-facts.ts';
import { plannedCondition } from './scene-filter.ts';

export interface Sums {
  totalCount: number;
  totalDuration: number;
  totalSize: number;
}

/** So many ids cost next to nothing to hand over. */
const few = 10_000;
/** As many as the largest page has, and one that says whether there is a next one. */
const best = maxPageSize + 1;
/** Whose titles are looked at for a search that finds very many. */
const mostViewed = 1000;

/** All of them. */
export async function allSearched(ctx: Context, filter: SceneFilter): Promise<Ranked> {
  const { few } = (await isBroad(ctx, filter)) ? { few: null } : await loadWith(ctx, search, filter, 'all');
  return few ?? loadWith(ctx, rankAll, filter, 'all');
}

/** The first of them by relevance, if they are known to be so many; else all. */
export async function firstSearched(ctx: Context, filter: SceneFilter, count: number): Promise<Ranked> {
  if (count > best && (await isBroad(ctx, filter))) return allSearched(ctx, filter);
  const known = await loadWith(ctx, bestAmongMostViewed, filter, 'all');
  if (known && known.count >= count) return known;
  const { best: first, totalCount } = await loadWith(ctx, search, filter, 'all');
  return first.count >= Math.min(count, totalCount) ? first : allSearched(ctx, filter);
}

export async function countOfSearched(ctx: Context, filter: SceneFilter): Promise<number> {
  const isCounted = (await isBroad(ctx, filter)) && (await isAllOfIndex(ctx, filter));
  return isCounted ? loadWith(ctx, count, filter, 'all') : (await loadWith(ctx, search, filter, 'all')).totalCount;
}

export async function sumsOfSearched(ctx: Context, filter: SceneFilter): Promise<Sums> {
  const { sums } = (await isBroad(ctx, filter)) ? { sums: null } : await loadWith(ctx, search, filter, 'all');
  return sums ?? loadWith(ctx, sum, filter, 'all');
}

/** With how many they are. */
interface Ranked extends Required<Found> {
  count: number;
}

interface Searched {
  totalCount: number;
  best: Ranked;
  /** Null when there are more than a few. */
  few: Ranked | null;
  /** Null when the scenes themselves were not looked at. */
  sums: Sums | null;
}

type Keys = readonly 'all'[];

async function search(ctx: Context, filter: SceneFilter, keys: Keys): Promise<Searched[]> {
  const isOfIndex = await isAllOfIndex(ctx, filter);
  const query = await (isOfIndex ? sqlOfIndex(ctx, filter) : sqlOfScenes(ctx, filter));
  const { rows: found } = await withinSearchLimit(ctx.em, async () => query.execute(aroundRows(ctx.em)));
  const [row] = found;
  if (!row) throw new Error('An aggregate gave no row.');
  const { bestIds, bestRanks, bestCount, fewIds, fewRanks, fewCount } = row;
  const answer = {
    totalCount: Number(row.totalCount),
    best: ranked(bestIds, bestRanks, bestCount),
    few: fewCount > few ? null : ranked(fewIds, fewRanks, fewCount),
    sums: isOfIndex ? null : sumsIn(row),
  };
  return keys.map(() => answer);
}

type SearchRow = SumsRow & ArraysOf<'best'> & ArraysOf<'few'>;

/** All that the index finds but what is not active; only the best are looked up among the scenes, for their views. */
async function sqlOfIndex(ctx: Context, filter: SceneFilter) {
  const scene = rows(ctx.em)
    .selectFrom('scenes')
    .select(relevance.as('relevance'))
    .where(sql<SqlBool>`${ref('scenes.id')} = found.id`)
    .offset(sql.lit(0));
  return sql<SearchRow>`
    with matching as materialized (${await activeFound(ctx, filter)}),
         up_to as (select rank, sum(count(*)) over (order by rank) as count from matching group by rank),
         best as (
           select id, rank from matching found cross join lateral (${scene}) scene
            where rank <= coalesce((select min(rank) from up_to where count >= ${best}), (select max(rank) from up_to))
            order by relevance desc, id desc limit ${best})
    select * from (select count(*) as "totalCount", null as "totalDuration", null as "totalSize" from matching) counted,
           (select ${arrays('best')} from best) best, (${firstFew}) few`;
}

async function sqlOfScenes(ctx: Context, filter: SceneFilter) {
  return sql<SearchRow>`
    with matching as materialized (${await eachFound(ctx, filter)})
    select * from (select ${sums} from matching) sums,
           (select ${arrays('best')} from (
             select id, rank from matching order by relevance desc, id desc limit ${best}) best) best, (${firstFew}) few`;
}

async function rankAll(ctx: Context, filter: SceneFilter, keys: Keys): Promise<Ranked[]> {
  const matching = (await isAllOfIndex(ctx, filter)) ? await activeFound(ctx, filter) : await eachFound(ctx, filter);
  const { rows: found } = await withinSearchLimit(ctx.em, async () =>
    sql<ArraysOf<'all'>>`select ${arrays('all')} from (${matching}) matching`.execute(aroundRows(ctx.em)),
  );
  const { allIds = '{}', allRanks = '{}', allCount = 0 } = found[0] ?? {};
  return keys.map(() => ranked(allIds, allRanks, allCount));
}

/** Without ranking anything. */
async function count(ctx: Context, filter: SceneFilter, keys: Keys): Promise<number[]> {
  const matching = await activeFound(ctx, filter);
  const { rows: found } = await withinSearchLimit(ctx.em, async () =>
    sql<{ count: string }>`select count(*) from (${matching}) matching`.execute(aroundRows(ctx.em)),
  );
  return keys.map(() => Number(found[0]?.count ?? 0));
}

/** The same with their seconds and bytes. By a hash table again: `is true` keeps PostgreSQL from making a join of it. */
async function sum(ctx: Context, filter: SceneFilter, keys: Keys): Promise<Sums[]> {
  const { relation, condition } = await searching(ctx, filter);
  const matching = rows(ctx.em)
    .selectFrom('scenes')
    .select(['scenes.duration', 'scenes.size'])
    .where(sql<SqlBool>`(${ref('scenes.id')} in (select id from (${relation}) found)) is true`)
    .where(condition);
  const { rows: found } = await withinSearchLimit(ctx.em, async () =>
    sql<SumsRow>`select ${sums} from (${matching}) matching`.execute(aroundRows(ctx.em)),
  );
  return keys.map(() => sumsIn(found[0]));
}

/** Of those that cannot be better: they have the words in their titles. In their order, and all that come before the last one. */
async function bestAmongMostViewed(ctx: Context, filter: SceneFilter, keys: Keys): Promise<(Ranked | null)[]> {
  const hits = await findHits(ctx, DocumentKind.SCENE, filter);
  if (!hits?.unbeaten || !(await isBroad(ctx, filter))) return keys.map(() => null);
  const { condition, rank } = hits.unbeaten;
  const viewed = rows(ctx.em)
    .selectFrom('scenes')
    .select(['scenes.id', 'scenes.viewCount as views'])
    .where(isActive)
    .orderBy(sql`${ref('scenes.viewCount')} is not null`, 'desc')
    .orderBy('scenes.viewCount', 'desc')
    .orderBy('scenes.id', 'desc')
    .limit(mostViewed);
  // Scenes whose views are NULL count as unseen, but the index has them behind these.
  const { rows: found } = await withinSearchLimit(ctx.em, async () =>
    sql<ArraysOf<'best'>>`
      select ${arrays('best')} from (
        select viewed.id, ${rank}::bigint as rank from (${viewed}) viewed
         cross join lateral (
           select words from search_documents where kind = 'scene' and id = viewed.id offset 0) documents
         where ${condition} and not exists (select from scenes where view_count is null)
         order by views desc, viewed.id desc limit ${best}) best`.execute(aroundRows(ctx.em)),
  );
  const { bestIds = '{}', bestRanks = '{}', bestCount = 0 } = found[0] ?? {};
  return keys.map(() => ranked(bestIds, bestRanks, bestCount));
}

/** Whether a search finds so many that they should not be ranked, with nothing else in the filter that makes them fewer. */
async function isBroad(ctx: Context, filter: SceneFilter): Promise<boolean> {
  const hits = await findHits(ctx, DocumentKind.SCENE, filter);
  return isOnlySearch(filter) && (hits?.documents ?? 0) > few;
}

/** Whether the index alone tells all that is found, but for the state: nothing else is asked for, and it is up to date. */
async function isAllOfIndex(ctx: Context, filter: SceneFilter): Promise<boolean> {
  const hits = await findHits(ctx, DocumentKind.SCENE, filter);
  return isOnlySearch(filter) && hits?.isUpToDate === true;
}

const isOnlySearch = ({ search: _, searchMatch, ...others }: SceneFilter) =>
  Object.values(others).every((value) => value == null);

/** What was found, and what else must hold of the scenes. */
async function searching(ctx: Context, filter: SceneFilter): Promise<Hits & { condition: Condition }> {
  const hits = await findHits(ctx, DocumentKind.SCENE, filter);
  if (!hits) throw new Error('The filter has no search.');
  const { search: text, searchMatch, ...others } = filter;
  return { ...hits, condition: plannedCondition(ctx, others, null) };
}

/**
 * Few scenes are not active, so that leaving them out takes less than looking for the others. By `not in`, which is always a hash
 * table: a join would be whatever PostgreSQL's statistics suggest.
 */
async function activeFound(ctx: Context, filter: SceneFilter) {
  const { relation } = await searching(ctx, filter);
  const inactive = rows(ctx.em).selectFrom('scenes').select('scenes.id').where(isInactive);
  return sql`select id, rank from (${relation}) found where id not in (${inactive})`;
}

/**
 * Each scene that was found and fulfils the rest of the filter, which is asked of nothing else. PostgreSQL does not know how many a
 * search finds, least of all in a new library, and would compare all with all: so what was found is an array, `offset 0` keeps
 * the rest of the filter from being looked at first, and a full join is never a nested loop.
 */
async function eachFound(ctx: Context, filter: SceneFilter) {
  const { relation, withFacts, condition } = await searching(ctx, filter);
  const facts = withFacts && factsAskedBy(filter, await factShares(ctx));
  const found = facts ? withFacts(facts) : relation;
  const isFound = sql<SqlBool>`${ref('scenes.id')} = any(array(select id from found))`;
  const passing = rows(ctx.em)
    .selectFrom((db) => db.selectFrom('scenes').selectAll('scenes').where(isFound).offset(sql.lit(0)).as('scenes'))
    .select(['scenes.id', 'scenes.duration', 'scenes.size', 'scenes.viewCount'])
    .where(condition);
  return sql`
    with found as materialized (${found}), passing as (${passing})
    select id, rank, duration, size, ${relevanceOf(sql.ref('viewCount'), sql.ref('rank'))} as relevance
      from (select passing.*, found.rank from found full join passing on passing.id = found.id offset 0) matching
     where id is not null`;
}

const { ref } = expressionBuilder<Database, 'scenes'>();

interface SumsRow {
  totalCount: string;
  totalDuration: string | null;
  totalSize: number | null;
}

const sums = sql`count(*) as "totalCount", sum(duration) as "totalDuration", sum(size) as "totalSize"`;

export const sumsIn = (row: { [Name in keyof Sums]: string | number | null } | undefined): Sums => ({
  totalCount: Number(row?.totalCount ?? 0),
  totalDuration: Number(row?.totalDuration ?? 0),
  totalSize: Number(row?.totalSize ?? 0),
});

/** As PostgreSQL writes arrays: nothing here reads them. */
type ArraysOf<Name extends string> = Record<`${Name}Ids` | `${Name}Ranks`, string> & Record<`${Name}Count`, number>;

const arrays = (name: string) => sql`
  coalesce(array_agg(id), '{}')::text as ${sql.ref(`${name}Ids`)},
  coalesce(array_agg(rank), '{}')::text as ${sql.ref(`${name}Ranks`)}, count(*)::int as ${sql.ref(`${name}Count`)}`;

const firstFew = sql`select ${arrays('few')} from (select id, rank from matching limit ${few + 1}) few`;

function ranked(idsText: string, ranksText: string, count: number): Ranked {
  const ids = sql<string[]>`${idsText}::bigint[]`;
  const relation = sql<{
    id: string;
    rank: string;
  }>`select id, rank from unnest(${ids}, ${ranksText}::bigint[]) r(id, rank)`;
  return { relation, ids, count };
}
