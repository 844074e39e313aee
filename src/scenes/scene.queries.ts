/** Reads of scenes by id. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type Context, inOrderOf } from '../context.ts';
import { rows } from '../database/rows.ts';

export type SceneRow = Awaited<ReturnType<typeof findScenes>>[number];

/** The scenes with these ids, trashed and missing ones included. */
export async function findScenes(em: EntityManager, ids: readonly string[]) {
  return selectScenes(em)
    .where('id', 'in', [...ids])
    .execute();
}

export async function scenesByIds(ctx: Context, ids: readonly string[]) {
  return inOrderOf(ids, await findScenes(ctx.em, ids), (scene) => scene.id);
}

/** The columns behind the type Scene. What is unknown in the table is 0 or empty in the API, where it cannot be null. */
export function selectScenes(em: EntityManager) {
  return rows(em)
    .selectFrom('scenes')
    .select([
      'scenes.id',
      'scenes.createdAt',
      'scenes.updatedAt',
      'scenes.deletedAt',
      'scenes.trashedAt',
      'scenes.title',
      'scenes.description',
      'scenes.originalFilename',
    ])
    .select([
      'scenes.storedPath',
      'scenes.storagePathId',
      'scenes.studioId',
      'scenes.coverImagePath',
      'scenes.frameRate',
      'scenes.bitRate',
      'scenes.videoCodec',
      'scenes.audioCodec',
      'scenes.fileHash',
      'scenes.fileCreatedAt',
    ])
    .select([
      'scenes.releaseDate',
      'scenes.thumbnailPath',
      'scenes.thumbnailWidth',
      'scenes.thumbnailHeight',
      'scenes.spriteSheetPath',
      'scenes.vttPath',
    ])
    .select(['scenes.origin', 'scenes.type', 'scenes.porndbSceneId', 'scenes.processingError', 'scenes.isCorrupted'])
    .select([
      'scenes.thumbnailLargeWidth',
      'scenes.thumbnailLargeHeight',
      'scenes.spriteTileWidth',
      'scenes.spriteTileHeight',
      'scenes.spriteIntervalSeconds',
    ])
    .select(
      sql<string | null>`${sql.ref('scenes.trashedAt')} + make_interval(days => (
        select trash_retention_days from app_settings))`.as('purgeAt'),
    )
    .select(({ fn, val }) => [
      fn.coalesce('scenes.size', val('0')).as('size'),
      fn.coalesce('scenes.viewCount', val('0')).as('viewCount'),
      fn.coalesce('scenes.duration', val(0)).as('duration'),
      fn.coalesce('scenes.width', val(0)).as('width'),
      fn.coalesce('scenes.height', val(0)).as('height'),
      fn.coalesce('scenes.spriteSheetCount', val(0)).as('spriteSheetCount'),
      fn.coalesce('scenes.processingStatus', val('pending')).as('processingStatus'),
    ]);
}
