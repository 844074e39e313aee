/** Documents as PostgreSQL's tsvector: every word with its place and the weight of its field. */
import { SearchField } from './search.enums.ts';
import type { Source } from './sources.queries.ts';
import { tokensOf } from './words.ts';

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

export const wordsOf = (source: Source): string => vectorOf(source, weights);

export const relatedOf = (source: Source): string => vectorOf(source, relatedWeights);

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

function vectorOf({ texts }: Source, fields: readonly [SearchField, Weight][]): string {
  const entries: string[] = [];
  let next = 1;
  for (const [field, weight] of fields) {
    for (const text of texts[field] ?? []) {
      const tokens = tokensOf(text).slice(0, maxTokens - entries.length);
      for (const { word, position } of tokens) {
        entries.push(`'${word}':${Math.min(next + position, maxPosition)}${weight}`);
      }
      next += (tokens.at(-1)?.position ?? 0) + gap;
    }
  }
  return entries.join(' ');
}
