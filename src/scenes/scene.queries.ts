/** Reads of scenes by id. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { expressionBuilder, sql } from 'kysely';
import { type Context, inOrderOf } from '../context.ts';
import { type ColumnNames, type RowOf, rowColumns } from '../database/row-columns.ts';
import { type Database, rows } from '../database/rows.ts';
import type { SceneRelations, WantedRelations } from './scene-relations.queries.ts';

const { ref, fn, lit } = expressionBuilder<Database, 'scenes'>();

/** The columns behind the type Scene. What is unknown in the table is 0 or empty in the API, where it cannot be null. */
const sceneColumns = rowColumns(['id', 'studioId'], {
  id: ref('scenes.id'),
  createdAt: ref('scenes.createdAt'),
  updatedAt: ref('scenes.updatedAt'),
  deletedAt: ref('scenes.deletedAt'),
  trashedAt: ref('scenes.trashedAt'),
  purgeAt: sql<string | null>`${ref('scenes.trashedAt')} + make_interval(days => (
    select trash_retention_days from app_settings))`,
  title: ref('scenes.title'),
  description: ref('scenes.description'),
  originalFilename: ref('scenes.originalFilename'),
  storedPath: ref('scenes.storedPath'),
  storagePathId: ref('scenes.storagePathId'),
  size: fn.coalesce('scenes.size', sql<string>`0`),
  viewCount: fn.coalesce('scenes.viewCount', sql<string>`0`),
  duration: fn.coalesce('scenes.duration', lit(0)),
  width: fn.coalesce('scenes.width', lit(0)),
  height: fn.coalesce('scenes.height', lit(0)),
  frameRate: ref('scenes.frameRate'),
  bitRate: ref('scenes.bitRate'),
  videoCodec: ref('scenes.videoCodec'),
  audioCodec: ref('scenes.audioCodec'),
  fileHash: ref('scenes.fileHash'),
  fileCreatedAt: ref('scenes.fileCreatedAt'),
  releaseDate: ref('scenes.releaseDate'),
  thumbnailPath: ref('scenes.thumbnailPath'),
  thumbnailWidth: ref('scenes.thumbnailWidth'),
  thumbnailHeight: ref('scenes.thumbnailHeight'),
  thumbnailLargeWidth: ref('scenes.thumbnailLargeWidth'),
  thumbnailLargeHeight: ref('scenes.thumbnailLargeHeight'),
  spriteSheetPath: ref('scenes.spriteSheetPath'),
  spriteSheetCount: fn.coalesce('scenes.spriteSheetCount', lit(0)),
  spriteTileWidth: ref('scenes.spriteTileWidth'),
  spriteTileHeight: ref('scenes.spriteTileHeight'),
  spriteIntervalSeconds: ref('scenes.spriteIntervalSeconds'),
  vttPath: ref('scenes.vttPath'),
  coverImagePath: ref('scenes.coverImagePath'),
  studioId: ref('scenes.studioId'),
  origin: ref('scenes.origin'),
  type: ref('scenes.type'),
  porndbSceneId: ref('scenes.porndbSceneId'),
  processingStatus: fn.coalesce('scenes.processingStatus', sql.lit('pending')),
  processingError: ref('scenes.processingError'),
  isCorrupted: ref('scenes.isCorrupted'),
});

/** `studio`, `actors` and `tags` are there when they were read in the same statement. */
export type SceneRow = RowOf<typeof sceneColumns> & Partial<SceneRelations>;

/** Which columns of scenes to read, and which of what they belong to. */
export interface SceneSelection {
  columns: ColumnNames;
  relations: WantedRelations;
}

/** The scenes with these ids, trashed and missing ones included. */
export async function findScenes(em: EntityManager, ids: readonly string[]) {
  return selectScenes(em)
    .where('id', 'in', [...ids])
    .execute();
}

export async function scenesByIds(ctx: Context, ids: readonly string[]) {
  return inOrderOf(ids, await findScenes(ctx.em, ids), (scene) => scene.id);
}

export function selectScenes(em: EntityManager, columns?: ColumnNames) {
  return rows(em).selectFrom('scenes').select(sceneColumns(columns));
}
