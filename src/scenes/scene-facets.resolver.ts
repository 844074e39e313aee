/** The facets of a list of scenes; each is computed only when it is selected. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, FieldResolver, Info, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Actor } from '../actors/actor.entity.ts';
import { checkNumber } from '../checks/numbers.ts';
import { type Context, loadWith } from '../context.ts';
import { Cost, maxPageSize } from '../graphql/cost.ts';
import { selectedBelow } from '../lists/selection.ts';
import { Studio } from '../studios/studio.entity.ts';
import { Tag } from '../tags/tag.entity.ts';
import { Resolution } from './scene.enums.ts';
import { SceneConnection, type ScenePage } from './scene.list.ts';
import { actorFacets, resolutionFacets, studioFacets, tagFacets } from './scene-facets.queries.ts';
import type { SceneList } from './scene-list.queries.ts';

@ObjectType({ simpleResolvers: true, description: 'A tag, and how many of the matching scenes have it.' })
class TagCount {
  @Field(() => Tag, { description: 'What they are tagged with.' })
  tag!: object;

  @Field(() => Int, { description: 'How many of the matching scenes have it.' })
  count!: number;
}

@ObjectType({ simpleResolvers: true, description: 'An actor, and how many of the matching scenes they are in.' })
class ActorCount {
  @Field(() => Actor, { description: 'Never one that was deleted.' })
  actor!: object;

  @Field(() => Int, { description: 'How many of the matching scenes they are in.' })
  count!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A studio, and how many of the matching scenes are from it.' })
class StudioCount {
  @Field(() => Studio, { description: 'Never one that was deleted.' })
  studio!: object;

  @Field(() => Int, { description: 'How many of the matching scenes are from it.' })
  count!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A class of resolutions, and how many of the matching scenes belong to it.',
})
class ResolutionCount {
  @Field(() => Resolution, { description: 'Which class is counted; those without a scene are left out.' })
  resolution!: Resolution;

  @Field(() => Int, { description: 'How many of the matching scenes belong to it.' })
  count!: number;
}

@ObjectType({ simpleResolvers: true, description: 'The most frequent values over all matches, with their counts.' })
class SceneFacets {
  list!: SceneList;
  parent!: string;
}

@Resolver(() => SceneConnection)
export class SceneConnectionFacetsResolver {
  @FieldResolver(() => SceneFacets, { nullable: true, description: 'Counts over all matches.' })
  facets(@Root() { list, parent }: ScenePage): SceneFacets {
    return { list, parent };
  }
}

const firstArg = { defaultValue: 20, description: `The number of values to return, from 1 to ${maxPageSize}.` };

@Resolver(() => SceneFacets)
export class SceneFacetsResolver {
  @Cost({ scans: 4 })
  @FieldResolver(() => [TagCount], { description: 'The tags of the most matching scenes, these first.' })
  async tags(
    @Root() { list, parent }: SceneFacets,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, firstArg) first: number,
  ): Promise<TagCount[]> {
    const { columns } = selectedBelow(info, ['tag']);
    return loadWith(ctx, tagFacets, { list, first: checked(first), columns }, parent);
  }

  @Cost({ scans: 3 })
  @FieldResolver(() => [ActorCount], { description: 'The actors of the most matching scenes, these first.' })
  async actors(
    @Root() { list, parent }: SceneFacets,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, firstArg) first: number,
  ): Promise<ActorCount[]> {
    const { columns } = selectedBelow(info, ['actor']);
    return loadWith(ctx, actorFacets, { list, first: checked(first), columns }, parent);
  }

  @Cost({ scans: 1.5 })
  @FieldResolver(() => [StudioCount], { description: 'The studios of the most matching scenes, these first.' })
  async studios(
    @Root() { list, parent }: SceneFacets,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, firstArg) first: number,
  ): Promise<StudioCount[]> {
    const { columns } = selectedBelow(info, ['studio']);
    return loadWith(ctx, studioFacets, { list, first: checked(first), columns }, parent);
  }

  @Cost({ scans: 2.5, items: 6 })
  @FieldResolver(() => [ResolutionCount], {
    description: 'Each class that has a matching scene, the most frequent first.',
  })
  async resolutions(@Root() { list, parent }: SceneFacets, @Ctx() ctx: Context): Promise<ResolutionCount[]> {
    return loadWith(ctx, resolutionFacets, list, parent);
  }
}

function checked(first: number): number {
  checkNumber('first', first, { min: 1, max: maxPageSize });
  return first;
}
