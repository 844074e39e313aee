/** The same content is taken in once. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { rows } from '../database/rows.ts';
import { AppError } from '../errors.ts';

/** CONFLICT that names the scene which has the content. */
export class DuplicateError extends AppError {
  readonly sceneId: string;

  constructor(sceneId: string, message: string) {
    super('CONFLICT', message, 'sha256');
    this.sceneId = sceneId;
  }
}

/** Throws when a scene has this content, also one in the trash. */
export async function refuseDuplicate(em: EntityManager, sha256: string): Promise<void> {
  const scene = await rows(em)
    .selectFrom('scenes')
    .select(['id', 'trashedAt'])
    .where('fileHash', '=', sha256)
    .where('deletedAt', 'is', null)
    .orderBy('trashedAt', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!scene) return;
  const where = scene.trashedAt ? ', which is in the trash: restore it' : '';
  throw new DuplicateError(scene.id, `This video is in the library already, as scene ${scene.id}${where}.`);
}
