/** How many active scenes hang on an actor, a studio or a tag, and what the library holds in all. */
import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Actor } from '../actors/actor.entity.ts';
import type { ActorRow } from '../actors/actor.queries.ts';
import { Requires } from '../auth/requires.ts';
import { type Context, loadWith } from '../context.ts';
import { Cost } from '../graphql/cost.ts';
import { SafeInt } from '../graphql/scalars.ts';
import { Needs } from '../lists/selection.ts';
import { Studio } from '../studios/studio.entity.ts';
import type { StudioRow } from '../studios/studio.queries.ts';
import { Tag } from '../tags/tag.entity.ts';
import type { TagRow } from '../tags/tag.queries.ts';
import { countsOfScenes, libraryStats } from './scene-counts.queries.ts';
import type { CountedRow } from './scene-counts.ts';

@Resolver(() => Actor)
export class ActorSceneCountResolver {
  @Needs<ActorRow>('pk')
  @Cost({ points: 50 })
  @FieldResolver(() => Int, { description: 'The number of active scenes.' })
  async sceneCount(@Root() { pk, countedScenes }: ActorRow & CountedRow, @Ctx() ctx: Context): Promise<number> {
    return countedScenes === undefined ? loadWith(ctx, countsOfScenes, 'actor', pk) : Number(countedScenes);
  }
}

@Resolver(() => Studio)
export class StudioSceneCountResolver {
  @Needs<StudioRow>('pk')
  @Cost({ points: ({ includeSubStudios }) => (includeSubStudios ? 200 : 50) })
  @FieldResolver(() => Int, { description: 'The number of active scenes.' })
  async sceneCount(
    @Root() { pk, countedScenes }: StudioRow & CountedRow,
    @Ctx() ctx: Context,
    @Arg('includeSubStudios', () => Boolean, {
      defaultValue: false,
      description: 'Whether to include the studios below it.',
    })
    includeSubStudios: boolean,
  ): Promise<number> {
    if (countedScenes !== undefined && !includeSubStudios) return Number(countedScenes);
    return loadWith(ctx, countsOfScenes, includeSubStudios ? 'studioTree' : 'studio', pk);
  }
}

@Resolver(() => Tag)
export class TagSceneCountResolver {
  @Needs<TagRow>('id')
  @Cost({ points: 50 })
  @FieldResolver(() => Int, { description: 'The number of active scenes.' })
  async sceneCount(@Root() { id, countedScenes }: TagRow & CountedRow, @Ctx() ctx: Context): Promise<number> {
    return countedScenes === undefined ? loadWith(ctx, countsOfScenes, 'tag', String(id)) : Number(countedScenes);
  }
}

@ObjectType({ simpleResolvers: true, description: 'The size of the whole library.' })
class LibraryStats {
  @Field(() => SafeInt, { description: 'The number of active scenes.' })
  sceneCount!: number;

  @Field(() => SafeInt, { description: 'Those that were not deleted.' })
  actorCount!: number;

  @Field(() => SafeInt, { description: 'Those that were not deleted.' })
  studioCount!: number;

  @Field(() => SafeInt, { description: 'All tags, used or not.' })
  tagCount!: number;

  @Field(() => SafeInt, { description: 'The total duration of all active scenes in seconds.' })
  totalDuration!: number;

  @Field(() => SafeInt, { description: 'The total size of all active scenes in bytes.' })
  totalSize!: number;
}

@Resolver()
export class LibraryStatsResolver {
  @Cost({ points: 3500 })
  @Query(() => LibraryStats, { nullable: true, description: 'What the library holds, in numbers.' })
  @Requires('scenes:view')
  async stats(@Ctx() ctx: Context): Promise<LibraryStats> {
    return libraryStats(ctx);
  }
}
