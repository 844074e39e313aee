/** Doors to tags. */
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, load, loadWith } from '../context.ts';
import { connectionOf, PageArgs } from '../lists/connection.ts';
import { Tag } from './tag.entity.ts';
import { TagFilter, TagSort } from './tag.inputs.ts';
import { countTags, pageOfTags, tagsByIds } from './tag.queries.ts';

const { Connection } = connectionOf(Tag, 'Tag');

@ObjectType({ simpleResolvers: true })
class TagConnection extends Connection {
  filter?: TagFilter | null;
}

@ArgsType()
class TagsArgs extends PageArgs {
  @Field(() => TagFilter, { nullable: true })
  filter?: TagFilter | null;

  @Field(() => [TagSort], {
    nullable: true,
    description: 'At most 4 fields, the first one first. By name unless told.',
  })
  sort?: TagSort[] | null;
}

@Resolver(() => Tag)
export class TagResolver {
  @Query(() => Tag, { nullable: true, description: 'The tag with this id; null when there is none.' })
  @Requires('scenes:view')
  async tag(@Ctx() ctx: Context, @Arg('id', () => ID) id: string) {
    return load(ctx, tagsByIds, id);
  }

  @Query(() => TagConnection, { description: 'The tags of the library, by name unless told.' })
  @Requires('scenes:view')
  async tags(@Ctx() ctx: Context, @Args(() => TagsArgs) args: TagsArgs) {
    return { ...(await pageOfTags(ctx, args)), filter: args.filter };
  }
}

@Resolver(() => TagConnection)
export class TagConnectionResolver {
  @FieldResolver(() => Int, { description: 'Of all pages together.' })
  async totalCount(@Root() { filter }: TagConnection, @Ctx() ctx: Context): Promise<number> {
    return loadWith(ctx, countTags, filter, 'all');
  }
}
