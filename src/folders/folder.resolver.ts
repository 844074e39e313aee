/** The library by its folders. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { SafeInt } from '../graphql/scalars.ts';
import type { OrderedArgs } from '../lists/keyset.ts';
import { argsOf } from '../lists/list.ts';
import { SceneSort, type SceneSortField } from '../scenes/scene.inputs.ts';
import { pageOfScenes, SceneConnection } from '../scenes/scene.list.ts';
import { sceneSelection } from '../scenes/scene-selection.ts';
import { type FolderRow, findFolder } from './folder.queries.ts';
import { Folder } from './folder.type.ts';

@ArgsType()
class FolderScenesArgs extends argsOf({ sort: SceneSort, byDefault: 'Newest first by default.' }) {
  @Field(() => SafeInt, {
    nullable: true,
    description: 'The seed of a RANDOM order: the same seed gives the same order.',
  })
  seed?: number | null;
}

@Resolver(() => Folder)
export class FolderResolver {
  @Query(() => Folder, {
    nullable: true,
    description:
      'A folder of a storage path, with the folders and active scenes directly in it; null when there are no active scenes in or below it.',
  })
  @Requires('scenes:view')
  async folder(
    @Ctx() ctx: Context,
    @Arg('storagePathId', () => ID, { description: 'Where the folder lies. An unknown id is of no folder.' })
    storagePathId: string,
    @Arg('path', () => String, {
      defaultValue: '',
      description: 'From the storage path on, as FolderEntry.path says it.',
    })
    path: string,
  ) {
    return findFolder(ctx, storagePathId, path);
  }

  @FieldResolver(() => SceneConnection, { description: 'The active scenes directly in it.' })
  async scenes(
    @Root() { own, key }: FolderRow,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => FolderScenesArgs) args: OrderedArgs<SceneSortField>,
  ) {
    const page = await pageOfScenes(ctx, { of: 'library', folder: key }, args, sceneSelection(ctx, info));
    return {
      ...page,
      totalCount: async () => own.sceneCount,
      totalDuration: async () => own.totalDuration,
      totalSize: async () => own.totalSize,
    };
  }
}
