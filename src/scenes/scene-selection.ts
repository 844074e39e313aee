/** What a document selects of scenes, so that their lists read only that. For resolvers: what is below them gets the result. */
import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import { allowsJson } from '../graphql/json.ts';
import { nodePaths, oncePerField, selectedBelow } from '../lists/selection.ts';
import { SceneSelection, type WantedRelations } from './scene-relations.queries.ts';

/** Of the scenes at the ends of these paths below the field that is being answered, by default of a connection's nodes. */
export function sceneSelection(
  { app }: Pick<Context, 'app'>,
  info: GraphQLResolveInfo,
  paths: readonly string[][] = nodePaths,
): SceneSelection {
  const mayBeJson = allowsJson(info);
  return oncePerField(info, `scenes ${paths.join(' ')} ${mayBeJson}`, () => {
    const scenes = selectedBelow(info, ...paths);
    const names = Object.keys(app.catalogue.scenes.relations);
    const { shapes, rest } = mayBeJson ? scenes.inShapes(names) : { shapes: [], rest: scenes };
    const wanted = names.map((name) => [name, rest.of(name)?.columns]);
    return new SceneSelection(rest.columns, Object.fromEntries(wanted) as WantedRelations, shapes);
  });
}
