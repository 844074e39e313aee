/**
 * PostgreSQL's tsquery as a tree, and its text. Words hold letters and digits only, so nothing in them can be taken for
 * syntax; the text still reaches PostgreSQL as a parameter.
 */
import type { Term } from './parse-query.ts';
import type { Piece } from './words.ts';

export type TsQuery =
  | { word: string; isPrefix?: boolean }
  | { all: readonly TsQuery[] }
  | { any: readonly TsQuery[] }
  | { phrase: readonly TsQuery[] }
  | { not: TsQuery };

/** The text; with `weights`, of words that have one of these in the document. */
export function textOf(query: TsQuery, weights = ''): string {
  if ('word' in query) {
    const suffix = `${query.isPrefix ? '*' : ''}${weights}`;
    return `'${query.word}'${suffix ? `:${suffix}` : ''}`;
  }
  if ('not' in query) return `!(${textOf(query.not, weights)})`;
  const [parts, operator] =
    'all' in query ? [query.all, ' & '] : 'any' in query ? [query.any, ' | '] : [query.phrase, ' <-> '];
  const texts = parts.map((part) => textOf(part, weights));
  return texts.length === 1 ? (texts[0] ?? '') : `(${texts.join(operator)})`;
}

/** A term as it is spelled. */
export function exactly({ pieces, isPhrase }: Term): TsQuery {
  const found = pieces.map((piece) => spelled(piece, false));
  return isPhrase ? { phrase: found } : { all: found };
}

/** A term whose last word may go on. */
export function beginning({ pieces, isPhrase }: Term): TsQuery {
  const found = pieces.map((piece, index) => spelled(piece, index === pieces.length - 1));
  return isPhrase ? { phrase: found } : { all: found };
}

/** Every word in it, to ask how frequent it is. */
export function wordsIn(query: TsQuery): string[] {
  if ('word' in query) return [query.word];
  if ('not' in query) return [];
  const parts = 'all' in query ? query.all : 'any' in query ? query.any : query.phrase;
  return parts.flatMap(wordsIn);
}

function spelled({ kind, word, others, parts }: Piece, isPrefix: boolean): TsQuery {
  if (kind === 'cjk') {
    const pairs = parts.filter((part) => [...part.word].length > 1);
    // One character alone is the beginning of a pair, or the last of its text.
    return pairs.length > 0 ? { phrase: pairs.map((pair) => ({ word: pair.word })) } : { word, isPrefix: true };
  }
  const spellings: TsQuery[] = [word, ...others].map((spelling) => ({ word: spelling, isPrefix }));
  if (parts.length > 0) {
    spellings.push({
      phrase: parts.map((part, index) => ({ word: part.word, isPrefix: isPrefix && index === parts.length - 1 })),
    });
  }
  return spellings.length === 1 ? (spellings[0] as TsQuery) : { any: spellings };
}
