/** The cover that people give to a scene. */
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
    const scene = await lockScene(em, id);
    const before = scene.coverImagePath || null;
    scene.coverImagePath = path ?? '';
    await publishScenes(em, ChangeKind.UPDATED, [id]);
    return before;
  },
};
