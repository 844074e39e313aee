/** Reads of scenes: by id, as a list. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Context, inOrderOf } from '../context.ts';
import { rows } from '../database/rows.ts';
import { newestFirst, type Page, type PageArgs, pageOf, windowOf } from '../graphql/connection.ts';

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

/** A page of the active scenes, newest first. */
export async function pageOfScenes(ctx: Context, args: PageArgs): Promise<Page<SceneRow>> {
  const window = windowOf(args, 'scenes');
  const active = selectScenes(ctx.em).where('trashedAt', 'is', null).where('deletedAt', 'is', null);
  const found = await newestFirst(active, 'id', window).execute();
  return pageOf(window, 'scenes', found, (scene) => scene.id);
}

/** How many active scenes there are, and their seconds and bytes together. */
export async function sumScenes(ctx: Context) {
  const sums = await rows(ctx.em)
    .selectFrom('scenes')
    .select(({ fn }) => [
      fn.countAll().as('totalCount'),
      fn.sum('duration').as('totalDuration'),
      fn.sum('size').as('totalSize'),
    ])
    .where('trashedAt', 'is', null)
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return {
    totalCount: Number(sums.totalCount),
    totalDuration: Number(sums.totalDuration ?? 0),
    totalSize: Number(sums.totalSize ?? 0),
  };
}

/** The columns behind the type Scene. What is unknown in the table is 0 or empty in the API, where it cannot be null. */
function selectScenes(em: EntityManager) {
  return rows(em)
    .selectFrom('scenes')
    .select(['id', 'createdAt', 'updatedAt', 'deletedAt', 'trashedAt', 'title', 'description', 'originalFilename'])
    .select([
      'storedPath',
      'storagePathId',
      'studioId',
      'coverImagePath',
      'frameRate',
      'bitRate',
      'videoCodec',
      'audioCodec',
      'fileHash',
      'fileCreatedAt',
    ])
    .select(['releaseDate', 'thumbnailPath', 'thumbnailWidth', 'thumbnailHeight', 'spriteSheetPath', 'vttPath'])
    .select(['origin', 'type', 'porndbSceneId', 'processingError', 'isCorrupted'])
    .select([
      'thumbnailLargeWidth',
      'thumbnailLargeHeight',
      'spriteTileWidth',
      'spriteTileHeight',
      'spriteIntervalSeconds',
    ])
    .select(({ fn, val }) => [
      fn.coalesce('size', val('0')).as('size'),
      fn.coalesce('viewCount', val('0')).as('viewCount'),
      fn.coalesce('duration', val(0)).as('duration'),
      fn.coalesce('width', val(0)).as('width'),
      fn.coalesce('height', val(0)).as('height'),
      fn.coalesce('spriteSheetCount', val(0)).as('spriteSheetCount'),
      fn.coalesce('processingStatus', val('pending')).as('processingStatus'),
    ]);
}
