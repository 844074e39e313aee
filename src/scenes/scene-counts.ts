/** How many active scenes there are of an actor, a studio or a tag, as SQL over its row, criteria and order. */
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../database/rows.ts';
import { integer } from '../lists/criteria.ts';
import type { SortKey } from '../lists/keyset.ts';
import { keptScenes } from './kept-counts.ts';
import type { Counted } from './scene-count.entity.ts';

const { ref } = expressionBuilder<Database, 'actors' | 'studios' | 'tags'>();

/**
 * The count of one of many, where all are asked for. The counts do not depend on the row, so PostgreSQL sums them up once, for
 * all rows, and looks them up by key.
 */
const lookup = (kind: Counted, key: Expression<unknown>) => sql<string>`coalesce((
  (select jsonb_object_agg(counted.key, counted.scenes)
     from ${keptScenes(kind)} counted) ->> ${key}::text)::bigint, 0)`;

export const actorSceneCriteria = { sceneCount: integer(lookup('actor', ref('actors.pk'))) };
export const studioSceneCriteria = { sceneCount: integer(lookup('studio', ref('studios.pk'))) };
export const tagSceneCriteria = { sceneCount: integer(lookup('tag', ref('tags.id'))) };

/** A row of a list that is ordered by the count has it already. */
export interface CountedRow {
  countedScenes?: string;
}

/** Joined, which is faster than looking each of them up. */
function sorted(kind: Counted, key: Expression<unknown>) {
  const SCENE_COUNT: SortKey = {
    expression: () => sql`coalesce(counted.scenes, 0)`,
    type: 'bigint',
    isNullable: false,
    shownAs: 'countedScenes' satisfies keyof CountedRow,
    beside: { rows: keptScenes(kind).as('counted'), on: sql<SqlBool>`counted.key = ${key}` },
  };
  return { SCENE_COUNT };
}

export const actorSceneSorts = sorted('actor', ref('actors.pk'));
export const studioSceneSorts = sorted('studio', ref('studios.pk'));
export const tagSceneSorts = sorted('tag', ref('tags.id'));
