/** The portrait of an actor. */
import { parseIds, parseUuid } from '../checks/ids.ts';
import { rows } from '../database/rows.ts';
import { notFound } from '../errors.ts';
import type { ImageSlot } from '../images/images.ts';
import { lockActor } from './actor.service.ts';

export const actorImage: ImageSlot = {
  owner: 'actors',
  name: 'image',
  permission: 'library:manage',

  async find(em, id) {
    const actor = await rows(em)
      .selectFrom('actors')
      .select('id')
      .where('id', 'in', parseIds(parseUuid, [id]))
      .where('deletedAt', 'is', null)
      .executeTakeFirst();
    if (!actor) throw notFound(`There is no actor ${id}.`);
    return actor.id;
  },

  async swap(em, id, path) {
    const actor = await lockActor(em, id);
    const before = actor.imageUrl ?? null;
    actor.imageUrl = path;
    return before;
  },
};
