/** What all matches of a list of scenes have in common, counted: most frequent first, then by name. */
import { type Expression, type SqlBool, sql } from 'kysely';
import { selectActors } from '../actors/actor.queries.ts';
import { type Context, loadWith } from '../context.ts';
import { forEachParent } from '../database/for-each-parent.ts';
import { asList } from '../database/purpose.ts';
import type { ColumnNames } from '../database/row-columns.ts';
import { aroundRows, rows } from '../database/rows.ts';
import { naturally } from '../lists/natural-order.ts';
import { selectStudios } from '../studios/studio.queries.ts';
import { selectTags } from '../tags/tag.queries.ts';
import { keptCounts, keptScenes } from './kept-counts.ts';
import { bands, linesOf, sceneLines } from './scene-figures.ts';
import { ofEachParent, type SceneList } from './scene-list.queries.ts';

export interface FacetArgs {
  list: SceneList;
  first: number;
  /** Of the tags, actors or studios. */
  columns: ColumnNames;
}

export async function tagFacets(ctx: Context, { list, first, columns }: FacetArgs, parents: readonly string[]) {
  const found = await ofEachParent(ctx, list, parents, (_, areOf) => {
    const counting = rows(ctx.em)
      .selectFrom('scene_tags')
      .select(({ fn }) => ['scene_tags.tagId as key', fn.countAll<string>().as('count')])
      .where(areOf(sql.ref('scene_tags.sceneId')))
      .groupBy('scene_tags.tagId');
    return selectTags(ctx.em, columns)
      .innerJoin(mostFrequent('tag', { list, first, counting }), (join) => join.on(sameKey('tags.id')))
      .select('counts.count')
      .orderBy('counts.count', 'desc')
      .orderBy(naturally(sql.ref('tags.name')))
      .orderBy('tags.id')
      .limit(first);
  });
  return found.map((facets) => facets.map(({ count, ...tag }) => ({ tag, count: Number(count) })));
}

export async function actorFacets(ctx: Context, { list, first, columns }: FacetArgs, parents: readonly string[]) {
  const found = await ofEachParent(ctx, list, parents, (_, areOf) => {
    const counting = rows(ctx.em)
      .selectFrom('scene_actors')
      .select(({ fn }) => ['scene_actors.actorId as key', fn.countAll<string>().as('count')])
      .where(areOf(sql.ref('scene_actors.sceneId')))
      .groupBy('scene_actors.actorId');
    return selectActors(ctx.em, columns)
      .innerJoin(mostFrequent('actor', { list, first, counting }), (join) => join.on(sameKey('actors.pk')))
      .select('counts.count')
      .orderBy('counts.count', 'desc')
      .orderBy(naturally(sql.ref('actors.name')))
      .orderBy('actors.pk')
      .limit(first);
  });
  return found.map((facets) => facets.map(({ count, ...actor }) => ({ actor, count: Number(count) })));
}

export async function studioFacets(ctx: Context, { list, first, columns }: FacetArgs, parents: readonly string[]) {
  const rowsOf = isAll(list) ? [] : await inRows(ctx, list, parents);
  const counted = rowsOf.flatMap(({ studios }, place) => studios.map((counts) => ({ place, ...counts })));
  const column = (name: 'place' | 'studio' | 'count') => counted.map((one) => one[name]);
  const places = parents.map((_, place) => String(place));
  const found = await forEachParent(ctx.em, places, (place) => {
    const counting = sql`
      select key, count from unnest(${column('place')}::int[], ${column('studio')}::bigint[], ${column('count')}::bigint[]) counted(place, key, count)
       where place = ${place}`;
    return selectStudios(ctx.em, columns)
      .innerJoin(mostFrequent('studio', { list, first, counting }), (join) => join.on(sameKey('studios.pk')))
      .select('counts.count')
      .orderBy('counts.count', 'desc')
      .orderBy(naturally(sql.ref('studios.name')))
      .orderBy('studios.pk')
      .limit(first);
  });
  return found.map((facets) => facets.map(({ count, ...studio }) => ({ studio, count: Number(count) })));
}

