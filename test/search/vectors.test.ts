/** Making many documents: the same as one by one, and nobody waits for all of them. */
import { expect, test } from 'vitest';
import { DocumentKind } from '../../src/search/search.enums.ts';
import type { Source } from '../../src/search/sources.queries.ts';
import { documentsOf, relatedOf, wordsOf } from '../../src/search/vectors.ts';

const sources: Source[] = Array.from({ length: 95 }, (_, n) => ({
  kind: DocumentKind.SCENE,
  id: String(n),
  facts: `{${n}}`,
  texts: {
    TITLE: [`Harbour ${n} at dawn`],
    DESCRIPTION: [`What l'amour number ${n} is about`],
    ACTORS: [`Ada Example ${n % 7}`, "O'Neil"],
    STUDIO: ['North Light'],
    TAGS: ['Rain', `Tag ${n % 3}`],
  },
}));

test('documents made together are those made one by one', async () => {
  expect(await documentsOf(sources)).toEqual(
    sources.map((source) => ({
      id: source.id,
      facts: source.facts,
      words: wordsOf(source),
      related: relatedOf(source),
    })),
  );
});

test('after ten documents at most, others have their turn', async () => {
  let turn = 0;
  const perTurn = new Map<number, Set<string>>();
  const watched = sources.map((source) => ({
    ...source,
    get texts() {
      perTurn.set(turn, (perTurn.get(turn) ?? new Set()).add(source.id));
      return source.texts;
    },
  }));
  let isOver = false;
  const next = () => {
    turn += 1;
    if (!isOver) setImmediate(next);
  };
  setImmediate(next);
  await documentsOf(watched);
  isOver = true;

  expect([...perTurn.values()].flatMap((ids) => [...ids])).toHaveLength(sources.length);
  expect(Math.max(...[...perTurn.values()].map((ids) => ids.size))).toBeLessThanOrEqual(10);
});
