/** Scenes by id with what a document selects of them, studio, actors and tags included, in one statement. */
import { parseBigserial, parseIds } from '../checks/ids.ts';
import { type Context, inOrderOf } from '../context.ts';
import { type SceneRow, type SceneSelection, selectScenes } from './scene.queries.ts';
import { withRelations } from './scene-relations.queries.ts';

/** For `loadWith`: trashed and missing scenes are found as well. */
export async function selectedScenes(
  ctx: Context,
  { columns, relations }: SceneSelection,
  ids: readonly string[],
): Promise<(SceneRow | null)[]> {
  const scenes = selectScenes(ctx.em, columns).where('scenes.id', 'in', parseIds(parseBigserial, ids));
  return inOrderOf(ids, await withRelations(ctx, scenes, relations).execute(), ({ id }) => id);
}
