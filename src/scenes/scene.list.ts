/** The connection of every list of scenes, the arguments that it takes, and its pages with their totals. */
import { ArgsType, Field, ObjectType } from 'type-graphql';
import { type Context, loadWith } from '../context.ts';
import { Cost } from '../graphql/cost.ts';
import { SafeInt } from '../graphql/scalars.ts';
import { connectionOf, type Total } from '../lists/connection.ts';
import type { OrderedArgs } from '../lists/keyset.ts';
import { argsOf, type ListArgs } from '../lists/list.ts';
import { findHits } from '../search/find-hits.ts';
import { Highlight, highlightsOf } from '../search/highlights.ts';
import { DocumentKind } from '../search/search.enums.ts';
import { Scene } from './scene.entity.ts';
import { SceneFilter, SceneSort, type SceneSortField } from './scene.inputs.ts';
import { countsOfScenes, pagesOfScenes, type SceneList, sumsOfScenes, wholeLibrary } from './scene-list.queries.ts';
import type { SceneSelection } from './scene-relations.queries.ts';

@ObjectType({ simpleResolvers: true, description: 'One page of a list of scenes.' })
export class SceneConnection extends connectionOf(Scene, 'Scene', {
  highlights(edge, name) {
    Cost({ points: 50, items: 7 })(edge, name);
    Field(() => [Highlight], {
      description: 'Where the words of the search were found, the most important field first; empty without a search.',
    })(edge, name);
  },
}) {
  @Field(() => SafeInt, {
    nullable: true,
    description: 'The seed of a RANDOM order: pass it back to get the other pages of the same order.',
  })
  seed!: number | null;

  @Cost({ scans: 1 })
  @Field(() => SafeInt, { description: 'The seconds of all scenes on all pages together.' })
  totalDuration!: Total;

  @Cost({ scans: 1 })
  @Field(() => SafeInt, { description: 'The bytes of all scenes on all pages together.' })
  totalSize!: Total;

  @Field(() => Boolean, {
    description:
      'Whether the search found more scenes than its limit, `maxTotalHits`. Then only the best of them are listed and counted.',
  })
  isLimited!: () => Promise<boolean>;
}

export interface SceneArgs extends ListArgs<SceneFilter, SceneSortField> {
  seed?: number | null;
}

@ArgsType()
export class SceneListArgs extends argsOf({
  filter: SceneFilter,
  sort: SceneSort,
  byDefault: 'Newest first by default.',
}) {
  @Field(() => SafeInt, {
    nullable: true,
    description: 'The seed of a RANDOM order: the same seed gives the same order. Drawn by the server by default.',
  })
  seed?: number | null;
}

export type ScenePage = Awaited<ReturnType<typeof pageOfScenes>>;

/** A page of the library, or of what belongs to one parent; equal pages of many parents are one statement. */
export async function pageOfScenes(
  ctx: Context,
  list: SceneList,
  args: OrderedArgs<SceneSortField>,
  selection: SceneSelection,
  parent = wholeLibrary,
) {
  const page = await loadWith(ctx, pagesOfScenes, { list, args, selection }, parent);
  const sums = async () => loadWith(ctx, sumsOfScenes, list, parent);
  const { search, searchMatch } = list.filter ?? {};
  return {
    ...page,
    edges: () =>
      page.edges().map((edge) => ({
        ...edge,
        highlights: async () => loadWith(ctx, highlightsOf, { search, searchMatch }, edge.node.id),
      })),
    isLimited: async () => (await findHits(ctx, DocumentKind.SCENE, list.filter ?? {}))?.isLimited ?? false,
    totalCount: async () => loadWith(ctx, countsOfScenes, list, parent),
    totalDuration: async () => (await sums()).totalDuration,
    totalSize: async () => (await sums()).totalSize,
    list,
    parent,
  };
}
