/** Searching with PostgreSQL alone: the default, and what answers when another engine cannot. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { prepared } from '../database/prepared.ts';
import { within } from '../database/purpose.ts';
import { rows } from '../database/rows.ts';
import type { Condition } from '../lists/filters.ts';
import type { Hits, SearchEngine, SearchRequest } from './engine.ts';
import { type OwnLabel, ownLabels } from './own-labels.queries.ts';
import { has, type Matching, matchingOf } from './rank.ts';
import { type ResolvedQuery, resolveQuery, wordsToLookUp } from './resolve-query.ts';
import { DocumentKind } from './search.enums.ts';
import { defaultMaxTotalHits } from './search-config.queries.ts';
import { withinSearchLimit } from './search-limit.ts';
import { syncDocuments } from './sync.ts';
import type { TsQuery } from './tsquery.ts';
import { plainVector } from './vectors.ts';
import { lookUp } from './vocabulary.queries.ts';

/** As many changes are taken in by whoever searches next; more are left to the worker. */
const maxCaughtUp = 500;
const catchUpMilliseconds = 300;

export function createPostgresEngine({ pushes }: { pushes: boolean }): SearchEngine {
  return {
    name: 'postgresql',
    async find(em, request) {
      const { maxTotalHits, isUpToDate } = await catchUp(em, { pushes });
      const { resolved, labels } = await resolve(em, request); // of now, as the vocabulary decides what is looked for
      const matching = matchingOf(resolved, request.match);
      if (!matching) return { relation: nothing, resolved, isLimited: false, isUpToDate };
      return hitsOf(em, request, { matching, resolved, labels, maxTotalHits, isUpToDate });
    },
  };
}

/** What is looked for, with what the vocabulary and the viewer's own labels know. */
export async function resolve(em: EntityManager, { kind, query, viewerId }: SearchRequest) {
  const [vocabulary, all] = await Promise.all([
    withinSearchLimit(em, async () => lookUp(em, wordsToLookUp(query))),
    kind === DocumentKind.SCENE ? ownLabels(em, viewerId) : [],
  ]);
  const resolved = resolveQuery(query, vocabulary, [...new Set(all.flatMap(({ words }) => words))]);
  return { resolved, labels: all.filter((label) => mayMatch(label, resolved)) };
}

/**
 * Takes in what has changed, if it is little: so everybody finds their own changes at once. `isBehind`: another engine has
 * not been told of everything yet.
 */
export async function catchUp(em: EntityManager, { pushes }: { pushes: boolean }) {
  const { pending, isBehind, maxTotalHits } = await stateOf(em);
  if (pending === 0 || pending > maxCaughtUp) {
    return { isBehind: isBehind || pending > 0, maxTotalHits, isUpToDate: pending === 0 };
  }
  const options = { limit: maxCaughtUp, pushes, patienceMilliseconds: catchUpMilliseconds };
  const sync = async () => syncDocuments(em, options);
  // It commits by itself. Whoever is in a transaction holds a connection already, and may not wait for one more of the same pool.
  const taken = await (em.isInTransaction() ? within({ purpose: 'background' }, sync) : sync());
  // Less than it may take is all there was; but not what a transaction of our own has changed.
  const isUpToDate = !em.isInTransaction() && taken >= pending && taken < maxCaughtUp;
  return { isBehind: true, maxTotalHits, isUpToDate };
}

async function stateOf(em: EntityManager) {
  const { rows: found } = await sql<{ pending: number; isBehind: boolean; maxTotalHits: number | null }>`
    ${prepared} select (select max_total_hits from search_config) as "maxTotalHits",
           (select count(*)::int from (select from search_outbox limit ${maxCaughtUp + 1}) entries) as pending,
           exists (select from search_pushes) as "isBehind"`.execute(rows(em));
  return { pending: 0, isBehind: false, ...found[0], maxTotalHits: found[0]?.maxTotalHits ?? defaultMaxTotalHits };
}

const nothing = sql<{ id: string; rank: string }>`select null::bigint as id, null::bigint as rank where false`;

/** Looks only where there may be more than the limit; else whoever needs the hits looks for them as a part of a statement. */
async function hitsOf(
  em: EntityManager,
  whose: Whose,
  found: { matching: Matching; labels: OwnLabel[]; maxTotalHits: number } & Pick<Hits, 'resolved' | 'isUpToDate'>,
): Promise<Hits> {
  const { matching, resolved, labels, maxTotalHits, isUpToDate } = found;
  const withFacts = (facts?: Condition) => {
    const matches = matchesOf(whose, matching.query, labels, facts);
    return sql<{ id: string; rank: string }>`select id, ${matching.rank} as rank from (${matches}) matches`;
  };
  const relation = withFacts();
  const mayExceed = matching.documents > maxTotalHits && (await areMoreThan(em, whose, maxTotalHits));
  if (mayExceed) return bestOf(em, { relation, resolved, maxTotalHits, isUpToDate });
  // A label of the viewer's may be all that a document is found by: what is known of the documents is not all.
  const known = labels.length === 0 ? { documents: matching.documents, unbeaten: matching.unbeaten } : {};
  return { relation, resolved, isLimited: false, isUpToDate, ...known, ...(isUpToDate && { withFacts }) };
}

