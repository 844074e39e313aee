/** Doors to the viewer's markers. */
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, load, reload } from '../context.ts';
import { Image } from '../images/image.type.ts';
import { imageOf } from '../images/images.ts';
import { connectionOf, PageArgs } from '../lists/connection.ts';
import { Needs } from '../lists/selection.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { scenesByIds } from '../scenes/scene.queries.ts';
import { Tag } from '../tags/tag.entity.ts';
import { Marker } from './marker.entity.ts';
import { CreateMarkerInput, MarkerFilter, MarkerSort, UpdateMarkerInput } from './marker.inputs.ts';
import {
  countMarkers,
  type MarkerRow,
  markersByIds,
  markersBySceneIds,
  pageOfMarkers,
  type TagOfMarker,
  tagsByMarkerIds,
} from './marker.queries.ts';
import { createMarker, deleteMarker, setMarkerTags, updateMarker } from './marker.service.ts';

const { Connection } = connectionOf(Marker, 'Marker');

@ObjectType({ simpleResolvers: true })
class MarkerConnection extends Connection {
  filter!: MarkerFilter | null | undefined;
}

@ObjectType('MarkerTag', {
  simpleResolvers: true,
  description: "isFromLabel: it came with the label's defaults and follows them.",
})
class ShownMarkerTag implements TagOfMarker {
  @Field(() => Tag)
  tag!: TagOfMarker['tag'];

  @Field(() => Boolean)
  isFromLabel!: boolean;
}

@ArgsType()
class MarkersArgs extends PageArgs {
  @Field(() => MarkerFilter, { nullable: true })
  filter?: MarkerFilter | null;

  @Field(() => [MarkerSort], { nullable: true, description: 'At most 4 fields. Newest first unless told.' })
  sort?: MarkerSort[] | null;
}

@Resolver(() => Marker)
export class MarkerResolver {
  @Query(() => MarkerConnection, { description: "The viewer's markers across the library." })
  @Requires('scenes:view')
  async markers(@Ctx() ctx: Context, @Args(() => MarkersArgs) args: MarkersArgs) {
    return { ...(await pageOfMarkers(ctx, args)), filter: args.filter };
  }

  @Mutation(() => Marker, {
    description: 'Adds a marker, at most 50 per scene. It gets the default tags of its label; its thumbnail follows.',
  })
  @Requires('scenes:view')
  async createMarker(@Ctx() ctx: Context, @Arg('input', () => CreateMarkerInput) input: CreateMarkerInput) {
    return reload(ctx, markersByIds, await createMarker(ctx, input));
  }

  @Mutation(() => Marker, {
    description: 'Changes a marker. Where it moves its thumbnail is made again; a new label brings its default tags.',
  })
  @Requires('scenes:view')
  async updateMarker(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('input', () => UpdateMarkerInput) input: UpdateMarkerInput,
  ) {
    return reload(ctx, markersByIds, await updateMarker(ctx, id, input));
  }

  @Mutation(() => Boolean, { description: 'Removes a marker and its thumbnail.' })
  @Requires('scenes:view')
  async deleteMarker(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<boolean> {
    await deleteMarker(ctx, id);
    return true;
  }

  @Mutation(() => Marker, {
    description: 'Sets the tags that are set by hand, all of them. Those that come from the label stay beside them.',
  })
  @Requires('scenes:view')
  async setMarkerTags(
    @Ctx() ctx: Context,
    @Arg('id', () => ID) id: string,
    @Arg('tagIds', () => [ID]) tagIds: string[],
  ) {
    return reload(ctx, markersByIds, await setMarkerTags(ctx, id, tagIds));
  }

  @FieldResolver(() => Scene, { description: 'In whatever state.' })
  async scene(@Root() { sceneId }: MarkerRow, @Ctx() ctx: Context) {
    return load(ctx, scenesByIds, sceneId);
  }

  @FieldResolver(() => Image, { nullable: true, description: 'The frame at its second; null until it has been made.' })
  thumbnail(@Root() { sceneId, thumbnailPath }: MarkerRow, @Ctx() ctx: Context): Image | null {
    return imageOf(ctx, 'scenes', sceneId, thumbnailPath);
  }

  @FieldResolver(() => [ShownMarkerTag], { description: 'By name.' })
  async tags(@Root() { id }: MarkerRow, @Ctx() ctx: Context) {
    return load(ctx, tagsByMarkerIds, id);
  }
}

@Resolver(() => MarkerConnection)
export class MarkerConnectionResolver {
  @FieldResolver(() => Int, { description: 'Of all pages together.' })
  async totalCount(@Root() { filter }: MarkerConnection, @Ctx() ctx: Context): Promise<number> {
    return countMarkers(ctx, filter);
  }
}

@Resolver(() => Scene)
export class SceneMarkersResolver {
  @FieldResolver(() => [Marker], { description: "The viewer's, by position." })
  @Needs<Scene>('id')
  async markers(@Root() { id }: Scene, @Ctx() ctx: Context) {
    return load(ctx, markersBySceneIds, id);
  }
}
