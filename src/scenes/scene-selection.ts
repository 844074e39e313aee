/** What a document selects of scenes, so that their lists read only that. For resolvers: what is below them gets the result. */
import type { GraphQLResolveInfo } from 'graphql';
import { nodePaths, selectedBelow } from '../lists/selection.ts';
import type { SceneSelection } from './scene.queries.ts';
import type { SceneRelations } from './scene-relations.queries.ts';

/** Of the scenes at the ends of these paths below the field that is being answered, by default of a connection's nodes. */
export function sceneSelection(info: GraphQLResolveInfo, paths: readonly string[][] = nodePaths): SceneSelection {
  const scenes = selectedBelow(info, ...paths);
  const of = (relation: keyof SceneRelations) => scenes.of(relation)?.columns;
  return { columns: scenes.columns, relations: { studio: of('studio'), actors: of('actors'), tags: of('tags') } };
}
