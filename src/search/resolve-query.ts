/** From what was typed to what is looked for: each group of words with its beginnings and its likely corrections. */
import type { SearchQuery, Term } from './parse-query.ts';
import { beginning, exactly, type TsQuery, wordsIn } from './tsquery.ts';
import { distance, typosAllowed } from './typos.ts';
import type { Correction, Vocabulary } from './vocabulary.queries.ts';

export interface ResolvedGroup {
  /** As spelled, as a beginning, with one typo, with two: what is found by an earlier one is better. */
  tiers: readonly Tier[];
  /** Whatever is found by one of them. */
  query: TsQuery;
  /** At most so many documents have it. */
  documents: number;
}

export interface Tier {
  query: TsQuery;
  /** 0 as spelled, 1 as a beginning, 2 with one typo, 3 with two: whether or not there are others, so that ranks stay the same. */
  level: number;
  /** At most so many documents have it. */
  documents: number;
}

export interface ResolvedQuery {
  groups: readonly ResolvedGroup[];
  excluded: readonly TsQuery[];
}

/** What to look up before: see `lookUp`. */
export function wordsToLookUp({ groups }: SearchQuery) {
  const terms = groups.flat();
  const prefixes = terms.filter(({ isPrefix }) => isPrefix).map(beginning);
  return {
    words: [...new Set(terms.flatMap((term) => wordsIn(exactly(term))))],
    prefixes: [...new Set([...prefixes, ...terms.map(exactly)].flatMap(prefixesIn))],
    mistypable: [...new Set(terms.flatMap(mistypableIn))],
  };
}

/** `ownWords`: words that only this viewer has, in labels of markers; the vocabulary does not know them. */
export function resolveQuery(
  { groups, excluded }: SearchQuery,
  vocabulary: Vocabulary,
  ownWords: readonly string[] = [],
): ResolvedQuery {
  const correct = (word: string) => [...vocabulary.corrections(word), ...correctionsAmong(word, ownWords)];
  const isContinued = (word: string) =>
    vocabulary.documents(word, true) > vocabulary.documents(word, false) ||
    ownWords.some((own) => own !== word && own.startsWith(word));
  // Where no word continues it, looking for beginnings would find the same, and take the index twice as long. So the counts of words must be exact.
  const mayGoOn = (term: Term) => term.isPrefix && prefixesIn(beginning(term)).some(isContinued);
  return {
    groups: groups.map((terms) => {
      const corrections = [1, 2].map((typos) => terms.flatMap((term) => corrected(term, typos, correct)));
      const tiers = [terms.map(exactly), terms.filter(mayGoOn).map(beginning), ...corrections]
        .map((found, level) => ({ query: oneOf(found), level }))
        .flatMap(({ query, level }) => (query ? [{ query, level, documents: documentsOf(query, vocabulary) }] : []));
      // A word as it is spelled is among those that begin with it: the index need not look for both.
      const spelled = terms.map((term) => (mayGoOn(term) ? beginning(term) : exactly(term)));
      const query = { any: [...spelled, ...corrections.flat()] };
      return { tiers, query, documents: documentsOf(query, vocabulary) };
    }),
    excluded: excluded.map(exactly),
  };
}

const oneOf = (found: readonly TsQuery[]): TsQuery | undefined => (found.length > 1 ? { any: found } : found[0]);

/** A term with this many typos in one of its words; phrases and dates are taken as they are. */
function corrected(
  term: Term,
  typos: number,
  correct: (word: string) => readonly Pick<Correction, 'word' | 'typos'>[],
): TsQuery[] {
  if (term.isPhrase) return [];
  const found = term.pieces.map((piece): TsQuery => {
    const spelled = exactly({ ...term, pieces: [piece] });
    const others = mistypableIn({ ...term, pieces: [piece] })
      .flatMap(correct)
      .filter((correction) => correction.typos === typos)
      .map(({ word }) => ({ word }));
    return others.length === 0 ? spelled : { any: term.pieces.length === 1 ? others : [spelled, ...others] };
  });
  const isCorrected = term.pieces.some((piece) =>
    mistypableIn({ ...term, pieces: [piece] })
      .flatMap(correct)
      .some((one) => one.typos === typos),
  );
  return isCorrected ? [{ all: found }] : [];
}

const mistypableIn = ({ pieces, isPhrase }: Term): string[] =>
  isPhrase ? [] : pieces.filter(({ kind, word }) => kind === 'word' && typosAllowed(word) > 0).map(({ word }) => word);

const correctionsAmong = (word: string, candidates: readonly string[]) =>
  candidates
    .map((candidate) => ({ word: candidate, typos: distance(word, candidate) }))
    .filter(({ typos }) => typos > 0 && typos <= typosAllowed(word));

function prefixesIn(query: TsQuery): string[] {
  if ('word' in query) return query.isPrefix ? [query.word] : [];
  if ('not' in query) return [];
  return ('all' in query ? query.all : 'any' in query ? query.any : query.phrase).flatMap(prefixesIn);
}

function documentsOf(query: TsQuery, vocabulary: Vocabulary): number {
  if ('word' in query) return vocabulary.documents(query.word, query.isPrefix === true);
  if ('not' in query) return 0;
  if ('any' in query) return query.any.reduce((sum, part) => sum + documentsOf(part, vocabulary), 0);
  return Math.min(...('all' in query ? query.all : query.phrase).map((part) => documentsOf(part, vocabulary)));
}
