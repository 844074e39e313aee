/** Logo, favicon and poster of a studio. */
import { rows } from '../database/rows.ts';
import { notFound } from '../errors.ts';
import type { ImageSlot } from '../images/images.ts';
import { isUuid } from '../lists/criteria.ts';
import { lockStudio } from './studio.service.ts';

export const studioImages: readonly ImageSlot[] = [slotOf('logo'), slotOf('favicon'), slotOf('poster')];

function slotOf(name: 'logo' | 'favicon' | 'poster'): ImageSlot {
  return {
    owner: 'studios',
    name,
    permission: 'library:manage',

    async find(em, id) {
      const studio = await rows(em)
        .selectFrom('studios')
        .select('id')
        .where('id', 'in', [id].filter(isUuid))
        .where('deletedAt', 'is', null)
        .executeTakeFirst();
      if (!studio) throw notFound(`There is no studio ${id}.`);
      return studio.id;
    },

    async swap(em, id, path) {
      const { pk, [name]: before } = await lockStudio(em, id);
      await rows(em)
        .updateTable('studios')
        .set({ [name]: path })
        .where('pk', '=', pk)
        .execute();
      return before;
    },
  };
}
