/** The file that a job works on. */
import type { App } from '../app.ts';
import { rows } from '../database/rows.ts';

/** The scene's file and what metadata knows of it; throws a message for people when there is nothing to work on. */
export async function sceneFileOf({ orm }: App, sceneId: string) {
  const scene = await rows(orm.em.fork())
    .selectFrom('scenes')
    .select([
      'id',
      'storedPath',
      'size',
      'width',
      'height',
      'duration',
      'frameRate',
      'fileHash',
      'trashedAt',
      'deletedAt',
      'thumbnailAtSeconds',
    ])
    .where('id', '=', sceneId)
    .executeTakeFirst();
  if (!scene?.storedPath) throw new Error('The scene has no file.');
  if (scene.trashedAt) throw new Error('The scene is in the trash.');
  return { ...scene, storedPath: scene.storedPath };
}
