/** Resolvers for changes of studios, and their images. */
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, reload } from '../context.ts';
import { DateTime, ifUpdatedAtDescription } from '../graphql/scalars.ts';
import { Image } from '../images/image.type.ts';
import { imageOf } from '../images/images.ts';
import { Needs } from '../lists/selection.ts';
import { mergeStudios } from './merge-studios.ts';
import { Studio } from './studio.entity.ts';
import { type StudioRow, studiosByIds } from './studio.queries.ts';
import { createStudio, deleteStudio, restoreStudio, updateStudio } from './studio.service.ts';
import { StudioInput, UpdateStudioInput } from './studio-changes.inputs.ts';

@Resolver(() => Studio)
export class StudioChangesResolver {
  @Mutation(() => Studio, { description: 'Creates a studio. Names need not be unique.' })
  @Requires('library:manage')
  async createStudio(
    @Ctx() ctx: Context,
    @Arg('input', () => StudioInput, { description: 'Only the name is required.' }) input: StudioInput,
  ) {
    return reload(ctx, studiosByIds, await createStudio(ctx, input));
  }

  @Mutation(() => Studio, { description: 'Changes a studio. It cannot be placed below itself.' })
  @Requires('library:manage')
  async updateStudio(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'NOT_FOUND for an unknown or deleted studio.' }) id: string,
    @Arg('input', () => UpdateStudioInput, { description: 'What is left out stays; null clears what may be empty.' })
    input: UpdateStudioInput,
    @Arg('ifUpdatedAt', () => DateTime, { nullable: true, description: ifUpdatedAtDescription })
    ifUpdatedAt: Date | null | undefined,
  ) {
    await updateStudio(ctx, id, input, ifUpdatedAt);
    return reload(ctx, studiosByIds, id);
  }

  @Mutation(() => Boolean, { description: 'Hides a studio everywhere until `restoreStudio`.' })
  @Requires('library:manage')
  async deleteStudio(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'NOT_FOUND for an unknown or deleted studio.' }) id: string,
  ): Promise<boolean> {
    await deleteStudio(ctx, id);
    return true;
  }

  @Mutation(() => Studio, {
    description: 'Restores a deleted studio with its scenes, ratings, likes and place among the studios.',
  })
  @Requires('library:manage')
  async restoreStudio(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, {
      description: 'NOT_FOUND for an unknown or merged studio. One that is not deleted stays as it is.',
    })
    id: string,
  ) {
    await restoreStudio(ctx, id);
    return reload(ctx, studiosByIds, id);
  }

  @Mutation(() => Studio, {
    description:
      'Merges studios: the target gets the scenes, child studios, ratings and likes of the sources, which are deleted permanently. Where a user has rated both, the rating of the target is kept.',
  })
  @Requires('library:manage')
  async mergeStudios(
    @Ctx() ctx: Context,
    @Arg('targetId', () => ID, { description: 'NOT_FOUND for an unknown or deleted studio.' }) targetId: string,
    @Arg('sourceIds', () => [ID], { description: 'At most 1000.' }) sourceIds: string[],
  ) {
    await mergeStudios(ctx, targetId, sourceIds);
    return reload(ctx, studiosByIds, targetId);
  }

  @Needs<StudioRow>('id', 'logo')
  @FieldResolver(() => Image, { nullable: true, description: 'The wordmark or emblem, as uploaded; null for none.' })
  logo(@Root() { id, logo }: StudioRow, @Ctx() ctx: Context): Image | null {
    return imageOf(ctx, 'studios', id, logo);
  }

  @Needs<StudioRow>('id', 'favicon')
  @FieldResolver(() => Image, { nullable: true, description: 'A small square image, as uploaded; null for none.' })
  favicon(@Root() { id, favicon }: StudioRow, @Ctx() ctx: Context): Image | null {
    return imageOf(ctx, 'studios', id, favicon);
  }

  @Needs<StudioRow>('id', 'poster')
  @FieldResolver(() => Image, {
    nullable: true,
    description: 'A large image for its own page, as uploaded; null for none.',
  })
  poster(@Root() { id, poster }: StudioRow, @Ctx() ctx: Context): Image | null {
    return imageOf(ctx, 'studios', id, poster);
  }
}
