/** Resolvers for ratings, likes and counters. Each answers with the viewer's whole state. */
import { Arg, Ctx, Float, ID, Int, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, reload } from '../context.ts';
import { FavouriteInteractions } from './favourite-interactions.type.ts';
import { favouritesByActorPks, favouritesByStudioPks } from './favourites.queries.ts';
import { addSceneJizz, like, rate } from './interaction.service.ts';
import { sceneInteractionsBySceneIds } from './scene-interactions.queries.ts';
import { SceneInteractions } from './scene-interactions.type.ts';

@Resolver()
export class InteractionResolver {
  @Mutation(() => SceneInteractions, {
    description: 'Rates a scene from 0.5 to 5 in steps of 0.5; null removes the rating.',
  })
  @Requires('scenes:view')
  async rateScene(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, {
      description: 'NOT_FOUND for an unknown id, GONE for a scene that is in the trash or missing.',
    })
    id: string,
    @Arg('rating', () => Float, { nullable: true, description: '0.5 to 5 in steps of 0.5; null removes it.' }) rating:
      | number
      | null,
  ) {
    return reload(ctx, sceneInteractionsBySceneIds, await rate(ctx, 'scene', id, rating ?? null));
  }

  @Mutation(() => SceneInteractions, { description: 'Sets whether the viewer likes a scene.' })
  @Requires('scenes:view')
  async likeScene(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, {
      description: 'NOT_FOUND for an unknown id, GONE for a scene that is in the trash or missing.',
    })
    id: string,
    @Arg('liked', () => Boolean, { description: 'False takes a like back. Setting what is set already is no error.' })
    liked: boolean,
  ) {
    return reload(ctx, sceneInteractionsBySceneIds, await like(ctx, 'scene', id, liked));
  }

  @Mutation(() => SceneInteractions, {
    description:
      'Adds `by`, which is between -100 and 100 and not 0. A negative number undoes; the count never falls below 0.',
  })
  @Requires('scenes:view')
  async addSceneJizz(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, {
      description: 'NOT_FOUND for an unknown id, GONE for a scene that is in the trash or missing.',
    })
    id: string,
    @Arg('by', () => Int, { defaultValue: 1, description: 'How much to add: -100 to 100, not 0.' }) by: number,
  ) {
    return reload(ctx, sceneInteractionsBySceneIds, await addSceneJizz(ctx, id, by));
  }

  @Mutation(() => FavouriteInteractions, {
    description: 'Rates an actor from 0.5 to 5 in steps of 0.5; null removes the rating.',
  })
  @Requires('scenes:view')
  async rateActor(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'NOT_FOUND for an unknown or deleted actor.' }) id: string,
    @Arg('rating', () => Float, { nullable: true, description: '0.5 to 5 in steps of 0.5; null removes it.' }) rating:
      | number
      | null,
  ) {
    return reload(ctx, favouritesByActorPks, await rate(ctx, 'actor', id, rating ?? null));
  }

  @Mutation(() => FavouriteInteractions, { description: 'Sets whether the viewer likes an actor.' })
  @Requires('scenes:view')
  async likeActor(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'NOT_FOUND for an unknown or deleted actor.' }) id: string,
    @Arg('liked', () => Boolean, { description: 'False takes a like back. Setting what is set already is no error.' })
    liked: boolean,
  ) {
    return reload(ctx, favouritesByActorPks, await like(ctx, 'actor', id, liked));
  }

  @Mutation(() => FavouriteInteractions, {
    description: 'Rates a studio from 0.5 to 5 in steps of 0.5; null removes the rating.',
  })
  @Requires('scenes:view')
  async rateStudio(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'NOT_FOUND for an unknown or deleted studio.' }) id: string,
    @Arg('rating', () => Float, { nullable: true, description: '0.5 to 5 in steps of 0.5; null removes it.' }) rating:
      | number
      | null,
  ) {
    return reload(ctx, favouritesByStudioPks, await rate(ctx, 'studio', id, rating ?? null));
  }

  @Mutation(() => FavouriteInteractions, { description: 'Sets whether the viewer likes a studio.' })
  @Requires('scenes:view')
  async likeStudio(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'NOT_FOUND for an unknown or deleted studio.' }) id: string,
    @Arg('liked', () => Boolean, { description: 'False takes a like back. Setting what is set already is no error.' })
    liked: boolean,
  ) {
    return reload(ctx, favouritesByStudioPks, await like(ctx, 'studio', id, liked));
  }
}
