/** Scenes by id with what a document selects of them, studio, actors and tags included, in one statement. */
import { type SqlBool, sql } from 'kysely';
import { parseBigserial, parseIds } from '../checks/ids.ts';
import { type Context, inOrderOf } from '../context.ts';
import { executeForKeys } from '../database/prepared.ts';
import { type SceneRow, type SceneSelection, selectScenes } from './scene.queries.ts';
import { withRelations } from './scene-relations.queries.ts';

/** For `loadWith`: trashed and missing scenes are found as well. */
export async function selectedScenes(
  ctx: Context,
  { columns, relations }: SceneSelection,
  ids: readonly string[],
): Promise<(SceneRow | null)[]> {
  const selected = { key: JSON.stringify(['scenes by id', columns, relations]), keys: parseIds(parseBigserial, ids) };
  const found = await executeForKeys(ctx.em, selected, (keys) =>
    withRelations(
      ctx,
      selectScenes(ctx.em, columns).where(sql<SqlBool>`${sql.ref('scenes.id')} = any(${keys}::bigint[])`),
      relations,
    ),
  );
  return inOrderOf(ids, found, ({ id }) => id);
}
