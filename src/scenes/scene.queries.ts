/** Reads of scenes by id. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { expressionBuilder, sql } from 'kysely';
import { parseBigserial, parseIds } from '../checks/ids.ts';
import { type Context, inOrderOf } from '../context.ts';
import { type ColumnNames, type RowOf, rowColumns } from '../database/row-columns.ts';
import { type Database, rows } from '../database/rows.ts';
import { purgeAt } from './purge-at.ts';
import type { SceneRelations, SceneSelection } from './scene-relations.queries.ts';

const { fn, lit, ref } = expressionBuilder<Database, 'scenes'>();

/** The columns behind the type Scene. What is unknown in the table is 0 or empty in the API, where it cannot be null. */
const sceneColumns = rowColumns('scenes', {
  keys: ['id', 'studioId'],
  except: ['studio', 'actors', 'tags', 'filmFacts'], // names from older versions, and what only jobs read
  computed: {
    purgeAt,
    size: fn.coalesce('scenes.size', sql<string>`0`),
    viewCount: fn.coalesce('scenes.viewCount', sql<string>`0`),
    duration: fn.coalesce('scenes.duration', lit(0)),
    durationMs: sql<string>`coalesce(${ref('scenes.durationMs')}, ${ref('scenes.duration')} * 1000::bigint, 0)`,
    width: fn.coalesce('scenes.width', lit(0)),
    height: fn.coalesce('scenes.height', lit(0)),
    displayTitle: sql<string>`coalesce(nullif(${ref('scenes.title')}, ''), nullif(${ref('scenes.originalFilename')}, ''), 'Scene ' || ${ref('scenes.id')})`,
    spriteSheetCount: fn.coalesce('scenes.spriteSheetCount', lit(0)),
    processingStatus: fn.coalesce('scenes.processingStatus', sql.lit('pending')),
  },
});

/** `studio`, `actors` and `tags` are there when they were read in the same statement. */
export type SceneRow = RowOf<typeof sceneColumns> & Partial<SceneRelations>;

/** The scenes with these ids, trashed and missing ones included. */
export async function findScenes(em: EntityManager, ids: readonly string[]) {
  return selectScenes(em).where('id', 'in', parseIds(parseBigserial, ids)).execute();
}

export async function scenesByIds(ctx: Context, ids: readonly string[]) {
  return inOrderOf(ids, await findScenes(ctx.em, ids), (scene) => scene.id);
}

export function selectScenes(em: EntityManager, columns?: ColumnNames) {
  return rows(em).selectFrom('scenes').select(sceneColumns(em, columns));
}

/** With all columns that `withRelations` makes something of. */
export const selectSelected = (em: EntityManager, { columns, shapes }: SceneSelection) =>
  selectScenes(em, columns === 'all' ? 'all' : [...columns, ...shapes.flatMap((shape) => shape.columns)]);
