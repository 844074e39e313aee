/** One scene that is to be changed. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { parseBigserial, parseIds } from '../checks/ids.ts';
import { rows } from '../database/rows.ts';
import { notFound } from '../errors.ts';
import { Scene } from './scene.entity.ts';

/**
 * The scene, in whatever state, which nobody else changes until the transaction ends. The lock lets others refer to it
 * meanwhile (NO KEY UPDATE), which MikroORM cannot express: a merge of tags holds its tags and then refers to the scenes.
 */
export async function lockScene(em: EntityManager, id: string): Promise<Scene> {
  const found = await rows(em)
    .selectFrom('scenes')
    .select('id')
    .where('id', 'in', parseIds(parseBigserial, [id]))
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!found) throw notFound(`There is no scene ${id}.`);
  return em.findOneOrFail(Scene, { id: found.id });
}
