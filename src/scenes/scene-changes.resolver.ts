/** Resolvers for changes of scenes, and its cover. */
import { Arg, Ctx, FieldResolver, Float, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, reload } from '../context.ts';
import { DateTime, ifUpdatedAtDescription } from '../graphql/scalars.ts';
import { Image } from '../images/image.type.ts';
import { imageOf } from '../images/images.ts';
import { Job } from '../jobs/job.entity.ts';
import { jobsByIds } from '../jobs/job.queries.ts';
import { Needs } from '../lists/selection.ts';
import { BulkResult } from './bulk-result.type.ts';
import { deleteScenes, emptyTrash } from './delete-scenes.service.ts';
import { Scene } from './scene.entity.ts';
import { SceneFilter } from './scene.inputs.ts';
import { type SceneRow, scenesByIds } from './scene.queries.ts';
import { BulkUpdateScenesInput, UpdateSceneInput } from './scene-changes.inputs.ts';
import { setSceneThumbnail } from './thumbnail-second.service.ts';
import { restoreScenes, trashScenes } from './trash.service.ts';
import { updateScene } from './update-scene.service.ts';
import { updateScenes } from './update-scenes.service.ts';

const deleteFilesDescription = 'Whether to delete the video files, too.';

@Resolver(() => Scene)
export class SceneChangesResolver {
  @Mutation(() => Scene, { description: 'Changes the details of a scene.' })
  @Requires('scenes:edit')
  async updateScene(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'In whatever state. NOT_FOUND when there is none.' }) id: string,
    @Arg('input', () => UpdateSceneInput, { description: 'What is left out stays; null clears what may be empty.' })
    input: UpdateSceneInput,
    @Arg('ifUpdatedAt', () => DateTime, { nullable: true, description: ifUpdatedAtDescription })
    ifUpdatedAt: Date | null | undefined,
  ) {
    await updateScene(ctx, id, input, ifUpdatedAt);
    return reload(ctx, scenesByIds, id);
  }

  @Mutation(() => BulkResult, {
    description:
      'Makes the same change to many scenes, given by `ids` (at most 10000) or by `filter`: either all of them or none.',
  })
  @Requires('scenes:edit')
  async updateScenes(
    @Ctx() ctx: Context,
    @Arg('ids', () => [ID], {
      nullable: true,
      description: '1 to 10000. BAD_USER_INPUT names unknown ones. Either this or `filter` is required.',
    })
    ids: string[] | null,
    @Arg('filter', () => SceneFilter, {
      nullable: true,
      description: 'All scenes that match. Either this or `ids` is required.',
    })
    filter: SceneFilter | null,
    @Arg('input', () => BulkUpdateScenesInput, {
      description: 'What is left out stays; null clears what may be empty.',
    })
    input: BulkUpdateScenesInput,
    @Arg('expectedCount', () => Int, {
      nullable: true,
      description: 'The expected number of scenes. If it differs, the result is CONFLICT and nothing is changed.',
    })
    expectedCount: number | null,
  ): Promise<BulkResult> {
    return updateScenes(ctx, { ids, filter, input, expectedCount });
  }

  @Mutation(() => BulkResult, {
    description: 'Moves scenes (at most 10000) to the trash and cancels their jobs.',
  })
  @Requires('scenes:trash')
  async trashScenes(
    @Ctx() ctx: Context,
    @Arg('ids', () => [ID], {
      description: '1 to 10000. BAD_USER_INPUT names unknown ones, and then nothing is changed.',
    })
    ids: string[],
  ): Promise<BulkResult> {
    return trashScenes(ctx, ids);
  }

  @Mutation(() => BulkResult, { description: 'Restores scenes (at most 10000) from the trash.' })
  @Requires('scenes:trash')
  async restoreScenes(
    @Ctx() ctx: Context,
    @Arg('ids', () => [ID], {
      description: '1 to 10000. BAD_USER_INPUT names unknown ones, and then nothing is changed.',
    })
    ids: string[],
  ): Promise<BulkResult> {
    return restoreScenes(ctx, ids);
  }

  @Mutation(() => BulkResult, {
    description:
      'Deletes scenes (at most 10000) and their generated images permanently. The video files are deleted only with `deleteFiles`; otherwise the next scan finds them again. ' +
      'A scene whose file cannot be deleted is kept and reported as a failure.',
  })
  @Requires('scenes:delete')
  async deleteScenes(
    @Ctx() ctx: Context,
    @Arg('ids', () => [ID], {
      description: '1 to 10000. BAD_USER_INPUT names unknown ones, and then nothing is changed.',
    })
    ids: string[],
    @Arg('deleteFiles', () => Boolean, { defaultValue: false, description: deleteFilesDescription })
    deleteFiles: boolean,
  ): Promise<BulkResult> {
    return deleteScenes(ctx, ids, deleteFiles);
  }

  @Mutation(() => BulkResult, { description: 'Deletes all scenes in the trash permanently, as `deleteScenes` does.' })
  @Requires('scenes:delete')
  async emptyTrash(
    @Ctx() ctx: Context,
    @Arg('deleteFiles', () => Boolean, { defaultValue: false, description: deleteFilesDescription })
    deleteFiles: boolean,
  ): Promise<BulkResult> {
    return emptyTrash(ctx, { deleteFiles });
  }

  @Mutation(() => Job, {
    description:
      'Chooses the frame that the thumbnail shows, now and whenever it is generated again. null returns to the default, the middle of the film.',
  })
  @Requires('scenes:edit')
  async setSceneThumbnail(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, {
      description:
        'NOT_FOUND for an unknown id, GONE for a scene that is in the trash or missing, CONFLICT until its metadata is known.',
    })
    id: string,
    @Arg('atSeconds', () => Float, {
      nullable: true,
      description: 'From 0 to the length of the scene, with a fraction if need be; null for the middle.',
    })
    atSeconds: number | null,
  ) {
    return reload(ctx, jobsByIds, await setSceneThumbnail(ctx, id, atSeconds ?? null));
  }

  @FieldResolver(() => Image, { nullable: true, description: 'The cover image that a user has set.' })
  @Needs<SceneRow>('id', 'coverImagePath')
  cover(@Root() { id, coverImagePath }: SceneRow, @Ctx() ctx: Context): Image | null {
    return imageOf(ctx, 'scenes', id, coverImagePath);
  }
}
