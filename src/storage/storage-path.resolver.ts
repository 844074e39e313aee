/** Resolvers of storage paths. */
import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, load, reload } from '../context.ts';
import { AppError } from '../errors.ts';
import { Cost } from '../graphql/cost.ts';
import { SafeInt } from '../graphql/scalars.ts';
import { Needs } from '../lists/selection.ts';
import { Scene } from '../scenes/scene.entity.ts';
import type { SceneRow } from '../scenes/scene.queries.ts';
import { StoragePath } from './storage-path.entity.ts';
import {
  allStoragePaths,
  diskUsageOf,
  type StoragePathRow,
  sceneCountsByStoragePathIds,
  storagePathsByIds,
} from './storage-path.queries.ts';
import { createStoragePath, deleteStoragePath, updateStoragePath } from './storage-path.service.ts';
import { checkedPath } from './storage-path-rules.ts';

@ObjectType({ simpleResolvers: true, description: 'The disk usage of the file system of a storage path, in bytes.' })
class DiskUsage {
  @Field(() => SafeInt, { description: 'The bytes that the whole file system holds.' })
  total!: number;

  @Field(() => SafeInt, { description: 'The bytes that are taken, by whatever files.' })
  used!: number;

  @Field(() => SafeInt, { description: 'The bytes that the server can still use.' })
  free!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What `createStoragePath` would say to a path.' })
class StoragePathCheck {
  @Field(() => Boolean, { description: 'Whether it would be accepted.' })
  ok!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why it would not, in a sentence for people; null when it would.',
  })
  reason!: string | null;
}

@Resolver(() => StoragePath)
export class StoragePathResolver {
  @Query(() => [StoragePath], { nullable: true, description: 'All storage paths.' })
  @Requires('storage:manage')
  async storagePaths(@Ctx() ctx: Context) {
    return allStoragePaths(ctx);
  }

  @Query(() => StoragePathCheck, {
    nullable: true,
    description: 'Whether this path would be accepted as a storage path, and the reason if not.',
  })
  @Requires('storage:manage')
  async checkStoragePath(
    @Ctx() { app, em }: Context,
    @Arg('path', () => String, { description: 'An absolute path on the server.' }) path: string,
  ): Promise<StoragePathCheck> {
    try {
      await checkedPath(app.config, em, path);
      return { ok: true, reason: null };
    } catch (error) {
      if (error instanceof AppError) return { ok: false, reason: error.message };
      throw error;
    }
  }

  @Mutation(() => StoragePath, {
    description: 'Adds a folder as a storage path. Its videos are found by the next scan.',
  })
  @Requires('storage:manage')
  async createStoragePath(
    @Ctx() ctx: Context,
    @Arg('name', () => String, { description: '1 to 100 characters, for people.' }) name: string,
    @Arg('path', () => String, {
      description:
        'An absolute path on the server. BAD_USER_INPUT when it cannot be used, CONFLICT when it overlaps another storage path; `checkStoragePath` tells before.',
    })
    path: string,
    @Arg('isDefault', () => Boolean, {
      nullable: true,
      description: 'Whether uploads go there. True by default for the first storage path, false for others.',
    })
    isDefault: boolean | null,
  ) {
    return reload(ctx, storagePathsByIds, await createStoragePath(ctx, { name, path, isDefault }));
  }

  @Mutation(() => StoragePath, {
    description:
      'Changes a storage path. Absent fields are left unchanged. Before setting a new path, move the files there: the scenes follow, and nothing is processed again.',
  })
  @Requires('storage:manage')
  async updateStoragePath(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'NOT_FOUND when there is none.' }) id: string,
    @Arg('name', () => String, { nullable: true, description: '1 to 100 characters, for people.' }) name: string | null,
    @Arg('path', () => String, {
      nullable: true,
      description:
        'An absolute path on the server. BAD_USER_INPUT when it cannot be used or files of scenes are not there, CONFLICT when it overlaps another storage path.',
    })
    path: string | null,
    @Arg('isDefault', () => Boolean, {
      nullable: true,
      description: 'True moves the default here. False is refused for the default itself, as there must be one.',
    })
    isDefault: boolean | null,
  ) {
    return reload(ctx, storagePathsByIds, await updateStoragePath(ctx, id, { name, path, isDefault }));
  }

  @Mutation(() => Boolean, {
    description:
      'Removes a storage path; its files are kept. CONFLICT while it contains scenes, including trashed and missing ones.',
  })
  @Requires('storage:manage')
  async deleteStoragePath(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'NOT_FOUND when there is none.' }) id: string,
  ): Promise<boolean> {
    await deleteStoragePath(ctx, id);
    return true;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The path of the folder; null for viewers without storage:manage.',
  })
  path(@Root() { path }: StoragePathRow, @Ctx() { viewer }: Context): string | null {
    return viewer?.permissions.has('storage:manage') ? path : null;
  }

  @FieldResolver(() => Int, { description: 'The number of active scenes in it.' })
  async sceneCount(@Root() { id }: StoragePathRow, @Ctx() ctx: Context): Promise<number> {
    return load(ctx, sceneCountsByStoragePathIds, id);
  }

  @Cost({ points: 100 })
  @FieldResolver(() => DiskUsage, {
    nullable: true,
    description: 'The disk usage; null when the folder does not exist.',
  })
  async disk(@Root() { path }: StoragePathRow): Promise<DiskUsage | null> {
    return diskUsageOf(path);
  }
}

@Resolver(() => Scene)
export class SceneStoragePathResolver {
  @FieldResolver(() => StoragePath, { nullable: true, description: 'The storage path that contains the file.' })
  @Needs<SceneRow>('storagePathId')
  async storagePath(@Root() { storagePathId }: SceneRow, @Ctx() ctx: Context) {
    return storagePathId == null ? null : load(ctx, storagePathsByIds, storagePathId);
  }
}
