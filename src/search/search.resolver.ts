/** How search is doing, and making it do better. */
import { Arg, Ctx, Field, Float, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { SafeInt } from '../graphql/scalars.ts';
import { hitRange, rebuildSearchIndex, updateSearchConfig } from './search.service.ts';
import { searchStatus } from './search-status.queries.ts';

@ObjectType({ simpleResolvers: true, description: 'How search is doing.' })
class SearchStatus {
  @Field(() => String, { description: '`postgresql`, or `meilisearch` where one is configured.' })
  engine!: string;

  @Field(() => Boolean, {
    description: 'Whether that engine answers. While Meilisearch does not, PostgreSQL answers in its place.',
  })
  available!: boolean;

  @Field(() => String, { nullable: true, description: 'Why the engine does not answer.' })
  problem?: string | null;

  @Field(() => SafeInt, { description: 'Scenes, actors, studios and tags that can be found.' })
  documentCount!: number;

  @Field(() => SafeInt, { description: 'Changes that search does not know of yet.' })
  pendingUpdates!: number;

  @Field(() => Float, { description: 'How long the oldest of these has been waiting.' })
  lagSeconds!: number;

  @Field(() => Int, { description: 'A search finds at most so many scenes: the best ones.' })
  maxTotalHits!: number;

  @Field(() => Boolean, { description: 'Whether the index is being rebuilt. Searches go on meanwhile.' })
  reindexing!: boolean;
}

@Resolver()
export class SearchResolver {
  @Query(() => SearchStatus, { nullable: true, description: 'How search is doing.' })
  @Requires('settings:manage')
  async searchStatus(@Ctx() ctx: Context): Promise<SearchStatus> {
    return searchStatus(ctx);
  }

  @Mutation(() => SearchStatus, {
    description: 'Rebuilds the search index in the background; `reindexing` tells when it is done.',
  })
  @Requires('settings:manage')
  async rebuildSearchIndex(@Ctx() ctx: Context): Promise<SearchStatus> {
    await rebuildSearchIndex(ctx);
    return searchStatus(ctx);
  }

  @Mutation(() => SearchStatus, { description: 'Limits how many scenes a search finds.' })
  @Requires('settings:manage')
  async updateSearchConfig(
    @Ctx() ctx: Context,
    @Arg('maxTotalHits', () => Int, { description: `${hitRange.min} to ${hitRange.max}.` }) maxTotalHits: number,
  ): Promise<SearchStatus> {
    await updateSearchConfig(ctx, maxTotalHits);
    return searchStatus(ctx);
  }
}
