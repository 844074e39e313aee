/** Where a query is found in a text: the same rules as PostgreSQL's, on the text itself. */
import type { TsQuery } from './tsquery.ts';
import { type Token, tokensOf } from './words.ts';

export interface Occurrences {
  isFound: boolean;
  /** The words that were found, also where others are missing. */
  tokens: Token[];
}

export function occurrencesOf(query: TsQuery, tokens: readonly Token[]): Occurrences {
  if ('word' in query) return found(tokens.filter((token) => isWord(query, token)));
  if ('not' in query) return { isFound: !occurrencesOf(query.not, tokens).isFound, tokens: [] };
  if ('phrase' in query)
    return found(tokens.flatMap(({ position }) => phraseAt(query, tokens, position)?.tokens ?? []));
  const parts = ('all' in query ? query.all : query.any).map((part) => occurrencesOf(part, tokens));
  const isFound = 'all' in query ? parts.every((part) => part.isFound) : parts.some((part) => part.isFound);
  return { isFound, tokens: parts.flatMap((part) => part.tokens) };
}

export const isFoundIn = (query: TsQuery, text: string): boolean => occurrencesOf(query, tokensOf(text)).isFound;

const found = (tokens: Token[]): Occurrences => ({ isFound: tokens.length > 0, tokens });

const isWord = ({ word, isPrefix }: { word: string; isPrefix?: boolean }, token: Token) =>
  isPrefix ? token.word.startsWith(word) : token.word === word;

/** The words of a phrase that begins here, and where it ends; undefined when it does not. */
function phraseAt(
  query: TsQuery,
  tokens: readonly Token[],
  position: number,
): { tokens: Token[]; next: number } | undefined {
  if ('word' in query) {
    const token = tokens.find((one) => one.position === position && isWord(query, one));
    return token && { tokens: [token], next: position + 1 };
  }
  if ('any' in query) {
    for (const part of query.any) {
      const end = phraseAt(part, tokens, position);
      if (end) return end;
    }
    return undefined;
  }
  if ('not' in query) return undefined;
  const parts = 'phrase' in query ? query.phrase : query.all;
  let end = { tokens: [] as Token[], next: position };
  for (const part of parts) {
    const further = phraseAt(part, tokens, end.next);
    if (!further) return undefined;
    end = { tokens: [...end.tokens, ...further.tokens], next: further.next };
  }
  return end;
}
