/** How search is doing, and making it do better. */
import { Arg, Ctx, Field, Float, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { SafeInt } from '../graphql/scalars.ts';
import { hitRange, rebuildSearchIndex, updateSearchConfig } from './search.service.ts';
import { searchStatus } from './search-status.queries.ts';

@ObjectType({ simpleResolvers: true, description: 'The state of the search index.' })
class SearchStatus {
  @Field(() => String, { description: '`postgresql`, or `meilisearch` where one is configured.' })
  engine!: string;

  @Field(() => Boolean, {
    description: 'Whether the engine is available. While Meilisearch is not, PostgreSQL answers searches instead.',
  })
  available!: boolean;

  @Field(() => String, { nullable: true, description: 'Why the engine is not available; null when it is.' })
  problem?: string | null;

  @Field(() => SafeInt, { description: 'The number of scenes, actors, studios and tags in the index.' })
  documentCount!: number;

  @Field(() => SafeInt, { description: 'The number of changes that are not in the index yet.' })
  pendingUpdates!: number;

  @Field(() => Float, { description: 'How many seconds the oldest pending update has been waiting.' })
  lagSeconds!: number;

  @Field(() => Int, { description: 'The largest number of scenes that a search finds.' })
  maxTotalHits!: number;

  @Field(() => Boolean, { description: 'Whether the index is being rebuilt. Searches keep working meanwhile.' })
  reindexing!: boolean;
}

@Resolver()
export class SearchResolver {
  @Query(() => SearchStatus, { nullable: true, description: 'The state of the search index.' })
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
