/** What the viewer did with scenes, and what all users think of them; for many scenes at once. */
import { type Expression, sql } from 'kysely';
import type { Context } from '../context.ts';
import { rowAsJson } from '../database/json.ts';
import { inShape, Shape } from '../database/row-columns.ts';
import { rows } from '../database/rows.ts';
import { filterContextOf } from '../lists/filters.ts';
import type { ReadRelation } from '../scenes/scene-relations.queries.ts';

/** As the API shows it. */
export interface SceneInteractionsRow {
  /** Of the scene. */
  id: string;
  rating: number | null;
  liked: boolean;
  jizzCount: number;
  resumePosition: number;
  resumeSeconds: number;
  completed: boolean;
  lastWatchedAt: string | null;
  /** Of all users. */
  averageRating: number | null;
  likeCount: number;
}

declare module '../scenes/scene-relations.queries.ts' {
  interface SceneRelations {
    interactions: SceneInteractionsRow;
  }
}

/** As one row. Where to resume and whether it was completed are those of the viewer's last session. */
const interactionsWith = (sceneId: Expression<unknown>, viewerId: Expression<string>) => sql`
  select this.id::text,
         rated.rating::float8 as rating,
         liked.id is not null as liked,
         coalesce(jizzed.count, 0) as "jizzCount",
         case when last.completed then 0 else coalesce(last.last_position, 0) end as "resumePosition",
         case when last.completed then 0 else coalesce(last.last_seconds, last.last_position, 0) end as "resumeSeconds",
         coalesce(last.completed, false) as completed,
         last.watched_at as "lastWatchedAt",
         (select avg(rating)::float8 from user_scene_ratings where scene_id = this.id) as "averageRating",
         (select count(*)::int from user_scene_likes where scene_id = this.id) as "likeCount"
    from (select ${sceneId} as id) this
    left join user_scene_ratings rated on rated.user_id = ${viewerId} and rated.scene_id = this.id
    left join user_scene_likes liked on liked.user_id = ${viewerId} and liked.scene_id = this.id
    left join user_scene_jizzed jizzed on jizzed.user_id = ${viewerId} and jizzed.scene_id = this.id
    left join lateral (
      select watched_at, last_position, last_seconds, completed
        from user_scene_watches where user_id = ${viewerId} and scene_id = this.id
       order by watched_at desc, id desc limit 1) last on true`;

/** All of it, whatever is asked for, unless that is a shape. */
export const interactionsOfScene: ReadRelation = (_em, wanted, viewerId) => {
  const shown = wanted instanceof Shape ? inShape(wanted, (name) => sql.ref(`found.${name}`)) : [sql.raw('found.*')];
  const interactions = interactionsWith(sql.ref('scenes.id'), viewerId);
  return rowAsJson(sql`(select ${sql.join(shown)} from (${interactions}) found)`);
};

/** The same for scenes that were read without it. */
export async function sceneInteractionsBySceneIds({ em, viewer }: Context, sceneIds: readonly string[]) {
  const { viewerId } = filterContextOf(viewer);
  const { rows: found } = await sql<SceneInteractionsRow>`
    select found.* from unnest(${sceneIds}::bigint[]) asked(id),
      lateral (${interactionsWith(sql.ref('asked.id'), sql`${viewerId}`)}) found`.execute(rows(em));
  const byId = new Map(found.map((interactions) => [interactions.id, interactions]));
  return sceneIds.map((id) => byId.get(id) ?? { id, ...none });
}

const none: Omit<SceneInteractionsRow, 'id'> = {
  rating: null,
  liked: false,
  jizzCount: 0,
  resumePosition: 0,
  resumeSeconds: 0,
  completed: false,
  lastWatchedAt: null,
  averageRating: null,
  likeCount: 0,
};
