/** Doors to tags. */
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, load } from '../context.ts';
import { Tag } from './tag.entity.ts';
import { tagsByIds } from './tag.queries.ts';

@Resolver(() => Tag)
export class TagResolver {
  @Query(() => Tag, { nullable: true, description: 'The tag with this id; null when there is none.' })
  @Requires('scenes:view')
  async tag(@Ctx() ctx: Context, @Arg('id', () => ID) id: string) {
    return load(ctx, tagsByIds, id);
  }
}
