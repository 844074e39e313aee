/** One scene that is to be changed. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { rows } from '../database/rows.ts';
import { notFound } from '../errors.ts';

/** The scene, in whatever state, locked for the transaction against other changes. */
export async function lockScene(em: EntityManager, id: string) {
  const scene = /^[1-9]\d{0,17}$/.test(id)
    ? await rows(em)
        .selectFrom('scenes')
        .select(['id', 'coverImagePath'])
        .where('id', '=', id)
        .forNoKeyUpdate()
        .executeTakeFirst()
    : undefined;
  if (!scene) throw notFound(`There is no scene ${id}.`);
  return scene;
}
