/** The one place that decides whether a scene can be used: it exists, is not in the trash, and has its file. */
import { realpath } from 'node:fs/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { parseBigserial, parseIds } from '../checks/ids.ts';
import { isInside } from '../checks/paths.ts';
import { prepared } from '../database/prepared.ts';
import { rows } from '../database/rows.ts';
import { AppError, gone, notFound } from '../errors.ts';
import { askDisk } from '../files/disks.ts';

export type UsableScene = Awaited<ReturnType<typeof usableScene>>;

/** NOT_FOUND when there is no such scene, GONE when it is in the trash or its file is missing. */
export async function usableScene(em: EntityManager, id: string) {
  return checked(id, await select(em, [id]).executeTakeFirst());
}

/** Those of the scenes that can be used. */
export async function usableScenes(em: EntityManager, ids: readonly string[]): Promise<UsableScene[]> {
  const found = await select(em, ids).execute();
  return found.filter(({ trashedAt, deletedAt }) => !trashedAt && !deletedAt).map((scene) => checked(scene.id, scene));
}

/** As `usableScene`, and the scene cannot be purged until the transaction ends. */
export async function lockUsableScene(em: EntityManager, id: string) {
  return checked(id, await select(em, [id]).forKeyShare('scenes').executeTakeFirst());
}

/**
 * The path of the scene's file with links resolved, proven to lie in its storage path. GONE when it does not, or when it
 * does not exist; UNAVAILABLE when the disk does not answer.
 */
export async function usableFileOf({ id, storedPath, root }: UsableScene): Promise<string> {
  if (storedPath === null || root === null) throw fileMissing(id);
  const [path, folder] = await askDisk(root, async () => Promise.all([realpath(storedPath), realpath(root)])).catch(
    (error: unknown) => {
      throw error instanceof AppError ? error : fileMissing(id, { cause: error });
    },
  );
  if (!isInside(path, folder)) throw fileMissing(id);
  return path;
}

function select(em: EntityManager, ids: readonly string[]) {
  return rows(em)
    .selectFrom('scenes')
    .leftJoin('storage_paths', 'storage_paths.id', 'scenes.storagePathId')
    .select(['scenes.id', 'scenes.storedPath', 'storage_paths.path as root', 'scenes.trashedAt', 'scenes.deletedAt'])
    .select(['scenes.width', 'scenes.height', 'scenes.duration', 'scenes.durationMs', 'scenes.frameRate'])
    .select(['scenes.thumbnailAtSeconds', 'scenes.codecs', 'scenes.filmFacts', 'scenes.isCorrupted'])
    .where('scenes.id', 'in', parseIds(parseBigserial, ids))
    .modifyFront(prepared);
}

type Selected = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function checked(id: string, scene: Selected | undefined) {
  if (!scene) throw notFound(`There is no scene ${id}.`);
  const { trashedAt, deletedAt, width, height, duration, durationMs, ...usable } = scene;
  if (trashedAt) throw gone(`Scene ${id} is in the trash: restore it first.`);
  if (deletedAt) throw fileMissing(id);
  // 0 until the metadata is known
  const durationSeconds = durationMs === null ? (duration ?? 0) : Number(durationMs) / 1000;
  return { ...usable, width: width ?? 0, height: height ?? 0, duration: duration ?? 0, durationSeconds };
}

/** Apart from other things that are GONE, as it may be back with the next scan. */
export class FileMissingError extends AppError {}

const fileMissing = (id: string, options?: ErrorOptions) =>
  new FileMissingError('GONE', missingFileMessage(id), undefined, options);

/** A scan that finds the file again knows by it which jobs have failed for that. */
export const missingFileMessage = (sceneId: string): string =>
  `The file of scene ${sceneId} is missing: scan again when it is back.`;
