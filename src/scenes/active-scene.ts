/** Scenes that something new may be said of: those that are neither in the trash nor missing. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { rows } from '../database/rows.ts';
import { gone, notFound } from '../errors.ts';

/**
 * The scene, which cannot be purged until the transaction has ended. NOT_FOUND when there is none, GONE when it is in the
 * trash or missing.
 */
export async function holdActiveScene(em: EntityManager, id: string) {
  const scene = await rows(em)
    .selectFrom('scenes')
    .select(['id', 'duration', 'trashedAt', 'deletedAt'])
    .where('id', 'in', /^\d{1,18}$/.test(id) ? [id] : [])
    .forKeyShare()
    .executeTakeFirst();
  if (!scene) throw notFound(`There is no scene ${id}.`);
  if (scene.trashedAt) throw gone(`The scene ${id} is in the trash: restore it first.`);
  if (scene.deletedAt) throw gone(`The file of the scene ${id} is missing: scan again when it is back.`);
  return { id: scene.id, duration: scene.duration ?? 0 };
}
