/** Resolvers for studios, and the tree that they form. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, load } from '../context.ts';
import { Cost } from '../graphql/cost.ts';
import type { ListArgs } from '../lists/list.ts';
import { Needs, selectedNodes } from '../lists/selection.ts';
import { Studio } from './studio.entity.ts';
import type { StudioFilter, StudioSortField } from './studio.inputs.ts';
import { studioList } from './studio.list.ts';
import { childrenByStudioPks, type StudioRow, studiosByIds, studiosByPks } from './studio.queries.ts';

@Resolver(() => Studio)
export class StudioResolver {
  @Query(() => Studio, { nullable: true, description: 'The studio with this id; null when there is none.' })
  @Requires('scenes:view')
  async studio(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'A UUID. A deleted one counts as none.' }) id: string,
  ) {
    return load(ctx, studiosByIds, id);
  }

  @Cost({ scan: 200, share: 0.01 })
  @Query(() => studioList.Connection, { description: 'The studios of the library. Sorted by name by default.' })
  @Requires('scenes:view')
  async studios(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => studioList.Args) args: ListArgs<StudioFilter, StudioSortField>,
  ) {
    return studioList.page(ctx, args, selectedNodes(info).columns);
  }

  @Needs<StudioRow>('parentId')
  @FieldResolver(() => Studio, {
    nullable: true,
    description: 'The one directly above; null for none, and for one that was deleted.',
  })
  async parent(@Root() { parentId }: StudioRow, @Ctx() ctx: Context) {
    return parentId === null ? null : load(ctx, studiosByPks, parentId);
  }

  @Needs<StudioRow>('networkId')
  @FieldResolver(() => Studio, { nullable: true, description: 'The network that it belongs to.' })
  async network(@Root() { networkId }: StudioRow, @Ctx() ctx: Context) {
    return networkId === null ? null : load(ctx, studiosByPks, networkId);
  }

  @Needs<StudioRow>('pk')
  @FieldResolver(() => [Studio], { description: 'The studios directly below it, sorted by name.' })
  async children(@Root() { pk }: StudioRow, @Ctx() ctx: Context) {
    return load(ctx, childrenByStudioPks, pk);
  }
}
