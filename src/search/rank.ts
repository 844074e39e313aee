/**
 * Which documents a query finds, and which of them are better, as SQL over the columns `words` and `related`.
 *
 * Ranks are whole numbers, the lower the better. What counts first: how many groups of words are missing, which only
 * match modes allow; then how the words are spelled (exact, beginning, one typo, two); then the fields they are in.
 */
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ResolvedGroup, ResolvedQuery, Tier } from './resolve-query.ts';
import { SearchMatch } from './search.enums.ts';
import { type TsQuery, textOf } from './tsquery.ts';

/** What each tier is worse than the one before: more than the fields differ by. */
const tierRank = 1000;

export interface Matching {
  /** What documents must have. */
  query: TsQuery;
  /** The rank of one that has it. */
  rank: RawBuilder<number>;
  /** No more documents than this have it. */
  documents: number;
  /** What a document has that none can be better than: every word in its title, spelled as well as it is anywhere. */
  unbeaten: { condition: RawBuilder<SqlBool>; rank: number };
}

/** Null when nothing can be found. */
export function matchingOf({ groups, excluded }: ResolvedQuery, match: SearchMatch): Matching | null {
  const ordered = match === SearchMatch.FREQUENCY ? groups.toSorted((a, b) => a.documents - b.documents) : groups;
  const needed = match === SearchMatch.ALL ? ordered : ordered.slice(0, 1);
  const all = [...needed.map(({ query }) => query), ...excluded.map((not) => ({ not }))];
  if (all.length === 0) return null;
  return {
    query: { all },
    rank: sql`(${missingOf(ordered, needed)} * 100000 + ${sumOf(ordered.map(groupRank))})::bigint`,
    documents: needed.length > 0 ? Math.min(...needed.map(({ documents }) => documents)) : Number.POSITIVE_INFINITY,
    unbeaten: unbeatenOf(ordered, { all }),
  };
}

export const has = (
  query: TsQuery,
  weights?: string,
  column: Expression<unknown> = sql.ref('words'),
): RawBuilder<SqlBool> => sql`${column} @@ ${textOf(query, weights)}::tsquery`;

function unbeatenOf(groups: readonly ResolvedGroup[], query: TsQuery): Matching['unbeaten'] {
  const best = groups.map(({ tiers }) => {
    const tier = tiers.find(({ documents }) => documents > 0) ?? tiers[0];
    return { query: tier?.query, rank: (tier?.level ?? 0) * tierRank };
  });
  const inTitle = has({ all: best.flatMap(({ query }) => query ?? []) }, 'A');
  return {
    condition: groups.length > 0 ? sql`(${has(query)} and ${inTitle})` : has(query),
    rank: best.reduce((sum, { rank }) => sum + rank, 0),
  };
}

/** How many of the last groups are not there, beginning with the first of them that is missing. */
function missingOf(groups: readonly ResolvedGroup[], needed: readonly ResolvedGroup[]): RawBuilder<number> {
  const lengths = groups.map((_, index) => groups.length - index).filter((length) => length > needed.length);
  if (lengths.length === 0) return sql.lit(0);
  const cases = lengths.map(
    (length) =>
      sql`when ${has({ all: groups.slice(0, length).map(({ query }) => query) })} then ${sql.lit(groups.length - length)}`,
  );
  return sql`(case ${sql.join(cases, sql` `)} else ${sql.lit(groups.length - needed.length)} end)`;
}

/**
 * By the best tier that is there, and the field that it is in: mostly that of the word itself, so that the long lists of
 * corrections are seldom looked through.
 */
function groupRank({ tiers }: ResolvedGroup): RawBuilder<number> {
  const ranks = tiers.map(({ query, level }) => sql<number>`${sql.lit(level * tierRank)} + ${fieldOf(query)}`);
  const last = ranks.pop() ?? sql.lit(0);
  if (ranks.length === 0) return last;
  const cases = ranks.map((rank, index) => sql`when ${has((tiers[index] as Tier).query)} then ${rank}`);
  return sql`(case ${sql.join(cases, sql` `)} else ${last} end)`;
}

/** From 0 for the title to 6 for what no field has: labels of the viewer's markers. */
function fieldOf(query: TsQuery): RawBuilder<number> {
  const related = sql.ref('related');
  return sql`(case when ${has(query, 'A')} then 0
                   when ${has(query, 'B')} then 1
                   when ${has(query, 'C')} then
                     case when ${has(query, 'A', related)} then 2 when ${has(query, 'B', related)} then 3 else 4 end
                   when ${has(query, 'D', sql.ref('own'))} then 5 else 6 end)`;
}

const sumOf = (parts: readonly RawBuilder<number>[]): RawBuilder<number> =>
  parts.length === 0 ? sql.lit(0) : sql`(${sql.join(parts, sql` + `)})`;
