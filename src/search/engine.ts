/** What a search engine is asked, and what it answers: ids with ranks, as something that SQL can join. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Condition, Found } from '../lists/filters.ts';
import type { SearchQuery } from './parse-query.ts';
import type { ResolvedQuery } from './resolve-query.ts';
import type { DocumentKind, SearchMatch } from './search.enums.ts';

export interface SearchRequest {
  kind: DocumentKind;
  query: SearchQuery;
  match: SearchMatch;
  /** Whose markers count. */
  viewerId: string;
}

export interface Hits extends Found {
  /** Whether all changes that were committed when the search began are in the documents. */
  isUpToDate: boolean;
  /** Whether there were more than the limit allows, so that only the best are here. */
  isLimited: boolean;
  /** Of what `relation` finds, the scenes whose documents have these facts; absent where the documents may not have them yet. */
  withFacts?: (facts: Condition) => Found['relation'];
  /** What was looked for, to show where it was found. */
  resolved: ResolvedQuery;
  /** No more documents than this are found; absent where that is not known. */
  documents?: number;
  /** What documents have that no other can be better than, over the column `words`, and their rank; absent where that is not known. */
  unbeaten?: { condition: Condition; rank: number };
}

export interface SearchEngine {
  name: 'postgresql' | 'meilisearch';
  find(em: EntityManager, request: SearchRequest): Promise<Hits>;
}
