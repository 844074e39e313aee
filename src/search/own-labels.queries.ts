/** The labels of a viewer's markers, which only they can search for: they are in no document. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { prepared } from '../database/prepared.ts';
import { rows } from '../database/rows.ts';
import { isFoundIn } from './occurrences.ts';
import { parseQuery } from './parse-query.ts';
import { resolveQuery } from './resolve-query.ts';
import type { TsQuery } from './tsquery.ts';
import { tokensOf } from './words.ts';

export interface OwnLabel {
  label: string;
  words: string[];
}

/** Nobody types more of them; what goes beyond is found by the filter `markerLabels` only. */
const maxLabels = 5000;

export async function ownLabels(em: EntityManager, userId: string): Promise<OwnLabel[]> {
  const found = await rows(em)
    .selectFrom('user_scene_markers')
    .modifyFront(prepared)
    .select('label')
    .distinct()
    .where('userId', '=', userId)
    .where('label', 'is not', null)
    .orderBy('label')
    .limit(maxLabels)
    .execute();
  return found.flatMap(({ label }) => (label ? [{ label, words: tokensOf(label).map(({ word }) => word) }] : []));
}

/** Those that a search finds by themselves. */
export async function labelsMatching(em: EntityManager, userId: string, text: string): Promise<string[]> {
  const labels = await ownLabels(em, userId);
  const words = [...new Set(labels.flatMap((label) => label.words))];
  const { groups, excluded } = resolveQuery(parseQuery(text), noVocabulary, words);
  const query: TsQuery = { all: [...groups.map((group) => group.query), ...excluded.map((not) => ({ not }))] };
  return labels.filter(({ label }) => isFoundIn(query, label)).map(({ label }) => label);
}

const noVocabulary = { documents: () => 0, corrections: () => [] };
