/** How many active scenes there are of an actor, a studio or a tag, as SQL over its row, criteria and order. */
import { expressionBuilder, sql } from 'kysely';
import type { Database } from '../database/rows.ts';
import { integer } from '../lists/criteria.ts';
import type { SortKey } from '../lists/keyset.ts';
import { keptCounts } from './kept-counts.ts';
import type { Counted } from './scene-count.entity.ts';

const { ref } = expressionBuilder<Database, 'actors' | 'studios' | 'tags'>();

/**
 * The count of one of many, where all are asked for. The counts do not depend on the row, so PostgreSQL sums them up once, for
 * all rows, and looks them up by key.
 */
const lookup = (kind: Counted, key: ReturnType<typeof sql>) => sql<string>`coalesce((
  (select jsonb_object_agg(counted.key, counted.scenes)
     from (select key, sum(scenes) as scenes from ${keptCounts(kind)} as kept group by key) counted) ->> ${key}::text)::bigint, 0)`;

const scenesOfActor = lookup('actor', sql`${ref('actors.pk')}`);
const scenesOfStudio = lookup('studio', sql`${ref('studios.pk')}`);
const scenesOfTag = lookup('tag', sql`${ref('tags.id')}`);

export const actorSceneCriteria = { sceneCount: integer(scenesOfActor) };
export const studioSceneCriteria = { sceneCount: integer(scenesOfStudio) };
export const tagSceneCriteria = { sceneCount: integer(scenesOfTag) };

const sorted = (expression: SortKey['expression']) => ({
  SCENE_COUNT: { expression, type: 'bigint', isNullable: false } satisfies SortKey,
});

export const actorSceneSorts = sorted(() => scenesOfActor);
export const studioSceneSorts = sorted(() => scenesOfStudio);
export const tagSceneSorts = sorted(() => scenesOfTag);
