/** The best matches of every kind for what somebody is typing, by PostgreSQL whichever engine lists use: it is fast enough. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { parseQuery } from './parse-query.ts';
import { catchUp } from './postgres-engine.ts';
import { has, type Matching, matchingOf } from './rank.ts';
import { type ResolvedQuery, resolveQuery, wordsToLookUp } from './resolve-query.ts';
import { DocumentKind, SearchMatch } from './search.enums.ts';
import { withinSearchLimit } from './search-limit.ts';
import { lookUp } from './vocabulary.queries.ts';

export interface Suggested {
  kind: DocumentKind;
  id: string;
}

/**
 * Of a beginning that many scenes have, not all are looked at: those that have it as a whole word, and so many more. Whoever has
 * typed one letter has not said yet what is best.
 */
const maxCandidates = 1000;

/** The best of each kind, the best of all first. */
export async function suggest(
  em: EntityManager,
  { text, first, pushes }: { text: string; first: number; pushes: boolean },
): Promise<Suggested[]> {
  const query = parseQuery(text);
  await catchUp(em, { pushes });
  const resolved = resolveQuery(query, await withinSearchLimit(em, async () => lookUp(em, wordsToLookUp(query))));
  const matching = matchingOf(resolved, SearchMatch.ALL);
  if (!matching || query.groups.length === 0) return [];
  const { rows: found } = await withinSearchLimit(em, async () =>
    sql<Suggested>`
    with best as (
      ${sql.join(
        Object.values(DocumentKind).map((kind) => bestOf(kind, matching, resolved, first)),
        sql` union all `,
      )}
    ), chosen as (select * from best order by place, rank limit ${first})
    select kind, id::text from chosen order by rank, array_position(array['actor', 'studio', 'tag', 'scene'], kind), place`.execute(
      rows(em),
    ),
  );
  return found;
}

/** Materialized: where statistics lag behind, as after an import, the candidates would be looked for again for each scene. */
function bestOf(kind: DocumentKind, matching: Matching, resolved: ResolvedQuery, first: number): RawBuilder<unknown> {
  const ranked = sql`select id, ${matching.rank} as rank from (${candidates(kind, matching, resolved)}) documents`;
  return sql`(
    with ranked as materialized (${ranked})
    select ${sql.lit(kind)} as kind, ranked.id, ranked.rank, row_number() over (order by ${sql.join(orders[kind])}) as place
      from ranked ${joins[kind]}
     order by ${sql.join(orders[kind])} limit ${first})`;
}

function candidates(
  kind: DocumentKind,
  { query, documents }: Matching,
  { groups, excluded }: ResolvedQuery,
): RawBuilder<unknown> {
  const those = (condition: RawBuilder<unknown>) => sql`
    select id, words, words as own, related from search_documents where kind = ${sql.lit(kind)} and ${condition}`;
  if (documents <= maxCandidates) return those(has(query));
  // Whatever has the whole words has their beginnings as well, which take longer to look for.
  const exact = has({
    all: [...groups.flatMap(({ tiers: [tier] }) => tier?.query ?? []), ...excluded.map((not) => ({ not }))],
  });
  return sql`
    (${those(exact)} limit ${maxCandidates})
    union all (${those(sql`${has(query)} and not ${exact}`)} limit ${maxCandidates})`;
}

/** Of scenes, only the candidates are read: without statistics, each of all could be compared with each candidate. */
const joins: Record<DocumentKind, RawBuilder<unknown>> = {
  [DocumentKind.SCENE]: sql`join scenes on scenes.id = ranked.id and scenes.trashed_at is null and scenes.deleted_at is null
                             and scenes.id = any(array(select id from ranked))`,
  [DocumentKind.ACTOR]: sql`join actors on actors.id = ranked.id`,
  [DocumentKind.STUDIO]: sql`join studios on studios.id = ranked.id`,
  [DocumentKind.TAG]: sql`join tags on tags.id = ranked.id`,
};

const byName = (table: string) => [sql`rank`, sql`length(${sql.ref(`${table}.name`)})`, sql`ranked.id`];

const orders: Record<DocumentKind, RawBuilder<unknown>[]> = {
  [DocumentKind.SCENE]: [sql`rank`, sql`scenes.view_count desc nulls last`, sql`ranked.id desc`],
  [DocumentKind.ACTOR]: byName('actors'),
  [DocumentKind.STUDIO]: byName('studios'),
  [DocumentKind.TAG]: byName('tags'),
};
