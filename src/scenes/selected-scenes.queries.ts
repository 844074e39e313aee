/** Scenes by id with what a document selects of them, what belongs to them included, in one statement. */
import { type SqlBool, sql } from 'kysely';
import { parseBigserial, parseIds } from '../checks/ids.ts';
import { type Context, inOrderOf } from '../context.ts';
import { executePrepared } from '../database/prepared.ts';
import { filterContextOf } from '../lists/filters.ts';
import { type SceneRow, type SceneSelection, selectScenes } from './scene.queries.ts';
import { withRelations } from './scene-relations.queries.ts';

/** For `loadWith`: trashed and missing scenes are found as well. */
export async function selectedScenes(
  ctx: Context,
  { columns, relations }: SceneSelection,
  ids: readonly string[],
): Promise<(SceneRow | null)[]> {
  const asked = {
    key: JSON.stringify(['scenes by id', columns, relations]),
    values: { keys: parseIds(parseBigserial, ids), viewerId: filterContextOf(ctx.viewer).viewerId },
  };
  const found = await executePrepared(ctx.em, asked, ({ keys, viewerId }) =>
    withRelations(
      ctx,
      selectScenes(ctx.em, columns).where(sql<SqlBool>`${sql.ref('scenes.id')} = any(${keys}::bigint[])`),
      relations,
      viewerId,
    ),
  );
  return inOrderOf(ids, found, ({ id }) => id);
}
