/** Resolvers for the viewer's markers. */
import { Arg, Args, Ctx, Field, FieldResolver, ID, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, load, loadReferenced, reload } from '../context.ts';
import { Cost } from '../graphql/cost.ts';
import { Image } from '../images/image.type.ts';
import { imageOf } from '../images/images.ts';
import type { ListArgs } from '../lists/list.ts';
import { Needs } from '../lists/selection.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { type SceneRow, scenesByIds } from '../scenes/scene.queries.ts';
import { Tag } from '../tags/tag.entity.ts';
import { Marker } from './marker.entity.ts';
import { CreateMarkerInput, type MarkerFilter, type MarkerSortField, UpdateMarkerInput } from './marker.inputs.ts';
import { markerList } from './marker.list.ts';
import {
  type MarkerRow,
  markersByIds,
  markersBySceneIds,
  type TagOfMarker,
  tagsByMarkerIds,
} from './marker.queries.ts';
import { createMarker, deleteMarker, setMarkerTags, updateMarker } from './marker.service.ts';

@ObjectType('MarkerTag', {
  simpleResolvers: true,
  description: "A tag of a marker. With `isFromLabel` it is one of the label's default tags and follows them.",
})
class ShownMarkerTag implements TagOfMarker {
  @Field(() => Tag, { description: 'The same that scenes have.' })
  tag!: TagOfMarker['tag'];

  @Field(() => Boolean, { description: 'Whether the label brought it, rather than the user.' })
  isFromLabel!: boolean;
}

@Resolver(() => Marker)
export class MarkerResolver {
  @Cost({ scan: 1000 })
  @Query(() => markerList.Connection, {
    description: "The viewer's markers across the library. Newest first by default.",
  })
  @Requires('scenes:view')
  async markers(@Ctx() ctx: Context, @Args(() => markerList.Args) args: ListArgs<MarkerFilter, MarkerSortField>) {
    return markerList.page(ctx, args);
  }

  @Mutation(() => Marker, {
    description:
      'Creates a marker, at most 50 per user and scene. It gets the default tags of its label, and a thumbnail a little later.',
  })
  @Requires('scenes:view')
  async createMarker(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateMarkerInput, { description: 'The scene and the position are required.' })
    input: CreateMarkerInput,
  ) {
    return reload(ctx, markersByIds, await createMarker(ctx, input));
  }

  @Mutation(() => Marker, {
    description: 'Changes a marker. A new position generates a new thumbnail; a new label brings its default tags.',
  })
  @Requires('scenes:view')
  async updateMarker(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, {
      description: "NOT_FOUND when it is not the viewer's, GONE while its scene is in the trash or missing.",
    })
    id: string,
    @Arg('input', () => UpdateMarkerInput, { description: 'What is left out stays as it is.' })
    input: UpdateMarkerInput,
  ) {
    return reload(ctx, markersByIds, await updateMarker(ctx, id, input));
  }

  @Mutation(() => Boolean, { description: 'Deletes a marker and its thumbnail.' })
  @Requires('scenes:view')
  async deleteMarker(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: "NOT_FOUND when it is not the viewer's." }) id: string,
  ): Promise<boolean> {
    await deleteMarker(ctx, id);
    return true;
  }

  @Mutation(() => Marker, {
    description: 'Replaces the tags that were set by hand. Tags that come from the label are kept.',
  })
  @Requires('scenes:view')
  async setMarkerTags(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, {
      description: "NOT_FOUND when it is not the viewer's, GONE while its scene is in the trash or missing.",
    })
    id: string,
    @Arg('tagIds', () => [ID], {
      description: 'At most 100, replacing those of before; empty for none. BAD_USER_INPUT names unknown ones.',
    })
    tagIds: string[],
  ) {
    return reload(ctx, markersByIds, await setMarkerTags(ctx, id, tagIds));
  }

  @FieldResolver(() => Scene, { description: 'The scene, whatever its state.' })
  async scene(@Root() { sceneId }: MarkerRow, @Ctx() ctx: Context) {
    return loadReferenced(ctx, scenesByIds, sceneId);
  }

  @FieldResolver(() => Image, {
    nullable: true,
    description: 'The frame at its position; null until it has been generated.',
  })
  thumbnail(@Root() { sceneId, thumbnailPath }: MarkerRow, @Ctx() ctx: Context): Image | null {
    return imageOf(ctx, 'scenes', sceneId, thumbnailPath);
  }

  @FieldResolver(() => [ShownMarkerTag], { description: 'The tags sorted by name.' })
  async tags(@Root() { id }: MarkerRow, @Ctx() ctx: Context) {
    return load(ctx, tagsByMarkerIds, id);
  }
}

@Resolver(() => Scene)
export class SceneMarkersResolver {
  @Cost({ points: 5, items: 50 })
  @FieldResolver(() => [Marker], { description: "The viewer's markers of this scene, sorted by position." })
  @Needs<SceneRow>('id')
  markers(@Root() { id, markers }: SceneRow, @Ctx() ctx: Context) {
    return markers ?? load(ctx, markersBySceneIds, id);
  }
}
