/** Resolvers for changes of tags. */
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, reload } from '../context.ts';
import { DateTime, ifUpdatedAtDescription } from '../graphql/scalars.ts';
import { Tag } from './tag.entity.ts';
import { tagsByIds } from './tag.queries.ts';
import { createTag, deleteTag, mergeTags, updateTag } from './tag.service.ts';

@Resolver()
export class TagChangesResolver {
  @Mutation(() => Tag, { description: 'Creates a tag. Names are unique regardless of case; the color is `#RRGGBB`.' })
  @Requires('library:manage')
  async createTag(
    @Ctx() ctx: Context,
    @Arg('name', () => String, {
      description: '1 to 100 characters. CONFLICT when another tag has it, regardless of case.',
    })
    name: string,
    @Arg('color', () => String, {
      nullable: true,
      description: '`#` and six hexadecimal digits. Gray (#6B7280) by default.',
    })
    color: string | null,
  ) {
    return reload(ctx, tagsByIds, String(await createTag(ctx, { name, color })));
  }

  @Mutation(() => Tag, { description: 'Changes a tag. An absent argument keeps its value.' })
  @Requires('library:manage')
  async updateTag(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'NOT_FOUND when there is none.' }) id: string,
    @Arg('name', () => String, {
      nullable: true,
      description: '1 to 100 characters. CONFLICT when another tag has it, regardless of case.',
    })
    name: string | null | undefined,
    @Arg('color', () => String, { nullable: true, description: '`#` and six hexadecimal digits; it cannot be null.' })
    color: string | null | undefined,
    @Arg('ifUpdatedAt', () => DateTime, { nullable: true, description: ifUpdatedAtDescription })
    ifUpdatedAt: Date | null | undefined,
  ) {
    await updateTag(ctx, id, { name, color }, ifUpdatedAt);
    return reload(ctx, tagsByIds, id);
  }

  @Mutation(() => Boolean, { description: 'Deletes a tag permanently, and removes it from all scenes and markers.' })
  @Requires('library:manage')
  async deleteTag(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'NOT_FOUND when there is none.' }) id: string,
  ): Promise<boolean> {
    await deleteTag(ctx, id);
    return true;
  }

  @Mutation(() => Tag, {
    description:
      'Merges tags: the target replaces the sources on scenes, markers and labels, and the sources are deleted permanently.',
  })
  @Requires('library:manage')
  async mergeTags(
    @Ctx() ctx: Context,
    @Arg('targetId', () => ID, { description: 'NOT_FOUND when there is none.' }) targetId: string,
    @Arg('sourceIds', () => [ID], { description: 'At most 1000.' }) sourceIds: string[],
  ) {
    await mergeTags(ctx, targetId, sourceIds);
    return reload(ctx, tagsByIds, targetId);
  }
}
