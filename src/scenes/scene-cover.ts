/** The cover that people give to a scene. */
import { rows } from '../database/rows.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import type { ImageSlot } from '../images/images.ts';
import { lockScene } from './lock-scene.ts';

export const sceneCover: ImageSlot = {
  owner: 'scenes',
  name: 'cover',
  permission: 'scenes:edit',

  async find(em, id) {
    return (await lockScene(em, id)).id;
  },

  async swap(em, id, path) {
    const { coverImagePath } = await lockScene(em, id);
    await rows(em)
      .updateTable('scenes')
      .set({ coverImagePath: path ?? '' })
      .where('id', '=', id)
      .execute();
    await publishScenes(em, ChangeKind.UPDATED, [id]);
    return coverImagePath || null;
  },
};
