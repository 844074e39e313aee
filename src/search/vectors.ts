/** Documents as PostgreSQL's tsvector: every word with its place and the weight of its field. */
import { setImmediate } from 'node:timers/promises';
import { inGroups } from '../in-groups.ts';
import { SearchField } from './search.enums.ts';
import type { Source } from './sources.queries.ts';
import { type Token, tokensOf } from './words.ts';

type Weight = 'A' | 'B' | 'C' | 'D';

const weights: [SearchField, Weight][] = [
  [SearchField.TITLE, 'A'],
  [SearchField.FILENAME, 'B'],
  [SearchField.ACTORS, 'C'],
  [SearchField.STUDIO, 'C'],
  [SearchField.TAGS, 'C'],
  [SearchField.DESCRIPTION, 'D'],
];

/** There are only four weights, so that those of the related things are told apart in a vector of their own. */
const relatedWeights: [SearchField, Weight][] = [
  [SearchField.ACTORS, 'A'],
  [SearchField.STUDIO, 'B'],
  [SearchField.TAGS, 'C'],
];

const names = new Set(relatedWeights.map(([field]) => field));

type TokensOf = typeof tokensOf;

export interface Document extends Pick<Source, 'id' | 'facts'> {
  words: string;
  related: string;
}

/** One of a scene with a long description takes some milliseconds. */
const documentsPerTurn = 10;

/** The documents of many things; whatever else the process does has its turn in between. */
export async function documentsOf(sources: readonly Source[]): Promise<Document[]> {
  const ofName = remembered(tokensOf); // they are mostly the same
  const documents: Document[] = [];
  for (const some of inGroups(sources, documentsPerTurn)) {
    for (const source of some) {
      const { id, facts } = source;
      documents.push({ id, facts, words: wordsOf(source, ofName), related: relatedOf(source, ofName) });
    }
    await setImmediate();
  }
  return documents;
}

function remembered(of: TokensOf): TokensOf {
  const known = new Map<string, Token[]>();
  return (text) => {
    const tokens = known.get(text) ?? of(text);
    known.set(text, tokens);
    return tokens;
  };
}

export const wordsOf = (source: Source, ofName?: TokensOf): string => vectorOf(source, weights, ofName);

export const relatedOf = (source: Source, ofName?: TokensOf): string => vectorOf(source, relatedWeights, ofName);

/** The words of one text, without a weight. */
export const plainVector = (text: string): string =>
  tokensOf(text)
    .map(({ word, position }) => `'${word}':${position + 1}`)
    .join(' ');

/** The largest position that a tsvector can hold. */
const maxPosition = 16_383;
/** Of one scene; a description that is longer is found by its beginning. */
const maxTokens = 10_000;
/** Between two texts, so that no phrase is found across them. */
const gap = 10;

function vectorOf({ texts }: Source, fields: readonly [SearchField, Weight][], ofName: TokensOf = tokensOf): string {
  const entries: string[] = [];
  let next = 1;
  for (const [field, weight] of fields) {
    const tokensIn = names.has(field) ? ofName : tokensOf;
    for (const text of texts[field] ?? []) {
      const tokens = tokensIn(text).slice(0, maxTokens - entries.length);
      for (const { word, position } of tokens) {
        entries.push(`'${word}':${Math.min(next + position, maxPosition)}${weight}`);
      }
      next += (tokens.at(-1)?.position ?? 0) + gap;
    }
  }
  return entries.join(' ');
}
