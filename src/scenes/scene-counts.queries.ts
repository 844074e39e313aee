/** How many active scenes there are, of what they belong to and in all. */
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { type SceneList, sumsOfScenes, wholeLibrary } from './scene-list.queries.ts';

export async function countsOfScenes(ctx: Context, of: SceneList['of'], parents: readonly string[]): Promise<number[]> {
  return (await sumsOfScenes(ctx, { of }, parents)).map(({ totalCount }) => totalCount);
}

export async function libraryStats(ctx: Context) {
  const count = (condition: ReturnType<typeof sql>) => sql<string>`(select count(*) from ${condition})`;
  const counting = rows(ctx.em)
    .selectNoFrom([
      count(sql`actors where deleted_at is null`).as('actorCount'),
      count(sql`studios where deleted_at is null`).as('studioCount'),
      count(sql`tags`).as('tagCount'),
    ])
    .executeTakeFirstOrThrow();
  const [[sums], counts] = await Promise.all([sumsOfScenes(ctx, { of: 'library' }, [wholeLibrary]), counting]);
  const { totalCount = 0, totalDuration = 0, totalSize = 0 } = sums ?? {};
  return {
    sceneCount: totalCount,
    actorCount: Number(counts.actorCount),
    studioCount: Number(counts.studioCount),
    tagCount: Number(counts.tagCount),
    totalDuration,
    totalSize,
  };
}
