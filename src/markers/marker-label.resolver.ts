/** Resolvers for the viewer's marker labels and their default tags. */
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { checkNumber } from '../checks/numbers.ts';
import { type Context, load, loadWith, reload } from '../context.ts';
import { Image } from '../images/image.type.ts';
import { imageOf } from '../images/images.ts';
import type { PageArgs } from '../lists/connection.ts';
import { Tag } from '../tags/tag.entity.ts';
import { setMarkerLabelTags } from './marker.service.ts';
import { markerLabelList } from './marker-label.list.ts';
import { defaultTagsByLabels, type LabelRow, labelsByNames, thumbnailsByLabels } from './marker-label.queries.ts';
import { MarkerLabel } from './marker-label.type.ts';

const maxThumbnails = 50;

@Resolver(() => MarkerLabel)
export class MarkerLabelResolver {
  @Query(() => markerLabelList.Connection, {
    description: "The viewer's marker labels, the most used first.",
  })
  @Requires('scenes:view')
  async markerLabels(
    @Ctx() ctx: Context,
    @Arg('search', () => String, { nullable: true, description: 'Returns only labels that contain this text.' }) search:
      | string
      | null,
    @Args(() => markerLabelList.Args) page: PageArgs,
  ) {
    return markerLabelList.page(ctx, { search, ...page });
  }

  @Mutation(() => MarkerLabel, {
    description:
      "Replaces the default tags of a label. The viewer's markers with that label follow; tags set by hand are kept.",
  })
  @Requires('scenes:view')
  async setMarkerLabelTags(
    @Ctx() ctx: Context,
    @Arg('label', () => String, { description: '1 to 100 characters; case matters. Markers need not have it yet.' })
    label: string,
    @Arg('tagIds', () => [ID], {
      description: 'At most 100, replacing those of before; empty for none. BAD_USER_INPUT names unknown ones.',
    })
    tagIds: string[],
  ) {
    return reload(ctx, labelsByNames, await setMarkerLabelTags(ctx, label, tagIds));
  }

  @FieldResolver(() => [Tag], { description: 'The tags sorted by name.' })
  async defaultTags(@Root() { label }: LabelRow, @Ctx() ctx: Context) {
    return load(ctx, defaultTagsByLabels, label);
  }

  @FieldResolver(() => [Image], { description: 'The thumbnails of the newest markers that have one.' })
  async thumbnails(
    @Root() { label }: LabelRow,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 10, description: `1 to ${maxThumbnails}.` }) first: number,
  ): Promise<Image[]> {
    checkNumber('first', first, { min: 1, max: maxThumbnails });
    const found = await loadWith(ctx, thumbnailsByLabels, first, label);
    return found
      .map(({ sceneId, thumbnailPath }) => imageOf(ctx, 'scenes', sceneId, thumbnailPath))
      .filter((image) => image !== null);
  }
}
