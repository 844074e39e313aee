/** How many active scenes there are of an actor, a studio or a tag, as SQL over its row, criteria and order. */
import { expressionBuilder, sql } from 'kysely';
import type { Database } from '../database/rows.ts';
import { integer } from '../lists/criteria.ts';
import type { SortKey } from '../lists/keyset.ts';

const { ref } = expressionBuilder<Database, 'actors' | 'studios' | 'tags'>();

const isActive = sql`scenes.trashed_at is null and scenes.deleted_at is null`;

/**
 * The count of one of many, where all are asked for. The counts do not depend on the row, so PostgreSQL works them out once,
 * for all rows, and looks them up by key; a count for each row would read every link by itself, seven times as long.
 */
const lookup = (counts: ReturnType<typeof sql>, key: ReturnType<typeof sql>) => sql<string>`coalesce((
  (select jsonb_object_agg(counted.key, counted.scenes) from (${counts}) counted(key, scenes)) ->> ${key}::text)::bigint, 0)`;

const scenesOfActor = lookup(
  sql`select actor_id, count(*) from scene_actors join scenes on scenes.id = scene_actors.scene_id
       where ${isActive} group by actor_id`,
  sql`${ref('actors.pk')}`,
);

const scenesOfStudio = lookup(
  sql`select studio_id, count(*) from scenes where studio_id is not null and ${isActive} group by studio_id`,
  sql`${ref('studios.pk')}`,
);

const scenesOfTag = lookup(
  sql`select tag_id, count(*) from scene_tags join scenes on scenes.id = scene_tags.scene_id
       where ${isActive} group by tag_id`,
  sql`${ref('tags.id')}`,
);

export const actorSceneCriteria = { sceneCount: integer(scenesOfActor) };
export const studioSceneCriteria = { sceneCount: integer(scenesOfStudio) };
export const tagSceneCriteria = { sceneCount: integer(scenesOfTag) };

const sorted = (expression: SortKey['expression']) => ({
  SCENE_COUNT: { expression, type: 'bigint', isNullable: false } satisfies SortKey,
});

export const actorSceneSorts = sorted(() => scenesOfActor);
export const studioSceneSorts = sorted(() => scenesOfStudio);
export const tagSceneSorts = sorted(() => scenesOfTag);
