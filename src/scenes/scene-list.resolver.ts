/** Lists of scenes: the library's, and those of an actor, a studio or a tag. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { Actor } from '../actors/actor.entity.ts';
import type { ActorRow } from '../actors/actor.queries.ts';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { Cost } from '../graphql/cost.ts';
import { Needs } from '../lists/selection.ts';
import { Studio } from '../studios/studio.entity.ts';
import type { StudioRow } from '../studios/studio.queries.ts';
import { Tag } from '../tags/tag.entity.ts';
import type { TagRow } from '../tags/tag.queries.ts';
import { pageOfScenes, type SceneArgs, SceneConnection, SceneListArgs } from './scene.list.ts';
import type { SceneList } from './scene-list.queries.ts';
import { sceneSelection } from './scene-selection.ts';

@Resolver()
export class SceneListResolver {
  @Cost({ scan: 3500 })
  @Query(() => SceneConnection, { description: 'The scenes of the library. Newest first by default.' })
  @Requires('scenes:view')
  async scenes(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo, @Args(() => SceneListArgs) args: SceneArgs) {
    return scenesOf(ctx, info, args, 'library');
  }
}

@Resolver(() => Actor)
export class ActorScenesResolver {
  @Needs<ActorRow>('pk')
  @Cost({ points: 50, scan: 200, share: 0.1 })
  @FieldResolver(() => SceneConnection, {
    description: 'The active scenes they are in, unless the filter mentions `state`.',
  })
  async scenes(
    @Root() { pk }: ActorRow,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => SceneListArgs) args: SceneArgs,
  ) {
    return scenesOf(ctx, info, args, 'actor', pk);
  }
}

@Resolver(() => Studio)
export class StudioScenesResolver {
  @Needs<StudioRow>('pk')
  @Cost({ points: ({ includeSubStudios }) => (includeSubStudios ? 300 : 50), scan: 200, share: 0.1 })
  @FieldResolver(() => SceneConnection, {
    description: 'The active scenes from it, unless the filter mentions `state`.',
  })
  async scenes(
    @Root() { pk }: StudioRow,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('includeSubStudios', () => Boolean, {
      defaultValue: false,
      description: 'Whether to include the scenes of the studios below it.',
    })
    includeSubStudios: boolean,
    @Args(() => SceneListArgs) args: SceneArgs,
  ) {
    return scenesOf(ctx, info, args, includeSubStudios ? 'studioTree' : 'studio', pk);
  }
}

@Resolver(() => Tag)
export class TagScenesResolver {
  @Needs<TagRow>('id')
  @Cost({ points: 50, scan: 200, share: 0.1 })
  @FieldResolver(() => SceneConnection, {
    description: 'The active scenes that have it, unless the filter mentions `state`.',
  })
  async scenes(
    @Root() { id }: TagRow,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => SceneListArgs) args: SceneArgs,
  ) {
    return scenesOf(ctx, info, args, 'tag', String(id));
  }
}

/** The arguments say which scenes of the list, and which page of them. */
async function scenesOf(
  ctx: Context,
  info: GraphQLResolveInfo,
  { filter, ...args }: SceneArgs,
  of: SceneList['of'],
  parent?: string,
) {
  return pageOfScenes(ctx, { of, filter }, args, sceneSelection(ctx, info), parent);
}
