/** Asks the engine what the `search` of a filter finds, once for all that a request makes of it. */
import { type Context, loadWith } from '../context.ts';
import { asList } from '../database/purpose.ts';
import type { Found } from '../lists/filters.ts';
import type { Hits } from './engine.ts';
import { parseQuery } from './parse-query.ts';
import { type DocumentKind, SearchMatch } from './search.enums.ts';

/** What of a request a search needs. */
export type Searching = Pick<Context, 'app' | 'em' | 'viewer'> & Partial<Pick<Context, 'loaders'>>;

interface Searched {
  search?: string | null;
  searchMatch?: SearchMatch | null;
}

/** Null when nothing is searched for. */
export async function findHits(
  ctx: Searching,
  kind: DocumentKind,
  { search, searchMatch }: Searched = {},
): Promise<Hits | null> {
  if (search == null || search.trim() === '') return null;
  const asked = { kind, text: search, match: searchMatch ?? SearchMatch.ALL };
  if (!ctx.loaders) return (await ask(ctx, asked, ['all']))[0] as Hits;
  return loadWith(ctx as Context, ask, asked, 'all');
}

/** The same as a list's filter takes it. */
export async function findFor(
  ctx: Searching,
  kind: DocumentKind,
  filter: Searched | null | undefined,
): Promise<Found | null> {
  return findHits(ctx, kind, filter ?? {});
}

async function ask(
  { app, em, viewer }: Searching,
  { kind, text, match }: { kind: DocumentKind; text: string; match: SearchMatch },
  keys: readonly 'all'[],
): Promise<Hits[]> {
  const request = { kind, query: parseQuery(text), match, viewerId: viewer?.id ?? '0' };
  const hits = await asList(async () => app.search.find(em, request));
  return keys.map(() => hits);
}
