/** The labels of a viewer's markers, which only they can search for: they are in no document. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { rows } from '../database/rows.ts';
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
    .select('label')
    .distinct()
    .where('userId', '=', userId)
    .where('label', 'is not', null)
    .orderBy('label')
    .limit(maxLabels)
    .execute();
  return found.flatMap(({ label }) => (label ? [{ label, words: tokensOf(label).map(({ word }) => word) }] : []));
}
