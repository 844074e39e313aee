/** What scenes, actors and studios can be ordered by of what users think of them. */
import { sql } from 'kysely';
import type { ActorSortField } from '../actors/actor.inputs.ts';
import type { SortKeys } from '../lists/keyset.ts';
import type { SceneSortField } from '../scenes/scene.inputs.ts';
import type { StudioSortField } from '../studios/studio.inputs.ts';
import {
  actorRating,
  averageSceneRating,
  jizzCount,
  lastWatchedAt,
  sceneRating,
  studioRating,
} from './interaction-figures.ts';

export const sceneInteractionSorts = {
  RATING: { expression: (context) => sql`${sceneRating(context)}::float8`, type: 'float8', isNullable: true },
  AVERAGE_RATING: { expression: () => sql`${averageSceneRating()}::float8`, type: 'float8', isNullable: true },
  JIZZ_COUNT: { expression: jizzCount, type: 'bigint', isNullable: false },
  LAST_WATCHED_AT: { expression: lastWatchedAt, type: 'timestamptz', isNullable: true },
} satisfies Partial<SortKeys<SceneSortField>>;

export const actorInteractionSorts = {
  RATING: { expression: (context) => sql`${actorRating(context)}::float8`, type: 'float8', isNullable: true },
} satisfies Partial<SortKeys<ActorSortField>>;

export const studioInteractionSorts = {
  RATING: { expression: (context) => sql`${studioRating(context)}::float8`, type: 'float8', isNullable: true },
} satisfies Partial<SortKeys<StudioSortField>>;