/** The ids and ranks stay the text of an array: nothing here reads them. */
async function bestOf(
  em: EntityManager,
  {
    relation,
    resolved,
    maxTotalHits,
    isUpToDate,
  }: Pick<Hits, 'relation' | 'resolved' | 'isUpToDate'> & { maxTotalHits: number },
): Promise<Hits> {
  const { rows: listed } = await withinSearchLimit(em, async () =>
    sql<{ ids: string; ranks: string; count: number }>`
      select coalesce(array_agg(id), '{}')::text as ids, coalesce(array_agg(rank), '{}')::text as ranks, count(*)::int as count
        from (${relation} order by rank, id desc limit ${maxTotalHits + 1}) best`.execute(rows(em)),
  );
  const { ids = '{}', ranks = '{}', count = 0 } = listed[0] ?? {};
  const isLimited = count > maxTotalHits;
  const array = (text: string) => {
    const all = sql<string[]>`${text}::bigint[]`;
    return isLimited ? sql<string[]>`trim_array(${all}, ${count - maxTotalHits}::int)` : all;
  };
  const best = sql<{ id: string; rank: string }>`
    select id, rank from unnest(${array(ids)}, ${array(ranks)}) found(id, rank)`;
  return { relation: best, ids: array(ids), resolved, isLimited, isUpToDate };
}

/** Counting documents takes a tenth of the time that it takes to sort so many hits. */
async function areMoreThan(em: EntityManager, whose: Whose, limit: number): Promise<boolean> {
  const { rows: further } = await withinSearchLimit(em, async () =>
    sql`select from search_documents where ${isOfKind(whose)} offset ${limit} limit 1`.execute(rows(em)),
  );
  return further.length > 0;
}

type Whose = Pick<SearchRequest, 'kind' | 'viewerId'>;

/** As text, not as a parameter: so PostgreSQL knows which index is meant. */
const isOfKind = ({ kind }: Whose) => sql`kind = ${sql.lit(kind)}`;

/**
 * `own` are the words of the document itself, `words` also those of the viewer's labels in this scene. The facts are asked of all
 * but the few scenes that have these labels.
 */
function matchesOf(
  whose: Whose,
  query: TsQuery,
  labels: readonly OwnLabel[],
  facts: Condition = sql`true`,
): RawBuilder<unknown> {
  const matches = sql`
    select id, words, words as own, related from search_documents where ${isOfKind(whose)} and ${has(query)} and ${facts}`;
  if (labels.length === 0) return matches;
  return sql`
    ${matches} and id not in (select scene_id from (${labelledScenes(whose, labels)}) labelled)
    union all ${labelledMatches(whose, query, labels)}`;
}

/** Of the scenes that have these labels, those that match together with them. */
export function labelledMatches(whose: Whose, query: TsQuery, labels: readonly OwnLabel[]): RawBuilder<unknown> {
  return sql`
    select id, own || labelled.words as words, own, related
      from (${labelledScenes(whose, labels)}) labelled
      join (select id, words as own, related from search_documents where ${isOfKind(whose)}) documents
        on documents.id = labelled.scene_id
     where ${has(query, undefined, sql`(own || labelled.words)`)}`;
}

function labelledScenes({ viewerId }: Whose, labels: readonly OwnLabel[]): RawBuilder<unknown> {
  const [texts, vectors] = [labels.map(({ label }) => label), labels.map(({ label }) => plainVector(label))];
  return sql`
    select scene_id, string_agg(vector, ' ')::tsvector as words
      from user_scene_markers join unnest(${texts}::text[], ${vectors}::text[]) own(text, vector) on own.text = label
     where user_id = ${viewerId}
     group by scene_id`;
}

/** Whether a label has any word that the query asks for or excludes: then its scenes are looked at with it. */
function mayMatch({ words }: OwnLabel, { groups, excluded }: ResolvedQuery): boolean {
  return [...groups.map(({ query }) => query), ...excluded].some((query) => touches(query, words));
}

function touches(query: TsQuery, words: readonly string[]): boolean {
  if ('word' in query) {
    return words.some((word) => (query.isPrefix ? word.startsWith(query.word) : word === query.word));
  }
  if ('not' in query) return touches(query.not, words);
  return ('all' in query ? query.all : 'any' in query ? query.any : query.phrase).some((part) => touches(part, words));
}
