/** Lists of scenes: the library's, and those of an actor, a studio or a tag, with their totals. */
import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  Info,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Actor } from '../actors/actor.entity.ts';
import type { ActorRow } from '../actors/actor.queries.ts';
import { Requires } from '../auth/requires.ts';
import { type Context, loadWith } from '../context.ts';
import { SafeInt } from '../graphql/scalars.ts';
import { connectionOf, PageArgs } from '../lists/connection.ts';
import { Studio } from '../studios/studio.entity.ts';
import type { StudioRow } from '../studios/studio.queries.ts';
import { Tag } from '../tags/tag.entity.ts';
import type { TagRow } from '../tags/tag.queries.ts';
import { Scene } from './scene.entity.ts';
import { SceneFilter, SceneSort } from './scene.inputs.ts';
import { nodeColumnsOf, pagesOfScenes, type SceneList, sumsOfScenes, wholeLibrary } from './scene-list.queries.ts';

const { Connection } = connectionOf(Scene, 'Scene');

@ObjectType({ simpleResolvers: true })
export class SceneConnection extends Connection {
  @Field(() => SafeInt, {
    nullable: true,
    description: 'The seed that a RANDOM order was drawn with; pass it back for further pages.',
  })
  seed!: number | null;

  list!: SceneList;
  parent!: string;
}

@ArgsType()
class ScenesArgs extends PageArgs {
  @Field(() => SceneFilter, { nullable: true })
  filter?: SceneFilter | null;

  @Field(() => [SceneSort], {
    nullable: true,
    description: 'At most 4 fields, the first one first. Newest first unless told.',
  })
  sort?: SceneSort[] | null;

  @Field(() => SafeInt, {
    nullable: true,
    description: 'Of a RANDOM order: the same seed gives the same order. Drawn when it is absent.',
  })
  seed?: number | null;
}

@Resolver()
export class SceneListResolver {
  @Query(() => SceneConnection, { description: 'The scenes of the library, newest first unless told.' })
  @Requires('scenes:view')
  async scenes(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Args(() => ScenesArgs) args: ScenesArgs) {
    return scenesOf({ ctx, info }, 'library', wholeLibrary, args);
  }
}

@Resolver(() => Actor)
export class ActorScenesResolver {
  @FieldResolver(() => SceneConnection)
  async scenes(
    @Root() { pk }: ActorRow,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => ScenesArgs) args: ScenesArgs,
  ) {
    return scenesOf({ ctx, info }, 'actor', pk, args);
  }
}

@Resolver(() => Studio)
export class StudioScenesResolver {
  @FieldResolver(() => SceneConnection)
  async scenes(
    @Root() { pk }: StudioRow,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('includeSubStudios', () => Boolean, { defaultValue: false, description: 'And of the studios below it.' })
    includeSubStudios: boolean,
    @Args(() => ScenesArgs) args: ScenesArgs,
  ) {
    return scenesOf({ ctx, info }, includeSubStudios ? 'studioTree' : 'studio', pk, args);
  }
}

@Resolver(() => Tag)
export class TagScenesResolver {
  @FieldResolver(() => SceneConnection)
  async scenes(
    @Root() { id }: TagRow,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => ScenesArgs) args: ScenesArgs,
  ) {
    return scenesOf({ ctx, info }, 'tag', String(id), args);
  }
}

@Resolver(() => SceneConnection)
export class SceneConnectionResolver {
  @FieldResolver(() => Int, { description: 'Of all pages together.' })
  async totalCount(@Root() { list, parent }: SceneConnection, @Ctx() ctx: Context): Promise<number> {
    return (await loadWith(ctx, sumsOfScenes, list, parent)).totalCount;
  }

  @FieldResolver(() => SafeInt, { description: 'Seconds, over all matches.' })
  async totalDuration(@Root() { list, parent }: SceneConnection, @Ctx() ctx: Context): Promise<number> {
    return (await loadWith(ctx, sumsOfScenes, list, parent)).totalDuration;
  }

  @FieldResolver(() => SafeInt, { description: 'Bytes, over all matches.' })
  async totalSize(@Root() { list, parent }: SceneConnection, @Ctx() ctx: Context): Promise<number> {
    return (await loadWith(ctx, sumsOfScenes, list, parent)).totalSize;
  }
}

async function scenesOf(
  { ctx, info }: { ctx: Context; info: GraphQLResolveInfo },
  of: SceneList['of'],
  parent: string,
  { filter, ...args }: ScenesArgs,
) {
  const list = { of, filter };
  const columns = nodeColumnsOf(info);
  return { ...(await loadWith(ctx, pagesOfScenes, { list, args, columns }, parent)), list, parent };
}