/** Scenes of unknown size are in none. */
export async function resolutionFacets(ctx: Context, list: SceneList, parents: readonly string[]) {
  const counted = isAll(list) ? [await keptBands(ctx)] : (await inRows(ctx, list, parents)).map(({ inBand }) => inBand);
  return counted.map((found) =>
    found
      .flatMap(({ band, count }) => {
        const [resolution] = bands[band ?? -1] ?? [];
        return resolution ? [{ resolution, count: Number(count) }] : [];
      })
      .sort(
        (a, b) =>
          b.count - a.count ||
          bands.findIndex(([name]) => name === a.resolution) - bands.findIndex(([name]) => name === b.resolution),
      ),
  );
}

interface InRows {
  studios: { studio: string | null; count: string }[];
  inBand: Band[];
}

interface Band {
  /** Null where the size is unknown. */
  band: number | null;
  count: string;
}

/** What is counted from the rows of the scenes themselves, which are read once for all of it. */
async function inRows(ctx: Context, list: SceneList, parents: readonly string[]): Promise<InRows[]> {
  return Promise.all(parents.map(async (parent) => loadWith(ctx, countInRows, list, parent)));
}

async function countInRows(ctx: Context, list: SceneList, parents: readonly string[]): Promise<InRows[]> {
  const found = await ofEachParent(ctx, list, parents, (condition) => {
    // In the order of ids, as PostgreSQL would else look through all of the index by studios for them.
    const scenes = rows(ctx.em)
      .selectFrom('scenes')
      .select(['scenes.studioId as studio', bandOf(sceneLines).as('band')])
      .where(condition)
      .orderBy('scenes.id')
      .offset(sql.lit(0));
    return aroundRows(ctx.em)
      .selectFrom(sql<{ studio: string | null; band: number | null }>`(${scenes})`.as<'scenes'>(sql`scenes`))
      .select(({ fn }) => ['studio', 'band', fn.countAll<string>().as('count')])
      .select(sql<boolean>`grouping(studio) = 0`.as('isStudio'))
      .groupBy(sql`grouping sets ((studio), (band))`);
  });
  return found.map((counted) => {
    const [studios, inBand] = [counted.filter(({ isStudio }) => isStudio), counted.filter(({ isStudio }) => !isStudio)];
    return { studios, inBand };
  });
}

async function keptBands({ em }: Context): Promise<Band[]> {
  const lines = linesOf(sql`(key >> 32)`, sql`(key & 4294967295)`);
  return asList(async () =>
    aroundRows(em)
      .selectFrom(sql<{ scenes: number }>`${keptCounts('dimensions')}`.as<'kept'>(sql`kept`))
      .select(({ fn }) => [bandOf(lines).as('band'), fn.sum<string>('kept.scenes').as('count')])
      .groupBy('band')
      .execute(),
  );
}

const bandOf = (lines: Expression<unknown>) =>
  sql<number | null>`width_bucket((${lines})::int, ${bands.slice(1).map(([, from]) => from)}::int[])`;

/** Whether it is of all active scenes, which are counted already. */
const isAll = ({ of, folder, filter }: SceneList) => of === 'library' && !folder && !filter;

interface Counting extends Pick<FacetArgs, 'list' | 'first'> {
  /** The number of scenes of each key, unless it is known. */
  counting: Expression<unknown>;
}

/** The keys of the most scenes: all that have as many as the last one, of which the first by name are taken. */
function mostFrequent(kind: keyof typeof hidden, { list, first, counting }: Counting) {
  const kept = sql`select key, scenes as count from ${keptScenes(kind)} kept where scenes > 0`;
  return sql<{ key: string; count: string }>`(
    select key, count from (${isAll(list) ? kept : counting}) counted where key is not null and key not in (${hidden[kind]})
     order by count desc fetch first (${first}) rows with ties)`.as('counts');
}

/** The keys of those that cannot be shown: few, so that they are a small hash table, where looking up each of the others took as long as counting. */
const hidden = {
  tag: sql`select null::int where false`,
  actor: sql`select id from actors where deleted_at is not null`,
  studio: sql`select id from studios where deleted_at is not null`,
};

const sameKey = (column: 'tags.id' | 'actors.pk' | 'studios.pk'): Expression<SqlBool> =>
  sql<SqlBool>`${sql.ref('counts.key')} = ${sql.ref(column)}`;
