/** What all matches of a list of scenes have in common, counted: most frequent first, then by name. */
import { type Expression, type SqlBool, sql } from 'kysely';
import { selectActors } from '../actors/actor.queries.ts';
import type { Context } from '../context.ts';
import type { ColumnNames } from '../database/row-columns.ts';
import { aroundRows, rows } from '../database/rows.ts';
import { naturally } from '../lists/natural-order.ts';
import { selectStudios } from '../studios/studio.queries.ts';
import { selectTags } from '../tags/tag.queries.ts';
import { keptCounts } from './kept-counts.ts';
import { bands, linesOf } from './scene-figures.ts';
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
  const found = await ofEachParent(ctx, list, parents, (condition) => {
    // In the order of ids, as PostgreSQL would else look through all of the index by studios for them.
    const counting = rows(ctx.em)
      .selectFrom((db) =>
        db
          .selectFrom('scenes')
          .select('scenes.studioId')
          .where(condition)
          .orderBy('scenes.id')
          .offset(sql.lit(0))
          .as('scenes'),
      )
      .select(({ fn }) => ['scenes.studioId as key', fn.countAll<string>().as('count')])
      .groupBy('scenes.studioId');
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
  const found = await ofEachParent(ctx, list, parents, (condition) => {
    const sizes = isAll(list)
      ? sql`select key >> 32 as width, key & 4294967295 as height, scenes from ${keptCounts('dimensions')} kept`
      : rows(ctx.em)
          .selectFrom('scenes')
          .select(['scenes.width', 'scenes.height', sql.lit(1).as('scenes')])
          .where(condition);
    const ends = bands.slice(1).map(([, from]) => from);
    const lines = linesOf(sql.ref('sizes.width'), sql.ref('sizes.height'));
    return aroundRows(ctx.em)
      .selectFrom(sql<{ scenes: number }>`(${sizes})`.as('sizes'))
      .select(({ fn }) => [
        sql<number>`width_bucket((${lines})::int, ${ends}::int[])`.as('band'),
        fn.sum<string>('sizes.scenes').as('count'),
      ])
      .where(sql<SqlBool>`${lines} is not null`)
      .groupBy('band');
  });
  return found.map((facets) =>
    facets
      .flatMap(({ band, count }) => {
        const [resolution] = bands[band] ?? [];
        return resolution ? [{ resolution, count: Number(count) }] : [];
      })
      .sort(
        (a, b) =>
          b.count - a.count ||
          bands.findIndex(([name]) => name === a.resolution) - bands.findIndex(([name]) => name === b.resolution),
      ),
  );
}

/** Whether it is of all active scenes, which are counted already. */
const isAll = ({ of, folder, filter }: SceneList) => of === 'library' && !folder && !filter;

interface Counting extends Pick<FacetArgs, 'list' | 'first'> {
  /** The number of scenes of each key, unless it is known. */
  counting: Expression<unknown>;
}

/** The keys of the most scenes: all that have as many as the last one, of which the first by name are taken. */
function mostFrequent(kind: keyof typeof hidden, { list, first, counting }: Counting) {
  const kept = sql`select key, sum(scenes) as count from ${keptCounts(kind)} kept group by key having sum(scenes) > 0`;
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
