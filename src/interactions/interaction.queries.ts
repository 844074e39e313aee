/** Reads of what users think: the viewer's own state of scenes, actors and studios, and the mean of everybody's. */
import { sql } from 'kysely';
import { viewerId } from '../auth/viewer-id.ts';
import { type Context, inOrderOf } from '../context.ts';
import { rows } from '../database/rows.ts';
import type { FavouriteInteractions, SceneInteractions } from './interactions.type.ts';

/** The viewer's whole state of each scene, in one statement. */
export async function interactionsBySceneIds(ctx: Context, ids: readonly string[]): Promise<SceneInteractions[]> {
  const { rows: found } = await sql<SceneInteractions & { id: string }>`
    select asked.id, rating.rating, likes.id is not null as "liked", coalesce(jizz.count, 0) as "jizzCount",
           case when last.completed then 0 else coalesce(last.last_position, 0) end as "resumePosition",
           coalesce(last.completed, false) as "completed", last.watched_at as "lastWatchedAt"
      from unnest(${[...ids]}::bigint[]) asked(id)
      cross join (select ${viewerId(ctx)}::bigint as id) viewer
      left join user_scene_ratings rating on rating.user_id = viewer.id and rating.scene_id = asked.id
      left join user_scene_likes likes on likes.user_id = viewer.id and likes.scene_id = asked.id
      left join user_scene_jizzed jizz on jizz.user_id = viewer.id and jizz.scene_id = asked.id
      left join lateral (
        select completed, last_position, watched_at from user_scene_watches
         where user_id = viewer.id and scene_id = asked.id
         order by watched_at desc, id desc limit 1) last on true`.execute(rows(ctx.em));
  return inOrderOf(ids, found, ({ id }) => id) as SceneInteractions[];
}

type Favourite = 'actor' | 'studio';

export const interactionsByActorPks = async (ctx: Context, pks: readonly string[]) => favourites(ctx, 'actor', pks);
export const interactionsByStudioPks = async (ctx: Context, pks: readonly string[]) => favourites(ctx, 'studio', pks);

async function favourites(ctx: Context, kind: Favourite, pks: readonly string[]): Promise<FavouriteInteractions[]> {
  const key = sql.raw(`${kind}_id`);
  const { rows: found } = await sql<FavouriteInteractions & { pk: string }>`
    select asked.pk, rating.rating, likes.id is not null as "liked"
      from unnest(${[...pks]}::bigint[]) asked(pk)
      cross join (select ${viewerId(ctx)}::bigint as id) viewer
      left join ${sql.table(`user_${kind}_ratings`)} rating on rating.user_id = viewer.id and rating.${key} = asked.pk
      left join ${sql.table(`user_${kind}_likes`)} likes on likes.user_id = viewer.id and likes.${key} = asked.pk`.execute(
    rows(ctx.em),
  );
  return inOrderOf(pks, found, ({ pk }) => pk) as FavouriteInteractions[];
}

/** What all users together think of each scene. */
export async function opinionsBySceneIds(ctx: Context, ids: readonly string[]) {
  const { rows: found } = await sql<{ id: string; averageRating: number | null; likeCount: number }>`
    select asked.id, ratings.mean::float8 as "averageRating", coalesce(likes.count, 0)::int as "likeCount"
      from unnest(${[...ids]}::bigint[]) asked(id)
      left join (select scene_id, avg(rating) as mean from user_scene_ratings
                  where scene_id = any(${[...ids]}::bigint[]) group by scene_id) ratings on ratings.scene_id = asked.id
      left join (select scene_id, count(*) from user_scene_likes
                  where scene_id = any(${[...ids]}::bigint[]) group by scene_id) likes on likes.scene_id = asked.id`.execute(
    rows(ctx.em),
  );
  const byId = new Map(found.map((opinion) => [opinion.id, opinion]));
  return ids.map((id) => byId.get(id) ?? { id, averageRating: null, likeCount: 0 });
}

export const averageByActorPks = async (ctx: Context, pks: readonly string[]) => averages(ctx, 'actor', pks);
export const averageByStudioPks = async (ctx: Context, pks: readonly string[]) => averages(ctx, 'studio', pks);

async function averages(ctx: Context, kind: Favourite, pks: readonly string[]): Promise<(number | null)[]> {
  const key = sql.raw(`${kind}_id`);
  const { rows: found } = await sql<{ pk: string; mean: number }>`
    select ${key} as pk, avg(rating)::float8 as mean from ${sql.table(`user_${kind}_ratings`)}
     where ${key} = any(${[...pks]}::bigint[]) group by ${key}`.execute(rows(ctx.em));
  const byPk = new Map(found.map(({ pk, mean }) => [pk, mean]));
  return pks.map((pk) => byPk.get(pk) ?? null);
}
