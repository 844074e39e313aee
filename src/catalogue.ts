/** What lists can be filtered by: each feature brings the criteria of its own data, and here they come together. */
import { actorCriteria } from './actors/actor.criteria.ts';
import type { ActorFilter } from './actors/actor.inputs.ts';
import type { Criteria } from './graphql/filters.ts';
import {
  actorInteractionCriteria,
  sceneInteractionCriteria,
  studioInteractionCriteria,
} from './interactions/interaction.criteria.ts';
import { sceneMarkerCriteria } from './markers/marker.criteria.ts';
import { sceneCriteria } from './scenes/scene.criteria.ts';
import type { SceneFilter } from './scenes/scene.inputs.ts';
import { actorSceneCriteria, studioSceneCriteria, tagSceneCriteria } from './scenes/scene-counts.ts';
import { studioCriteria } from './studios/studio.criteria.ts';
import type { StudioFilter } from './studios/studio.inputs.ts';
import { tagCriteria } from './tags/tag.criteria.ts';
import type { TagFilter } from './tags/tag.inputs.ts';

export interface Catalogue {
  scenes: Criteria<SceneFilter>;
  actors: Criteria<ActorFilter>;
  studios: Criteria<StudioFilter>;
  tags: Criteria<TagFilter>;
}

export const catalogue: Catalogue = {
  scenes: { ...sceneCriteria, ...sceneInteractionCriteria, ...sceneMarkerCriteria },
  actors: { ...actorCriteria, ...actorSceneCriteria, ...actorInteractionCriteria },
  studios: { ...studioCriteria, ...studioSceneCriteria, ...studioInteractionCriteria },
  tags: { ...tagCriteria, ...tagSceneCriteria },
};
