/** Lists of scenes, of the whole library or of what they belong to: pages, and totals over all their pages. */
import { type Expression, expressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { type Context, loadWith } from '../context.ts';
import { forEachParent, forEachParentPrepared } from '../database/for-each-parent.ts';
import { executeBuilt, executePrepared, prepared } from '../database/prepared.ts';
import { asList } from '../database/purpose.ts';
import { aroundRows, type Database, rows } from '../database/rows.ts';
import { withJson } from '../graphql/json.ts';
import { allOf, type Condition, type Found, filterContextOf, whereFew } from '../lists/filters.ts';
import {
  beyondCursor,
  inOrder,
  keysetOf,
  type OrderedArgs,
  type OrderedList,
  pageOfKeyset,
  placesOf,
} from '../lists/keyset.ts';
import type { Page } from '../lists/page.ts';
import { bitsOf } from '../lists/shuffle.ts';
import { SortDirection } from '../lists/sort.ts';
import { findFor } from '../search/find-hits.ts';
import { DocumentKind } from '../search/search.enums.ts';
import { tree } from '../studios/studio-tree.ts';
import { type KeptCount, keptCounts } from './kept-counts.ts';
import { rankedBy } from './relevance.ts';
import { type SceneFilter, SceneSortField } from './scene.inputs.ts';
import { type SceneRow, selectSelected } from './scene.queries.ts';
import { plannedCondition } from './scene-filter.ts';
import { type SceneSelection, withRelations } from './scene-relations.queries.ts';
import { allSearched, countOfSearched, firstSearched, type Sums, sumsIn, sumsOfSearched } from './searched-scenes.ts';

/** Which scenes a list is of: of the library or one folder of it, or of each of several parents. */
export interface SceneList {
  of: 'library' | 'actor' | 'studio' | 'studioTree' | 'tag';
  filter?: SceneFilter | null;
  /** Only the scenes whose files lie directly in this folder, by its whole path. */
  folder?: { storagePathId: number; path: string };
}

/** The one parent of the list of the whole library. */
export const wholeLibrary = 'library';

export type ScenePage = Page<SceneRow> & { seed: number | null };

/** From how many scenes on a page is read as such: what belongs to fewer is found sooner for one after the other. */
const fewInPage = 10;

/** One page for each parent, in one statement. */
export async function pagesOfScenes(
  ctx: Context,
  { list, args, selection }: { list: SceneList; args: OrderedArgs<SceneSortField>; selection: SceneSelection },
  parents: readonly string[],
): Promise<ScenePage[]> {
  const hits = await findFor(ctx, DocumentKind.SCENE, list.filter);
  const isShuffled = args.sort?.[0]?.field === SceneSortField.RANDOM && isWhole(list) && hits === null;
  const ids = isShuffled ? await knownOfIds(ctx) : null;
  const ordered = orderedScenes(ctx, hits !== null, ids?.bits);
  const keyset = keysetOf(ctx.app, ordered, args, { ...filterContextOf(ctx.viewer), found: hits });
  const sort = (args.sort?.length ? args.sort : ordered.defaultSort).map(({ field }) => field);
  const isByRelevance = sort.length === 1 && sort[0] === 'RELEVANCE';
  const isFirst = isWhole(list) && isByRelevance && keyset.from === null && !keyset.backwards;
  const found = hits && (await foundIn(ctx, list, isFirst ? keyset.offset + keyset.limit + 1 : undefined));
  const { viewerId } = filterContextOf(ctx.viewer);
  const isPage = list.of === 'library' && keyset.limit >= fewInPage;
  const page = (condition: Condition, viewer: Expression<string> = sql`${viewerId}`) => {
    const scenes = selectSelected(ctx.em, selection).where(condition);
    const ranked = found && sort.includes(SceneSortField.RELEVANCE) ? scenes.innerJoin(...rankedBy(found)) : scenes;
    return withRelations(ctx, inOrder(ranked as typeof scenes, keyset), selection, viewer, { isPage });
  };
  const matching = conditionOf(ctx, list, found);
  const pageAt = async (places: Condition | null): Promise<SceneRow[][]> => {
    const within = (condition: Condition) => (places ? allOf([places, condition]) : condition);
    if (found || !isWhole(list)) {
      return inEachParent(ctx, list, parents, matching, (condition) => page(within(condition)));
    }
    const { limit, offset, backwards } = keyset;
    const further = beyondCursor(keyset);
    const read = async (execute: typeof executeBuilt, condition: Condition) => {
      const asked = {
        key: JSON.stringify(['scenes', args.sort, { limit, offset, backwards }, selection]),
        values: { viewerId },
        parts: further ? [condition, further] : [condition],
        isOneOfMany: list.filter != null,
      };
      return asList(async () => execute(ctx.em, asked, (given) => page(condition, given.viewerId)));
    };
    const condition = within(matching);
    // One plan does not fit all that a filter may ask for, but most ask for something that few scenes have.
    const amongFew = list.filter && !places ? whereFew(condition) : undefined;
    const few = amongFew ? await read(executePrepared, amongFew) : [];
    const scenes = few.length > 0 ? few : await read(list.filter ? executeBuilt : executePrepared, condition);
    return parents.map(() => scenes);
  };
  let pages: SceneRow[][] = [];
  for (const places of ids ? placesOf(keyset, ids.share) : [null]) {
    pages = await pageAt(places);
    if (pages.every((scenes) => scenes.length > keyset.limit)) break;
  }
  return pages.map((scenes) => pageOfKeyset(keyset, withJson(scenes, selection.json)));
}

/** How many bits the ids of scenes have by now, and how many of such ids are those of active scenes. */
async function knownOfIds({ em }: Context): Promise<{ bits: number; share: number }> {
  const known = () =>
    rows(em)
      .selectFrom('scenes')
      .select(({ fn }) => fn.max<string | null>('scenes.id').as('id'))
      .select(sql<string | null>`(select sum(scenes) from ${keptCounts('library')} kept)`.as('scenes'));
  const [row] = await asList(async () => executePrepared(em, { key: 'ids of scenes', values: {} }, known));
  const bits = bitsOf(row?.id ?? '0');
  return { bits, share: Number(row?.scenes ?? 0) / 2 ** bits };
}

/** How many scenes there are in each list. */
export async function countsOfScenes(ctx: Context, list: SceneList, parents: readonly string[]): Promise<number[]> {
  if (isWhole(list) && list.filter && (await findFor(ctx, DocumentKind.SCENE, list.filter))) {
    const count = await countOfSearched(ctx, list.filter);
    return parents.map(() => count);
  }
  const sums = await Promise.all(parents.map(async (parent) => loadWith(ctx, sumsOfScenes, list, parent)));
  return sums.map(({ totalCount }) => totalCount);
}

/** How many scenes there are in each list, and their seconds and bytes together; of lists without a filter they are kept. */
export async function sumsOfScenes(ctx: Context, list: SceneList, parents: readonly string[]): Promise<Sums[]> {
  if (isWhole(list) && list.filter && (await findFor(ctx, DocumentKind.SCENE, list.filter))) {
    const sums = await sumsOfSearched(ctx, list.filter);
    return parents.map(() => sums);
  }
  const found =
    list.filter || list.folder ? await countedSums(ctx, list, parents) : await keptSums(ctx, list.of, parents);
  return found.map(([sums]) => sumsIn(sums));
}

async function countedSums(ctx: Context, list: SceneList, parents: readonly string[]) {
  return ofEachParent(ctx, list, parents, (condition) =>
    rows(ctx.em)
      .selectFrom('scenes')
      .select(({ fn }) => [
        fn.countAll<string>().as('totalCount'),
        fn.sum<string | number | null>('scenes.duration').as('totalDuration'),
        fn.sum<string | number | null>('scenes.size').as('totalSize'),
      ])
      .where(condition),
  );
}

async function keptSums(ctx: Context, of: SceneList['of'], parents: readonly string[]) {
  const kind = of === 'studioTree' ? 'studio' : of;
  const keys = (parent: Expression<string>) =>
    of === 'studioTree' ? tree(sql`select ${parent}`) : sql`(select ${parent})`;
  const asked = { key: `sums of ${of}`, values: {}, parents: of === 'library' ? parents.map(() => '0') : parents };
  return forEachParentPrepared(ctx.em, asked, (parent) =>
    aroundRows(ctx.em)
      .selectFrom(sql<KeptCount>`${keptCounts(kind)}`.as<'kept'>(sql`kept`))
      .select(({ fn }) => [
        fn.sum<string | null>('kept.scenes').as('totalCount'),
        fn.sum<number | null>('kept.duration').as('totalDuration'),
        fn.sum<number | null>('kept.size').as('totalSize'),
      ])
      .where(sql<SqlBool>`kept.key in ${keys(parent)}`),
  );
}

/**
 * What `query` finds in the list of each parent, in one statement. `areOf` says of keys in other tables that they are those of
 * scenes in the list.
 */
export async function ofEachParent<DB, TB extends keyof DB, O>(
  ctx: Context,
  list: SceneList,
  parents: readonly string[],
  query: (condition: Condition, areOf: (sceneIds: Expression<unknown>) => Condition) => SelectQueryBuilder<DB, TB, O>,
): Promise<O[][]> {
  const found = await foundIn(ctx, list);
  // Of the whole library with its length hidden: the array is then looked up in the index that covers what is counted, in half the time.
  // One plan does for all of them.
  if (found && isWhole(list)) {
    const ids = sql<string[]>`array(select unnest(${found.ids}))`;
    const counted = query(isAnyOf(ids), (sceneIds) => sql`${sceneIds} = any(${ids})`).modifyFront(prepared);
    const rowsOfAll = await asList(async () => counted.execute());
    return parents.map(() => rowsOfAll);
  }
  return inEachParent(ctx, list, parents, conditionOf(ctx, list, found), (condition) =>
    query(
      condition,
      // As an array: looking up each of half the library took 78 ms, a join 127.
      (sceneIds) =>
        sql`${sceneIds} = any(array(${rows(ctx.em).selectFrom('scenes').select('scenes.id').where(condition)}))`,
    ),
  );
}

/** What a search and all else in the filter find: the first by relevance, if `first` says how many are enough. */
async function foundIn(ctx: Context, { filter }: SceneList, first?: number): Promise<Required<Found> | null> {
  if (!filter || !(await findFor(ctx, DocumentKind.SCENE, filter))) return null;
  return first === undefined ? allSearched(ctx, filter) : firstSearched(ctx, filter, first);
}

/** What was found fulfils the filter. */
const conditionOf = (ctx: Context, { filter }: SceneList, found: Required<Found> | null): Condition =>
  found ? isAnyOf(found.ids) : plannedCondition(ctx, filter, null);

const isAnyOf = (ids: Expression<string[]>): Condition => sql`${ref('scenes.id')} = any(${ids})`;

/** Whether it is of the whole library. */
const isWhole = ({ of, folder }: SceneList) => of === 'library' && !folder;

async function inEachParent<DB, TB extends keyof DB, O>(
  ctx: Context,
  { of, folder }: SceneList,
  parents: readonly string[],
  matching: Condition,
  query: (condition: Condition) => SelectQueryBuilder<DB, TB, O>,
): Promise<O[][]> {
  const condition = folder ? allOf([isIn(folder), matching]) : matching;
  if (of === 'library') {
    const found = await asList(async () => query(condition).execute());
    return parents.map(() => found);
  }
  return forEachParent(ctx.em, parents, (parent) => query(allOf([belongsTo[of](parent), condition])));
}

const { ref } = expressionBuilder<Database, 'scenes'>();

/** As the index `idx_scenes_folder` has it. */
const isIn = ({ storagePathId, path }: NonNullable<SceneList['folder']>): Condition =>
  sql`${ref('scenes.storagePathId')} = ${storagePathId}
      and regexp_replace(${ref('scenes.storedPath')}, '/[^/]*$', '') = ${path}`;

const belongsTo: Record<Exclude<SceneList['of'], 'library'>, (parent: Expression<string>) => Condition> = {
  actor: (actor) => sql`${ref('scenes.id')} in (select scene_id from scene_actors where actor_id = ${actor})`,
  studio: (studio) => sql`${ref('scenes.studioId')} = ${studio}`,
  studioTree: (studio) => sql`${ref('scenes.studioId')} = any(array${tree(sql`select ${studio}`)})`,
  tag: (tag) => sql`${ref('scenes.id')} in (select scene_id from scene_tags where tag_id = ${tag})`,
};

/** Searches put the best first unless they are told otherwise, everything else the newest id. */
function orderedScenes({ app }: Context, isSearch: boolean, idBits?: number): OrderedList<SceneSortField> {
  return {
    ...(idBits !== undefined && { idBits }),
    name: 'scenes',
    sorts: app.catalogue.scenes.sorts,
    defaultSort: isSearch ? [{ field: SceneSortField.RELEVANCE, direction: SortDirection.DESC }] : [],
    primaryKey: ref('scenes.id'),
  };
}
