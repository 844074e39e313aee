/** Resolvers for tags. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, load } from '../context.ts';
import { Cost } from '../graphql/cost.ts';
import type { ListArgs } from '../lists/list.ts';
import { selectedNodes } from '../lists/selection.ts';
import { Tag } from './tag.entity.ts';
import type { TagFilter, TagSortField } from './tag.inputs.ts';
import { tagList } from './tag.list.ts';
import { tagsByIds } from './tag.queries.ts';

@Resolver(() => Tag)
export class TagResolver {
  @Query(() => Tag, { nullable: true, description: 'The tag with this id; null when there is none.' })
  @Requires('scenes:view')
  async tag(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'A whole number, as text.' }) id: string) {
    return load(ctx, tagsByIds, id);
  }

  @Cost({ scan: 200, share: 0.01 })
  @Query(() => tagList.Connection, { description: 'The tags of the library. Sorted by name by default.' })
  @Requires('scenes:view')
  async tags(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Args(() => tagList.Args) args: ListArgs<TagFilter, TagSortField>,
  ) {
    return tagList.page(ctx, args, selectedNodes(info).columns);
  }
}
