/**
 * What lists can be filtered and ordered by, and what is read with their rows: each feature brings that of its own data, and here it
 * comes together.
 */
import { actorCriteria } from './actors/actor.criteria.ts';
import type { ActorFilter, ActorSortField } from './actors/actor.inputs.ts';
import { actorSorts } from './actors/actor.sorts.ts';
import {
  actorInteractionCriteria,
  sceneInteractionCriteria,
  studioInteractionCriteria,
} from './interactions/interaction.criteria.ts';
import {
  actorInteractionSorts,
  sceneInteractionSorts,
  studioInteractionSorts,
} from './interactions/interaction.sorts.ts';
import { interactionsOfScene } from './interactions/scene-interactions.queries.ts';
import type { Criteria } from './lists/filters.ts';
import type { SortKeys } from './lists/keyset.ts';
import { markerCriteria, sceneMarkerCriteria } from './markers/marker.criteria.ts';
import type { MarkerFilter } from './markers/marker.inputs.ts';
import { markersOfScene } from './markers/marker.queries.ts';
import {
  actorRelationCriteria,
  sceneRelationCriteria,
  studioRelationCriteria,
  tagRelationCriteria,
} from './scenes/related-filters.ts';
import { sceneCriteria } from './scenes/scene.criteria.ts';
import type { SceneFilter, SceneSortField } from './scenes/scene.inputs.ts';
import { sceneSorts } from './scenes/scene.sorts.ts';
import {
  actorSceneCriteria,
  actorSceneSorts,
  studioSceneCriteria,
  studioSceneSorts,
  tagSceneCriteria,
  tagSceneSorts,
} from './scenes/scene-counts.ts';
import { type ReadRelation, type SceneRelations, sceneRelations } from './scenes/scene-relations.queries.ts';
import { studioCriteria } from './studios/studio.criteria.ts';
import type { StudioFilter, StudioSortField } from './studios/studio.inputs.ts';
import { studioSorts } from './studios/studio.sorts.ts';
import { tagCriteria } from './tags/tag.criteria.ts';
import type { TagFilter, TagSortField } from './tags/tag.inputs.ts';
import { tagSorts } from './tags/tag.sorts.ts';

export interface Catalogue {
  scenes: Listed<SceneFilter, SceneSortField> & {
    /** What is read together with scenes. */
    relations: Record<keyof SceneRelations, ReadRelation>;
  };
  actors: Listed<ActorFilter, ActorSortField>;
  studios: Listed<StudioFilter, StudioSortField>;
  tags: Listed<TagFilter, TagSortField>;
  markers: { criteria: Criteria<MarkerFilter> };
}

declare module './app.type.ts' {
  interface App {
    /** What lists can be filtered by, and what is read with their rows. */
    catalogue: Catalogue;
  }
}

interface Listed<Filter, Field extends string> {
  criteria: Criteria<Filter>;
  sorts: SortKeys<Field>;
}

export const catalogue: Catalogue = {
  scenes: {
    criteria: {
      ...sceneCriteria,
      ...sceneInteractionCriteria,
      ...sceneMarkerCriteria(() => catalogue.markers.criteria),
      ...sceneRelationCriteria({
        actors: () => catalogue.actors.criteria,
        studios: () => catalogue.studios.criteria,
        tags: () => catalogue.tags.criteria,
      }),
    },
    sorts: { ...sceneSorts, ...sceneInteractionSorts },
    relations: { ...sceneRelations, interactions: interactionsOfScene, markers: markersOfScene },
  },
  actors: {
    criteria: {
      ...actorCriteria,
      ...actorSceneCriteria,
      ...actorInteractionCriteria,
      ...actorRelationCriteria(() => catalogue.scenes.criteria),
    },
    sorts: { ...actorSorts, ...actorSceneSorts, ...actorInteractionSorts },
  },
  studios: {
    criteria: {
      ...studioCriteria,
      ...studioSceneCriteria,
      ...studioInteractionCriteria,
      ...studioRelationCriteria(() => catalogue.scenes.criteria),
    },
    sorts: { ...studioSorts, ...studioSceneSorts, ...studioInteractionSorts },
  },
  tags: {
    criteria: {
      ...tagCriteria,
      ...tagSceneCriteria,
      ...tagRelationCriteria(() => catalogue.scenes.criteria),
    },
    sorts: { ...tagSorts, ...tagSceneSorts },
  },
  markers: { criteria: markerCriteria(() => catalogue.scenes.criteria) },
};
