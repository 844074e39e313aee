/** Scenes by id with what a document selects of them, what belongs to them included, in one statement. */
import { type SqlBool, sql } from 'kysely';
import { parseBigserial, parseIds } from '../checks/ids.ts';
import { type Context, inOrderOf } from '../context.ts';
import { executePrepared } from '../database/prepared.ts';
import { withJson } from '../graphql/json.ts';
import { filterContextOf } from '../lists/filters.ts';
import { type SceneRow, selectSelected } from './scene.queries.ts';
import { type SceneSelection, withRelations } from './scene-relations.queries.ts';

/** For `loadWith`: trashed and missing scenes are found as well. */
export async function selectedScenes(
  ctx: Context,
  selection: SceneSelection,
  ids: readonly string[],
): Promise<(SceneRow | null)[]> {
  const asked = {
    key: JSON.stringify(['scenes by id', selection]),
    values: { keys: parseIds(parseBigserial, ids), viewerId: filterContextOf(ctx.viewer).viewerId },
  };
  const found = await executePrepared(ctx.em, asked, ({ keys, viewerId }) =>
    withRelations(
      ctx,
      selectSelected(ctx.em, selection).where(sql<SqlBool>`${sql.ref('scenes.id')} = any(${keys}::bigint[])`),
      selection,
      viewerId,
    ),
  );
  return inOrderOf(ids, withJson(found, selection.json), ({ id }) => id);
}
