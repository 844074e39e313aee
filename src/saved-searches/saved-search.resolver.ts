/** Resolvers for the viewer's saved searches. */
import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, load, reload } from '../context.ts';
import { Cost } from '../graphql/cost.ts';
import { SafeInt } from '../graphql/scalars.ts';
import { PageArgs } from '../lists/connection.ts';
import { SortDirection } from '../lists/sort.ts';
import { SceneFilter, SceneSort, SceneSortField } from '../scenes/scene.inputs.ts';
import { pageOfScenes, SceneConnection } from '../scenes/scene.list.ts';
import { sceneSelection } from '../scenes/scene-selection.ts';
import { SavedSearch } from './saved-search.entity.ts';
import { type SavedSearchRow, savedSearches, savedSearchesByIds, usableSearch } from './saved-search.queries.ts';
import { createSavedSearch, deleteSavedSearch, noSuchSearch, updateSavedSearch } from './saved-search.service.ts';
import { readSearch } from './stored-search.ts';

@ObjectType({ simpleResolvers: true, description: 'One field of the sort order of a saved search.' })
class SavedSort implements SceneSort {
  @Field(() => SceneSortField, { description: 'What is compared.' })
  field!: SceneSortField;

  @Field(() => SortDirection, { description: 'Which way it sorts.' })
  direction!: SortDirection;
}

@Resolver(() => SavedSearch)
export class SavedSearchResolver {
  @Query(() => SavedSearch, { nullable: true, description: "One of the viewer's saved searches." })
  @Requires('scenes:view')
  async savedSearch(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: "A UUID. NOT_FOUND when it is not one of the viewer's." }) id: string,
  ) {
    const found = await load(ctx, savedSearchesByIds, id);
    if (!found) throw noSuchSearch(id);
    return found;
  }

  @Cost({ items: 200 })
  @Query(() => [SavedSearch], { description: "The viewer's saved searches, at most 200, newest first." })
  @Requires('scenes:view')
  async savedSearches(@Ctx() ctx: Context) {
    return savedSearches(ctx);
  }

  @Mutation(() => SavedSearch, { description: 'Saves a search. A user can have at most 200.' })
  @Requires('scenes:view')
  async createSavedSearch(
    @Ctx() ctx: Context,
    @Info() { schema }: GraphQLResolveInfo,
    @Arg('name', () => String, { description: '1 to 255 characters.' }) name: string,
    @Arg('filter', () => SceneFilter, {
      description: '`{}` finds everything. BAD_USER_INPUT when it names things that do not exist.',
    })
    filter: SceneFilter,
    @Arg('sort', () => [SceneSort], { nullable: true, description: 'At most 4 fields.' }) sort: SceneSort[] | null,
  ) {
    return reload(ctx, savedSearchesByIds, await createSavedSearch(ctx, schema, { name, filter, sort: sort ?? [] }));
  }

  @Mutation(() => SavedSearch, {
    description: 'Changes a saved search. An absent argument keeps its value; null clears the sort.',
  })
  @Requires('scenes:view')
  async updateSavedSearch(
    @Ctx() ctx: Context,
    @Info() { schema }: GraphQLResolveInfo,
    @Arg('id', () => ID, { description: "NOT_FOUND when it is not the viewer's." }) id: string,
    @Arg('name', () => String, { nullable: true, description: '1 to 255 characters; it cannot be null.' }) name?:
      | string
      | null,
    @Arg('filter', () => SceneFilter, {
      nullable: true,
      description:
        'Replaces the whole filter; it cannot be null. BAD_USER_INPUT when it names things that do not exist.',
    })
    filter?: SceneFilter | null,
    @Arg('sort', () => [SceneSort], {
      nullable: true,
      description: 'At most 4 fields; null or an empty list clears it.',
    })
    sort?: SceneSort[] | null,
  ) {
    return reload(ctx, savedSearchesByIds, await updateSavedSearch(ctx, schema, id, { name, filter, sort }));
  }

  @Mutation(() => Boolean, { description: 'Deletes a saved search.' })
  @Requires('scenes:view')
  async deleteSavedSearch(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: "NOT_FOUND when it is not the viewer's." }) id: string,
  ): Promise<boolean> {
    await deleteSavedSearch(ctx, id);
    return true;
  }

  @FieldResolver(() => String, { description: 'The filter as JSON text, ready to be sent as a variable.' })
  filterJson(@Root() { filters }: SavedSearchRow, @Info() { schema }: GraphQLResolveInfo): string {
    return readSearch(schema, filters).filterJson;
  }

  @FieldResolver(() => [SavedSort], {
    description:
      'The most important one first; empty for newest first, or best matches first with words to search for.',
  })
  sort(@Root() { filters }: SavedSearchRow, @Info() { schema }: GraphQLResolveInfo): SavedSort[] {
    return readSearch(schema, filters).sort;
  }

  @Cost({ points: 10 })
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why the search cannot run any more, for instance because a tag was deleted; then `scenes` is null.',
  })
  async problem(@Root() row: SavedSearchRow, @Ctx() ctx: Context, @Info() { schema }: GraphQLResolveInfo) {
    return (await usableSearch(ctx, schema, row)).problem;
  }

  @Cost({ points: 20_000, scan: 20_000 })
  @FieldResolver(() => SceneConnection, { nullable: true, description: 'The scenes that the search finds.' })
  async scenes(
    @Root() row: SavedSearchRow,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('seed', () => SafeInt, {
      nullable: true,
      description: 'For a RANDOM order: the same number gives the same order. Drawn by the server by default.',
    })
    seed: number | null,
    @Args(() => PageArgs) page: PageArgs,
  ) {
    const { filter, sort } = await usableSearch(ctx, info.schema, row);
    if (filter === null) return null;
    return pageOfScenes(ctx, { of: 'library', filter }, { ...page, sort, seed }, sceneSelection(ctx, info));
  }
}
