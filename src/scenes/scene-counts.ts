/** How many active scenes there are of an actor, a studio or a tag, as SQL over its row, criteria and order. */
import { expressionBuilder, sql } from 'kysely';
import type { Database } from '../database/rows.ts';
import { integer } from '../graphql/criteria.ts';
import type { SortKey } from '../graphql/keyset.ts';

const { ref } = expressionBuilder<Database, 'actors' | 'studios' | 'tags'>();

const isActive = sql`scenes.trashed_at is null and scenes.deleted_at is null`;

export const scenesOfActor = sql<string>`(
  select count(*) from scene_actors join scenes on scenes.id = scene_actors.scene_id
   where scene_actors.actor_id = ${ref('actors.pk')} and ${isActive})`;

export const scenesOfStudio = sql<string>`(
  select count(*) from scenes where scenes.studio_id = ${ref('studios.pk')} and ${isActive})`;

export const scenesOfTag = sql<string>`(
  select count(*) from scene_tags join scenes on scenes.id = scene_tags.scene_id
   where scene_tags.tag_id = ${ref('tags.id')} and ${isActive})`;

export const actorSceneCriteria = { sceneCount: integer(scenesOfActor) };
export const studioSceneCriteria = { sceneCount: integer(scenesOfStudio) };
export const tagSceneCriteria = { sceneCount: integer(scenesOfTag) };

const sorted = (expression: SortKey['expression']) => ({
  SCENE_COUNT: { expression, type: 'bigint', isNullable: false } satisfies SortKey,
});

export const actorSceneSorts = sorted(() => scenesOfActor);
export const studioSceneSorts = sorted(() => scenesOfStudio);
export const tagSceneSorts = sorted(() => scenesOfTag);
