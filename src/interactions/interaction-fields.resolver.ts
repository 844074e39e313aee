/** What users think of a scene, an actor or a studio, on these. */
import { Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import { Actor } from '../actors/actor.entity.ts';
import { type Context, load } from '../context.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { Studio } from '../studios/studio.entity.ts';
import {
  averageByActorPks,
  averageByStudioPks,
  interactionsByActorPks,
  interactionsBySceneIds,
  interactionsByStudioPks,
  opinionsBySceneIds,
} from './interaction.queries.ts';
import { FavouriteInteractions, SceneInteractions } from './interactions.type.ts';

@Resolver(() => Scene)
export class SceneInteractionsResolver {
  @FieldResolver(() => SceneInteractions, { description: "The viewer's own." })
  async interactions(@Root() { id }: Scene, @Ctx() ctx: Context) {
    return load(ctx, interactionsBySceneIds, id);
  }

  @FieldResolver(() => Float, { nullable: true, description: "The mean of all users' ratings." })
  async averageRating(@Root() { id }: Scene, @Ctx() ctx: Context) {
    return (await load(ctx, opinionsBySceneIds, id)).averageRating;
  }

  @FieldResolver(() => Int, { description: 'How many users like it.' })
  async likeCount(@Root() { id }: Scene, @Ctx() ctx: Context) {
    return (await load(ctx, opinionsBySceneIds, id)).likeCount;
  }
}

@Resolver(() => Actor)
export class ActorInteractionsResolver {
  @FieldResolver(() => FavouriteInteractions, { description: "The viewer's own." })
  async interactions(@Root() { pk }: Actor, @Ctx() ctx: Context) {
    return load(ctx, interactionsByActorPks, pk);
  }

  @FieldResolver(() => Float, { nullable: true, description: "The mean of all users' ratings." })
  async averageRating(@Root() { pk }: Actor, @Ctx() ctx: Context) {
    return load(ctx, averageByActorPks, pk);
  }
}

@Resolver(() => Studio)
export class StudioInteractionsResolver {
  @FieldResolver(() => FavouriteInteractions, { description: "The viewer's own." })
  async interactions(@Root() { pk }: Studio, @Ctx() ctx: Context) {
    return load(ctx, interactionsByStudioPks, pk);
  }

  @FieldResolver(() => Float, { nullable: true, description: "The mean of all users' ratings." })
  async averageRating(@Root() { pk }: Studio, @Ctx() ctx: Context) {
    return load(ctx, averageByStudioPks, pk);
  }
}
