/** Doors to actors. */
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, load } from '../context.ts';
import { Actor } from './actor.entity.ts';
import { actorsByIds } from './actor.queries.ts';

@Resolver(() => Actor)
export class ActorResolver {
  @Query(() => Actor, { nullable: true, description: 'The actor with this id; null when there is none.' })
  @Requires('scenes:view')
  async actor(@Ctx() ctx: Context, @Arg('id', () => ID) id: string) {
    return load(ctx, actorsByIds, id);
  }
}
