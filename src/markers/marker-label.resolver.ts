/** Doors to the viewer's marker labels and their default tags. */
import {
  Arg,
  Args,
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
import { type Context, load, loadWith, reload } from '../context.ts';
import { badInput } from '../errors.ts';
import { Image } from '../images/image.type.ts';
import { imageOf } from '../images/images.ts';
import { connectionOf, ForwardPageArgs } from '../lists/connection.ts';
import { Tag } from '../tags/tag.entity.ts';
import { setMarkerLabelTags } from './marker.service.ts';
import {
  countLabels,
  defaultTagsByLabels,
  type LabelRow,
  labelsByNames,
  pageOfLabels,
  thumbnailsByLabels,
} from './marker-label.queries.ts';

const maxThumbnails = 50;

@ObjectType({ simpleResolvers: true, description: "One of the viewer's marker labels." })
class MarkerLabel implements LabelRow {
  @Field(() => String)
  label!: string;

  @Field(() => Int, { description: "How many of the viewer's markers have it." })
  markerCount!: number;
}

const { Connection } = connectionOf(MarkerLabel, 'MarkerLabel');

@ObjectType({ simpleResolvers: true })
class MarkerLabelConnection extends Connection {
  search!: string | null;
}

@Resolver(() => MarkerLabel)
export class MarkerLabelResolver {
  @Query(() => MarkerLabelConnection, {
    description: "The viewer's marker labels with their counts and default tags, the most used first.",
  })
  @Requires('scenes:view')
  async markerLabels(
    @Ctx() ctx: Context,
    @Arg('search', () => String, { nullable: true, description: 'Text in the label.' }) search: string | null,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
  ) {
    return { ...(await pageOfLabels(ctx, search ?? null, page)), search: search ?? null };
  }

  @Mutation(() => MarkerLabel, {
    description:
      "Sets the default tags of a label, all of them. The viewer's markers with that label follow; tags set by hand stay.",
  })
  @Requires('scenes:view')
  async setMarkerLabelTags(
    @Ctx() ctx: Context,
    @Arg('label', () => String) label: string,
    @Arg('tagIds', () => [ID]) tagIds: string[],
  ) {
    return reload(ctx, labelsByNames, await setMarkerLabelTags(ctx, label, tagIds));
  }

  @FieldResolver(() => [Tag], { description: 'By name.' })
  async defaultTags(@Root() { label }: LabelRow, @Ctx() ctx: Context) {
    return load(ctx, defaultTagsByLabels, label);
  }

  @FieldResolver(() => [Image], { description: 'Of the newest markers that have one.' })
  async thumbnails(
    @Root() { label }: LabelRow,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 10, description: `1 to ${maxThumbnails}.` }) first: number,
  ): Promise<Image[]> {
    if (first < 1 || first > maxThumbnails) throw badInput('first', `first must be 1 to ${maxThumbnails}.`);
    const found = await loadWith(ctx, thumbnailsByLabels, first, label);
    return found
      .map(({ sceneId, thumbnailPath }) => imageOf(ctx, 'scenes', sceneId, thumbnailPath))
      .filter((image) => image !== null);
  }
}

@Resolver(() => MarkerLabelConnection)
export class MarkerLabelConnectionResolver {
  @FieldResolver(() => Int, { description: 'Of all pages together.' })
  async totalCount(@Root() { search }: MarkerLabelConnection, @Ctx() ctx: Context): Promise<number> {
    return countLabels(ctx, search);
  }
}
