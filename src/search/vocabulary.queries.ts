/** What the vocabulary knows of the words of a query: how frequent they are, and which ones may have been meant. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { prepared } from '../database/prepared.ts';
import { rows } from '../database/rows.ts';
import { distance, patternsOf, typosAllowed } from './typos.ts';

export interface Correction {
  word: string;
  /** How many typos it is away. */
  typos: number;
  documents: number;
}

export interface Vocabulary {
  /** How many documents have this word, or one that begins with it. */
  documents(word: string, isPrefix: boolean): number;
  /** The closest and most frequent words that may have been meant, but not the word itself. */
  corrections(word: string): Correction[];
}

/** More would be guessing. */
const maxCorrections = 10;

/** One statement, which reads a few hundred words by index whatever their number. */
export async function lookUp(
  em: EntityManager,
  asked: { words: readonly string[]; prefixes: readonly string[]; mistypable: readonly string[] },
): Promise<Vocabulary> {
  const patterns = asked.mistypable.flatMap((word) => {
    const typos = typosAllowed(word);
    return typos === 0 ? [] : patternsOf(word, typos).map((pattern) => ({ word, typos, pattern }));
  });
  const [words, allowed, like] = [
    patterns.map(({ word }) => word),
    patterns.map(({ typos }) => typos),
    patterns.map(({ pattern }) => pattern),
  ];
  // The distance here counts two changed letters where two have changed places, hence twice as many.
  const { rows: found } = await sql<{
    kind: 'word' | 'prefix' | 'typo';
    asked: string;
    word: string;
    documents: string;
  }>`
    ${prepared} select 'word' as kind, word as asked, word, documents::bigint from search_words
     where word = any(${asked.words}::text[]) and documents > 0
    union all
    select 'prefix', prefix, prefix, coalesce(matches.documents, 0)
      from unnest(${asked.prefixes}::text[]) prefix
     cross join lateral (
       select sum(documents) as documents from search_words where word >= prefix and word < prefix || U&'\\+10FFFF') matches
    union all
    select 'typo', asked.word, near.word, near.documents
      from unnest(${words}::text[], ${allowed}::int[], ${like}::text[]) asked(word, typos, pattern)
     cross join lateral (select word, documents from search_words where word like asked.pattern and documents > 0 offset 0) near
     where length(near.word) between length(asked.word) - typos and length(asked.word) + typos
       and levenshtein_less_equal(near.word, asked.word, 2 * typos) <= 2 * typos`.execute(rows(em));
  const counts = new Map(
    found.map(({ kind, word, documents: count }) => [keyOf(kind === 'prefix' ? kind : 'word', word), Number(count)]),
  );
  const near = Map.groupBy(
    found.filter(({ kind }) => kind === 'typo'),
    (row) => row.asked,
  );
  return {
    documents: (word, isPrefix) => counts.get(keyOf(isPrefix ? 'prefix' : 'word', word)) ?? 0,
    corrections: (word) => {
      const candidates = new Map(near.get(word)?.map((row) => [row.word, Number(row.documents)]));
      return [...candidates]
        .map(([candidate, documents]) => ({ word: candidate, documents, typos: distance(word, candidate) }))
        .filter(({ typos }) => typos > 0 && typos <= typosAllowed(word))
        .sort((a, b) => a.typos - b.typos || b.documents - a.documents)
        .slice(0, maxCorrections);
    },
  };
}

const keyOf = (kind: 'word' | 'prefix', word: string) => `${kind} ${word}`;
