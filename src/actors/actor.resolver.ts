/** Resolvers for actors. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, load } from '../context.ts';
import { Cost } from '../graphql/cost.ts';
import type { ListArgs } from '../lists/list.ts';
import { selectedNodes } from '../lists/selection.ts';
import { Actor } from './actor.entity.ts';
import type { ActorFilter, ActorSortField } from './actor.inputs.ts';
import { actorList } from './actor.list.ts';
import { actorsByIds } from './actor.queries.ts';

@Resolver(() => Actor)
export class ActorResolver {
  @Query(() => Actor, { nullable: true, description: 'The actor with this id; null when there is none.' })
  @Requires('scenes:view')
  async actor(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'A UUID. A deleted one counts as none.' }) id: string,
  ) {
    return load(ctx, actorsByIds, id);
  }

  @Cost({ scan: 500, share: 0.05 })
  @Query(() => actorList.Connection, { description: 'The actors of the library. Sorted by name by default.' })
  @Requires('scenes:view')
  async actors(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => actorList.Args) args: ListArgs<ActorFilter, ActorSortField>,
  ) {
    return actorList.page(ctx, args, selectedNodes(info).columns);
  }
}
