/** Doors to studios, and the tree that they form. */
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, load, loadWith } from '../context.ts';
import { connectionOf, PageArgs } from '../lists/connection.ts';
import { Studio } from './studio.entity.ts';
import { StudioFilter, StudioSort } from './studio.inputs.ts';
import {
  childrenByStudioPks,
  countStudios,
  pageOfStudios,
  type StudioRow,
  studiosByIds,
  studiosByPks,
} from './studio.queries.ts';

const { Connection } = connectionOf(Studio, 'Studio');

@ObjectType({ simpleResolvers: true })
class StudioConnection extends Connection {
  filter?: StudioFilter | null;
}

@ArgsType()
class StudiosArgs extends PageArgs {
  @Field(() => StudioFilter, { nullable: true })
  filter?: StudioFilter | null;

  @Field(() => [StudioSort], {
    nullable: true,
    description: 'At most 4 fields, the first one first. By name unless told.',
  })
  sort?: StudioSort[] | null;
}

@Resolver(() => Studio)
export class StudioResolver {
  @Query(() => Studio, { nullable: true, description: 'The studio with this id; null when there is none.' })
  @Requires('scenes:view')
  async studio(@Ctx() ctx: Context, @Arg('id', () => ID) id: string) {
    return load(ctx, studiosByIds, id);
  }

  @Query(() => StudioConnection, { description: 'The studios of the library, by name unless told.' })
  @Requires('scenes:view')
  async studios(@Ctx() ctx: Context, @Args(() => StudiosArgs) args: StudiosArgs) {
    return { ...(await pageOfStudios(ctx, args)), filter: args.filter };
  }

  @FieldResolver(() => Studio, { nullable: true, description: 'The studio above it.' })
  async parent(@Root() { parentId }: StudioRow, @Ctx() ctx: Context) {
    return parentId === null ? null : load(ctx, studiosByPks, parentId);
  }

  @FieldResolver(() => Studio, { nullable: true, description: 'The network that it belongs to.' })
  async network(@Root() { networkId }: StudioRow, @Ctx() ctx: Context) {
    return networkId === null ? null : load(ctx, studiosByPks, networkId);
  }

  @FieldResolver(() => [Studio], { description: 'The studios right below it, by name.' })
  async children(@Root() { pk }: StudioRow, @Ctx() ctx: Context) {
    return load(ctx, childrenByStudioPks, pk);
  }
}

@Resolver(() => StudioConnection)
export class StudioConnectionResolver {
  @FieldResolver(() => Int, { description: 'Of all pages together.' })
  async totalCount(@Root() { filter }: StudioConnection, @Ctx() ctx: Context): Promise<number> {
    return loadWith(ctx, countStudios, filter, 'all');
  }
}
