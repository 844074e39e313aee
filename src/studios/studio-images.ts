/** Logo, favicon and poster of a studio. */
import { parseIds, parseUuid } from '../checks/ids.ts';
import { rows } from '../database/rows.ts';
import { notFound } from '../errors.ts';
import type { ImageSlot } from '../images/images.ts';
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
        .where('id', 'in', parseIds(parseUuid, [id]))
        .where('deletedAt', 'is', null)
        .executeTakeFirst();
      if (!studio) throw notFound(`There is no studio ${id}.`);
      return studio.id;
    },

    async swap(em, id, path) {
      const studio = await lockStudio(em, id);
      const before = studio[name] ?? null;
      studio[name] = path;
      return before;
    },
  };
}
