/** The file that a job works on. */
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { PermanentError } from '../jobs/retry.ts';

/** The scene's file and what metadata knows of it; throws a message for people when there is nothing to work on. */
export async function sceneFileOf({ orm }: App, sceneId: string) {
  const scene = await rows(orm.em.fork())
    .selectFrom('scenes')
    .select(['storedPath', 'width', 'height', 'duration', 'trashedAt', 'deletedAt', 'thumbnailAtSeconds'])
    .where('id', '=', sceneId)
    .executeTakeFirst();
  if (!scene?.storedPath) throw new PermanentError('The scene has no file.');
  if (scene.trashedAt) throw new PermanentError('The scene is in the trash.');
  if (scene.deletedAt) throw new PermanentError('The file of the scene is missing.');
  return { ...scene, storedPath: scene.storedPath };
}
