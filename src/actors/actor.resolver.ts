/** Doors to actors. */
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
import { Actor } from './actor.entity.ts';
import { ActorFilter, ActorSort } from './actor.inputs.ts';
import { actorsByIds, countActors, pageOfActors } from './actor.queries.ts';

const { Connection } = connectionOf(Actor, 'Actor');

@ObjectType({ simpleResolvers: true })
class ActorConnection extends Connection {
  filter?: ActorFilter | null;
}

@ArgsType()
class ActorsArgs extends PageArgs {
  @Field(() => ActorFilter, { nullable: true })
  filter?: ActorFilter | null;

  @Field(() => [ActorSort], {
    nullable: true,
    description: 'At most 4 fields, the first one first. By name unless told.',
  })
  sort?: ActorSort[] | null;
}

@Resolver(() => Actor)
export class ActorResolver {
  @Query(() => Actor, { nullable: true, description: 'The actor with this id; null when there is none.' })
  @Requires('scenes:view')
  async actor(@Ctx() ctx: Context, @Arg('id', () => ID) id: string) {
    return load(ctx, actorsByIds, id);
  }

  @Query(() => ActorConnection, { description: 'The actors of the library, by name unless told.' })
  @Requires('scenes:view')
  async actors(@Ctx() ctx: Context, @Args(() => ActorsArgs) args: ActorsArgs) {
    return { ...(await pageOfActors(ctx, args)), filter: args.filter };
  }
}

@Resolver(() => ActorConnection)
export class ActorConnectionResolver {
  @FieldResolver(() => Int, { description: 'Of all pages together.' })
  async totalCount(@Root() { filter }: ActorConnection, @Ctx() ctx: Context): Promise<number> {
    return loadWith(ctx, countActors, filter, 'all');
  }
}
