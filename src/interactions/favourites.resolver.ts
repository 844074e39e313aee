/** What hangs on an actor and on a studio of what users think of them. */
import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { Actor } from '../actors/actor.entity.ts';
import type { ActorRow } from '../actors/actor.queries.ts';
import { type Context, load } from '../context.ts';
import { Needs } from '../lists/selection.ts';
import { Studio } from '../studios/studio.entity.ts';
import type { StudioRow } from '../studios/studio.queries.ts';
import { FavouriteInteractions } from './favourite-interactions.type.ts';
import { favouritesByActorPks, favouritesByStudioPks } from './favourites.queries.ts';

@Resolver(() => Actor)
export class ActorInteractionsResolver {
  @Needs<ActorRow>('pk', 'id')
  @FieldResolver(() => FavouriteInteractions, { description: 'What the viewer has rated and liked.' })
  async interactions(@Root() { pk, id }: ActorRow, @Ctx() ctx: Context): Promise<FavouriteInteractions> {
    return { ...(await load(ctx, favouritesByActorPks, pk)), id }; // it may have been removed since it was read
  }

  @Needs<ActorRow>('pk')
  @FieldResolver(() => Float, { nullable: true, description: "The mean of all users' ratings." })
  async averageRating(@Root() { pk }: ActorRow, @Ctx() ctx: Context): Promise<number | null> {
    return (await load(ctx, favouritesByActorPks, pk)).averageRating;
  }
}

@Resolver(() => Studio)
export class StudioInteractionsResolver {
  @Needs<StudioRow>('pk', 'id')
  @FieldResolver(() => FavouriteInteractions, { description: 'What the viewer has rated and liked.' })
  async interactions(@Root() { pk, id }: StudioRow, @Ctx() ctx: Context): Promise<FavouriteInteractions> {
    return { ...(await load(ctx, favouritesByStudioPks, pk)), id }; // it may have been removed since it was read
  }

  @Needs<StudioRow>('pk')
  @FieldResolver(() => Float, { nullable: true, description: "The mean of all users' ratings." })
  async averageRating(@Root() { pk }: StudioRow, @Ctx() ctx: Context): Promise<number | null> {
    return (await load(ctx, favouritesByStudioPks, pk)).averageRating;
  }
}
