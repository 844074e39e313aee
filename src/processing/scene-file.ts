/** The file that a job works on. */
import type { App } from '../app.type.ts';
import { AppError } from '../errors.ts';
import { PermanentError, SceneAwayError } from '../jobs/retry.ts';
import { usableFileOf, usableScene } from '../scenes/usable-scene.ts';

/** The scene and its file. When there is nothing to work on, trying again does not help; it may when the disk does not answer. */
export async function sceneFileOf({ orm }: Pick<App, 'orm'>, sceneId: string) {
  const scene = await usableScene(orm.em.fork(), sceneId).catch((error: unknown) => {
    throw isForGood(error) ? new SceneAwayError(error.message, { cause: error }) : error;
  });
  const storedPath = await usableFileOf(scene).catch((error: unknown) => {
    throw isForGood(error) ? new PermanentError(error.message, { cause: error }) : error;
  });
  return { ...scene, storedPath };
}

const isForGood = (error: unknown): error is AppError => error instanceof AppError && error.code !== 'UNAVAILABLE';
