/** What the viewer and all users think of actors and studios; for many at once, by their keys. */
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { filterContextOf } from '../lists/filters.ts';

export interface FavouriteRow {
  /** Of the actor or studio. */
  id: string;
  rating: number | null;
  liked: boolean;
  /** Of all users. */
  averageRating: number | null;
}

export const favouritesByActorPks = async (ctx: Context, pks: readonly string[]) => favourites(ctx, 'actor', pks);
export const favouritesByStudioPks = async (ctx: Context, pks: readonly string[]) => favourites(ctx, 'studio', pks);

async function favourites(
  { em, viewer }: Context,
  what: 'actor' | 'studio',
  pks: readonly string[],
): Promise<FavouriteRow[]> {
  const { viewerId } = filterContextOf(viewer);
  const [things, ratings, likes] = [`${what}s`, `user_${what}_ratings`, `user_${what}_likes`].map((name) =>
    sql.table(name),
  );
  const key = sql.ref(`${what}_id`);
  const { rows: found } = await sql<FavouriteRow>`
    select thing.uuid as id,
           (select rating::float8 from ${ratings} where user_id = ${viewerId} and ${key} = asked.pk) as rating,
           exists (select from ${likes} where user_id = ${viewerId} and ${key} = asked.pk) as liked,
           (select avg(rating)::float8 from ${ratings} where ${key} = asked.pk) as "averageRating"
      from unnest(${pks}::bigint[]) with ordinality asked(pk, place)
      left join ${things} thing on thing.id = asked.pk
     order by place`.execute(rows(em));
  return found;
}
