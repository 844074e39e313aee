/** The file that a job works on. */
import type { App } from '../app.type.ts';
import { AppError } from '../errors.ts';
import { PermanentError } from '../jobs/retry.ts';
import { usableFileOf, usableScene } from '../scenes/usable-scene.ts';

/** The scene and its file. When there is nothing to work on, trying again does not help; it may when the disk does not answer. */
export async function sceneFileOf({ orm }: Pick<App, 'orm'>, sceneId: string) {
  try {
    const scene = await usableScene(orm.em.fork(), sceneId);
    return { ...scene, storedPath: await usableFileOf(scene) };
  } catch (error) {
    throw error instanceof AppError && error.code !== 'UNAVAILABLE'
      ? new PermanentError(error.message, { cause: error })
      : error;
  }
}
