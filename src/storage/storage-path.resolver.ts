/** Resolvers of storage paths. */
import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, load, reload } from '../context.ts';
import { AppError } from '../errors.ts';
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

@ObjectType({ simpleResolvers: true, description: 'Bytes of the disk that a storage path lies on.' })
class DiskUsage {
  @Field(() => SafeInt)
  total!: number;

  @Field(() => SafeInt)
  used!: number;

  @Field(() => SafeInt, { description: 'What the server may still use.' })
  free!: number;
}

@ObjectType({ simpleResolvers: true })
class StoragePathCheck {
  @Field(() => Boolean)
  ok!: boolean;

  @Field(() => String, { nullable: true })
  reason!: string | null;
}

@Resolver(() => StoragePath)
export class StoragePathResolver {
  @Query(() => [StoragePath], { nullable: true, description: 'All folders that hold videos.' })
  @Requires('storage:manage')
  async storagePaths(@Ctx() ctx: Context) {
    return allStoragePaths(ctx);
  }

  @Query(() => StoragePathCheck, {
    nullable: true,
    description: 'Would this path be accepted as a storage path, and if not, why.',
  })
  @Requires('storage:manage')
  async checkStoragePath(
    @Ctx() { app, em }: Context,
    @Arg('path', () => String) path: string,
  ): Promise<StoragePathCheck> {
    try {
      await checkedPath(app.config, em, path);
      return { ok: true, reason: null };
    } catch (error) {
      if (error instanceof AppError) return { ok: false, reason: error.message };
      throw error;
    }
  }

  @Mutation(() => StoragePath, { description: 'Makes a folder a storage path; a scan then finds its videos.' })
  @Requires('storage:manage')
  async createStoragePath(
    @Ctx() ctx: Context,
    @Arg('name', () => String) name: string,
    @Arg('path', () => String) path: string,
    @Arg('isDefault', () => Boolean, { nullable: true }) isDefault: boolean | null,
  ) {
    return reload(ctx, storagePathsByIds, await createStoragePath(ctx, { name, path, isDefault }));
  }

  @Mutation(() => StoragePath, {
    description:
      'Changes what is given. For another path the files must have been moved there already: its scenes follow, and nothing is processed again.',
  })
  @Requires('storage:manage')
  async updateStoragePath(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('name', () => String, { nullable: true }) name: string | null,
    @Arg('path', () => String, { nullable: true }) path: string | null,
    @Arg('isDefault', () => Boolean, { nullable: true }) isDefault: boolean | null,
  ) {
    return reload(ctx, storagePathsByIds, await updateStoragePath(ctx, id, { name, path, isDefault }));
  }

  @Mutation(() => Boolean, {
    description: 'Forgets a folder; its files stay. CONFLICT while scenes lie in it, also trashed and missing ones.',
  })
  @Requires('storage:manage')
  async deleteStoragePath(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<boolean> {
    await deleteStoragePath(ctx, id);
    return true;
  }

  @FieldResolver(() => String, { nullable: true, description: 'null without storage:manage.' })
  path(@Root() { path }: StoragePathRow, @Ctx() { viewer }: Context): string | null {
    return viewer?.permissions.has('storage:manage') ? path : null;
  }

  @FieldResolver(() => Int, { description: 'Active scenes in it.' })
  async sceneCount(@Root() { id }: StoragePathRow, @Ctx() ctx: Context): Promise<number> {
    return load(ctx, sceneCountsByStoragePathIds, id);
  }

  @FieldResolver(() => DiskUsage, { nullable: true, description: 'null when the folder is not there.' })
  async disk(@Root() { path }: StoragePathRow): Promise<DiskUsage | null> {
    return diskUsageOf(path);
  }
}

@Resolver(() => Scene)
export class SceneStoragePathResolver {
  @FieldResolver(() => StoragePath, { nullable: true, description: 'The storage path that its file lies in.' })
  @Needs<SceneRow>('storagePathId')
  async storagePath(@Root() { storagePathId }: SceneRow, @Ctx() ctx: Context) {
    return storagePathId == null ? null : load(ctx, storagePathsByIds, storagePathId);
  }
}
