/**
 * Searching with Meilisearch. PostgreSQL answers instead while Meilisearch is down, slow, empty or not told of
 * everything yet, and searches with OR, which Meilisearch does not know.
 */
import { sql } from 'kysely';
import { messageOf } from '../errors.ts';
import type { Log } from '../logger.ts';
import type { Hits, SearchEngine, SearchRequest } from './engine.ts';
import type { MeiliIndex } from './meilisearch-index.ts';
import type { SearchQuery, Term } from './parse-query.ts';
import { catchUp, labelledMatches, resolve } from './postgres-engine.ts';
import { matchingOf } from './rank.ts';
import { DocumentKind } from './search.enums.ts';

export interface Availability {
  /** What is wrong, or null when all is well. */
  problem: string | null;
}

/** Together with PostgreSQL's answer this stays well within a second. */
const patienceMilliseconds = 700;
/** After a failure PostgreSQL answers at once for so long. */
const pauseMilliseconds = 5000;

export function createMeilisearchEngine(
  { scenes }: MeiliIndex,
  { postgres, log }: { postgres: SearchEngine; log: Pick<Log, 'warn'> },
): SearchEngine {
  let pausedUntil = 0;

  async function ask(request: SearchRequest, maxTotalHits: number): Promise<Found> {
    const params = {
      limit: maxTotalHits,
      attributesToRetrieve: ['id'],
      matchingStrategy: strategies[request.match],
      showRankingScore: true,
    };
    const { hits } = await scenes.search(meiliText(request.query), params, {
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    if (hits.length === 0 && (await isEmpty())) throw new Error('the index is empty');
    return hits.map(({ id, _rankingScore = 0 }) => ({ id, rank: Math.round((1 - _rankingScore) * 1_000_000) }));
  }

  async function isEmpty(): Promise<boolean> {
    return (await scenes.getStats()).numberOfDocuments === 0;
  }

  return {
    name: 'meilisearch',
    async find(em, request) {
      const hasAlternatives = request.query.groups.some((terms) => terms.length > 1);
      const isAnswerable = request.query.groups.length + request.query.excluded.length > 0;
      if (request.kind !== DocumentKind.SCENE || hasAlternatives || !isAnswerable || Date.now() < pausedUntil) {
        return postgres.find(em, request);
      }
      const { isBehind, maxTotalHits, isUpToDate } = await catchUp(em, { pushes: true });
      if (isBehind) return postgres.find(em, request);
      try {
        const [found, own] = await Promise.all([ask(request, maxTotalHits), resolve(em, request)]);
        return { ...hitsOf(request, found, own, maxTotalHits), isUpToDate };
      } catch (error) {
        pausedUntil = Date.now() + pauseMilliseconds;
        log.warn(`Meilisearch did not answer, PostgreSQL does: ${messageOf(error)}`);
        return postgres.find(em, request);
      }
    },
  };
}

type Found = { id: number; rank: number }[];

const strategies = { ALL: 'all', LAST: 'last', FREQUENCY: 'frequency' } as const;

/** Labels weigh least: what only they have comes last. */
const labelRank = 1_000_000;

function hitsOf(
  request: SearchRequest,
  found: Found,
  { resolved, labels }: Awaited<ReturnType<typeof resolve>>,
  maxTotalHits: number,
): Omit<Hits, 'isUpToDate'> {
  const [ids, ranks] = [found.map(({ id }) => id), found.map(({ rank }) => rank)];
  const relation = sql<{ id: string; rank: string }>`
    select id, rank::bigint as rank from unnest(${ids}::bigint[], ${ranks}::int[]) found(id, rank)`;
  const isLimited = found.length >= maxTotalHits;
  const matching = labels.length > 0 ? matchingOf(resolved, request.match) : null;
  if (!matching) return { relation, ids: sql`${ids}::bigint[]`, resolved, isLimited };
  const labelled = sql<{ id: string; rank: string }>`
    select id, min(rank) as rank
      from (${relation} union all
            select id, ${sql.lit(labelRank)}::bigint from (${labelledMatches(request, matching.query, labels)}) labelled) found
     group by id`;
  return { relation: labelled, resolved, isLimited };
}

/** Letters, digits, spaces, and quotation marks and minus signs of ours: nothing that was typed can mean something else. */
function meiliText({ groups, excluded }: SearchQuery): string {
  const wanted = groups.flat().map(meiliTerm);
  return [...excluded.map((term) => `-${meiliTerm({ ...term, isPhrase: true })}`), ...wanted].join(' ');
}

function meiliTerm({ pieces, isPhrase }: Term): string {
  const words = pieces.flatMap(({ kind, word, parts }) => {
    if (kind === 'word') return [word];
    const pairs = parts.slice(0, Math.max(1, parts.length - 1)).map((pair) => pair.word);
    return isPhrase || pairs.length === 1 ? pairs : [`"${pairs.join(' ')}"`];
  });
  return isPhrase && words.length > 1 ? `"${words.join(' ')}"` : words.join(' ');
}
