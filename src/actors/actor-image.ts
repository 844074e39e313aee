/** The portrait of an actor. */

import { rows } from '../database/rows.ts';
import { notFound } from '../errors.ts';
import type { ImageSlot } from '../images/images.ts';
import { isUuid } from '../lists/criteria.ts';
import { lockActor } from './actor.service.ts';

export const actorImage: ImageSlot = {
  owner: 'actors',
  name: 'image',
  permission: 'library:manage',

  async find(em, id) {
    const actor = await rows(em)
      .selectFrom('actors')
      .select('id')
      .where('id', 'in', [id].filter(isUuid))
      .where('deletedAt', 'is', null)
      .executeTakeFirst();
    if (!actor) throw notFound(`There is no actor ${id}.`);
    return actor.id;
  },

  async swap(em, id, path) {
    const { pk, imageUrl } = await lockActor(em, id);
    await rows(em).updateTable('actors').set({ imageUrl: path }).where('pk', '=', pk).execute();
    return imageUrl;
  },
};
