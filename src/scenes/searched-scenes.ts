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
import { findHits } from '../search/find-hits.ts';
import { DocumentKind } from '../search/search.enums.ts';
import { withinSearchLimit } from '../search/search-limit.ts';
import { rankedBy, relevance } from './relevance.ts';
import type { SceneFilter } from './scene.inputs.ts';
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
  return (await loadWith(ctx, search, filter, 'all')).few ?? loadWith(ctx, rankAll, filter, 'all');
}

/** The first of them by relevance, if they are known to be so many; else all. */
export async function firstSearched(ctx: Context, filter: SceneFilter, count: number): Promise<Ranked> {
  const known = await loadWith(ctx, bestAmongMostViewed, filter, 'all');
  if (known && known.count >= count) return known;
  const { best, totalCount } = await loadWith(ctx, search, filter, 'all');
  return best.count >= Math.min(count, totalCount) ? best : allSearched(ctx, filter);
}

export async function sumsOfSearched(ctx: Context, filter: SceneFilter): Promise<Sums> {
  return loadWith(ctx, (await isBroad(ctx, filter)) ? sum : search, filter, 'all');
}

/** With how many they are. */
interface Ranked extends Required<Found> {
  count: number;
}

interface Searched extends Sums {
  best: Ranked;
  /** Null when there are more than a few. */
  few: Ranked | null;
}

type Keys = readonly 'all'[];

async function search(ctx: Context, filter: SceneFilter, keys: Keys): Promise<Searched[]> {
  const matching = await eachFound(ctx, filter);
  const found = await withinSearchLimit(ctx.em, async (em) =>
    sql<SumsRow & ArraysOf<'best'> & ArraysOf<'few'>>`
      with matching as materialized (${matching})
      select * from (select ${sums} from matching) sums,
             (select ${arrays('best')} from (
               select id, rank from matching order by relevance desc, id desc limit ${best}) best) best,
             (select ${arrays('few')} from (select id, rank from matching limit ${few + 1}) few) few`.execute(
      aroundRows(em),
    ),
  );
  const [row] = found.rows;
  if (!row) throw new Error('An aggregate gave no row.');
  const { bestIds, bestRanks, bestCount, fewIds, fewRanks, fewCount } = row;
  const answer = {
    ...sumsIn(row),
    best: ranked(bestIds, bestRanks, bestCount),
    few: fewCount > few ? null : ranked(fewIds, fewRanks, fewCount),
  };
  return keys.map(() => answer);
}

async function rankAll(ctx: Context, filter: SceneFilter, keys: Keys): Promise<Ranked[]> {
  const matching = await eachFound(ctx, filter);
  const { rows: found } = await withinSearchLimit(ctx.em, async (em) =>
    sql<ArraysOf<'all'>>`select ${arrays('all')} from (${matching}) matching`.execute(aroundRows(em)),
  );
  const { allIds = '{}', allRanks = '{}', allCount = 0 } = found[0] ?? {};
  return keys.map(() => ranked(allIds, allRanks, allCount));
}

/** Without ranking anything. Of so many, each scene is not looked up by itself. */
async function sum(ctx: Context, filter: SceneFilter, keys: Keys): Promise<Sums[]> {
  const { relation, condition } = await searching(ctx, filter);
  const matching = rows(ctx.em)
    .selectFrom('scenes')
    .innerJoin(...rankedBy({ relation }))
    .select(['scenes.duration', 'scenes.size'])
    .where(condition);
  const { rows: found } = await withinSearchLimit(ctx.em, async (em) => {
    await sql`select set_config('enable_nestloop', 'off', true)`.execute(rows(em));
    return sql<SumsRow>`select ${sums} from (${matching}) matching`.execute(aroundRows(em));
  });
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
    .where(plannedCondition(ctx, null, null))
    .orderBy(sql`${ref('scenes.viewCount')} is not null`, 'desc')
    .orderBy('scenes.viewCount', 'desc')
    .orderBy('scenes.id', 'desc')
    .limit(mostViewed);
  // Scenes whose views are NULL count as unseen, but the index has them behind these.
  const { rows: found } = await withinSearchLimit(ctx.em, async (em) =>
    sql<ArraysOf<'best'>>`
      select ${arrays('best')} from (
        select viewed.id, ${rank}::bigint as rank from (${viewed}) viewed
          join (select id as document, words from search_documents where kind = 'scene') documents on document = viewed.id
         where ${condition} and not exists (select from scenes where view_count is null)
         order by views desc, viewed.id desc limit ${best}) best`.execute(aroundRows(em)),
  );
  const { bestIds = '{}', bestRanks = '{}', bestCount = 0 } = found[0] ?? {};
  return keys.map(() => ranked(bestIds, bestRanks, bestCount));
}

/** Whether a search finds so many that they should not be ranked, with nothing else in the filter that makes them fewer. */
async function isBroad(ctx: Context, filter: SceneFilter): Promise<boolean> {
  const { search: _, searchMatch, ...others } = filter;
  const hits = await findHits(ctx, DocumentKind.SCENE, filter);
  return (hits?.documents ?? 0) > few && Object.values(others).every((value) => value == null);
}

/** What was found, and what else must hold of the scenes. */
async function searching(
  ctx: Context,
  filter: SceneFilter,
): Promise<{ relation: Found['relation']; condition: Condition }> {
  const hits = await findHits(ctx, DocumentKind.SCENE, filter);
  if (!hits) throw new Error('The filter has no search.');
  const { search: text, searchMatch, ...others } = filter;
  return { relation: hits.relation, condition: plannedCondition(ctx, others, null) };
}

/**
 * Each scene that was found and fulfils the rest of the filter. It is looked up by its key and by nothing else: PostgreSQL does not
 * know how many a search finds, least of all in a new library, and would compare all with all. Each `offset 0` holds it to that.
 */
async function eachFound(ctx: Context, filter: SceneFilter) {
  const { relation, condition } = await searching(ctx, filter);
  const isFound = sql<SqlBool>`${ref('scenes.id')} = found.id`;
  const scene = rows(ctx.em)
    .selectFrom((db) => db.selectFrom('scenes').selectAll('scenes').where(isFound).offset(sql.lit(0)).as('scenes'))
    .select(['scenes.id', 'scenes.duration', 'scenes.size', sql`found.rank`.as('rank'), relevance.as('relevance')])
    .where(condition)
    .offset(sql.lit(0));
  return sql`select scene.* from (${relation} offset 0) found cross join lateral (${scene}) scene`;
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

function ranked(idsText: string, ranksText: string, count: number): Ranked {
  const ids = sql<string[]>`${idsText}::bigint[]`;
  const relation = sql<{
    id: string;
    rank: string;
  }>`select id, rank from unnest(${ids}, ${ranksText}::bigint[]) r(id, rank)`;
  return { relation, ids, count };
}
