/** Resolvers for changes of actors, and their portrait. */
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, reload } from '../context.ts';
import { DateTime, ifUpdatedAtDescription } from '../graphql/scalars.ts';
import { Image } from '../images/image.type.ts';
import { imageOf } from '../images/images.ts';
import { Needs } from '../lists/selection.ts';
import { Actor } from './actor.entity.ts';
import { type ActorRow, actorsByIds } from './actor.queries.ts';
import { createActor, deleteActor, restoreActor, updateActor } from './actor.service.ts';
import { ActorInput, UpdateActorInput } from './actor-changes.inputs.ts';
import { mergeActors } from './merge-actors.ts';

@Resolver(() => Actor)
export class ActorChangesResolver {
  @Mutation(() => Actor, { description: 'Creates an actor. Names need not be unique.' })
  @Requires('library:manage')
  async createActor(
    @Ctx() ctx: Context,
    @Arg('input', () => ActorInput, { description: 'Only the name is required.' }) input: ActorInput,
  ) {
    return reload(ctx, actorsByIds, await createActor(ctx, input));
  }

  @Mutation(() => Actor, { description: 'Changes an actor.' })
  @Requires('library:manage')
  async updateActor(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'NOT_FOUND for an unknown or deleted actor.' }) id: string,
    @Arg('input', () => UpdateActorInput, { description: 'What is left out stays; null clears what may be empty.' })
    input: UpdateActorInput,
    @Arg('ifUpdatedAt', () => DateTime, { nullable: true, description: ifUpdatedAtDescription })
    ifUpdatedAt: Date | null | undefined,
  ) {
    await updateActor(ctx, id, input, ifUpdatedAt);
    return reload(ctx, actorsByIds, id);
  }

  @Mutation(() => Boolean, { description: 'Hides an actor everywhere until `restoreActor`.' })
  @Requires('library:manage')
  async deleteActor(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'NOT_FOUND for an unknown or deleted actor.' }) id: string,
  ): Promise<boolean> {
    await deleteActor(ctx, id);
    return true;
  }

  @Mutation(() => Actor, { description: 'Restores a deleted actor with their scenes, ratings and likes.' })
  @Requires('library:manage')
  async restoreActor(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, {
      description: 'NOT_FOUND for an unknown or merged actor. One that is not deleted stays as it is.',
    })
    id: string,
  ) {
    await restoreActor(ctx, id);
    return reload(ctx, actorsByIds, id);
  }

  @Mutation(() => Actor, {
    description:
      'Merges actors: the target gets the scenes, ratings and likes of the sources, which are deleted permanently. Where a user has rated both, the rating of the target is kept.',
  })
  @Requires('library:manage')
  async mergeActors(
    @Ctx() ctx: Context,
    @Arg('targetId', () => ID, { description: 'NOT_FOUND for an unknown or deleted actor.' }) targetId: string,
    @Arg('sourceIds', () => [ID], { description: 'At most 1000.' }) sourceIds: string[],
  ) {
    await mergeActors(ctx, targetId, sourceIds);
    return reload(ctx, actorsByIds, targetId);
  }

  @Needs<ActorRow>('id', 'imageUrl')
  @FieldResolver(() => Image, { nullable: true, description: 'The portrait.' })
  image(@Root() { id, imageUrl }: ActorRow, @Ctx() ctx: Context): Image | null {
    return imageOf(ctx, 'actors', id, imageUrl);
  }
}
