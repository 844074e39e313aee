/** Which scenes to watch after one: what has most in common with it first, by one statement for any number of scenes. */
import { type Expression, sql } from 'kysely';
import type { Context } from '../context.ts';
import { forEachParent } from '../database/for-each-parent.ts';
import { filterContextOf } from '../lists/filters.ts';
import { type SceneSelection, selectScenes } from './scene.queries.ts';
import { withRelations } from './scene-relations.queries.ts';

/** How many of the viewer's last watched scenes count as watched lately. */
const lately = 500;

/**
 * The `first` best scenes for each of these. Candidates share an actor, a tag, the studio or the type; they come by
 * points, then id. When they are too few, the most viewed of the others follow.
 */
export async function relatedBySceneIds(
  ctx: Context,
  { first, selection }: { first: number; selection: SceneSelection },
  sceneIds: readonly string[],
) {
  const { viewerId } = filterContextOf(ctx.viewer);
  return forEachParent(ctx.em, sceneIds, (source) => {
    const related = selectScenes(ctx.em, selection.columns)
      .innerJoin(ranked(source, viewerId, first).as('ranked'), (join) =>
        join.on(sql<boolean>`${sql.ref('ranked.id')} = ${sql.ref('scenes.id')}`),
      )
      .orderBy('ranked.position');
    return withRelations(ctx, related, selection.relations);
  });
}

/**
 * Points: 40 for each shared actor and 25 more when the viewer likes the actor, 8 for each shared tag, 20 for the same
 * studio and 15 more when the viewer likes it, 10 for the same type, up to 10 for its share of the most views among the
 * candidates, and 30 off for what the viewer watched lately.
 */
function ranked(source: Expression<string>, viewerId: string, first: number) {
  return sql<{ id: string; position: string }>`(
    with this as materialized (select id, studio_id, type from scenes where id = ${source}),
    watched as materialized (
      select scene_id from user_scene_watches where user_id = ${viewerId}
       group by scene_id order by max(watched_at) desc, scene_id limit ${lately}),
    shared as (
      select theirs.scene_id as id, case when liked.id is null then 40 else 65 end as points
        from scene_actors ours
        join scene_actors theirs on theirs.actor_id = ours.actor_id
        join actors on actors.id = ours.actor_id and actors.deleted_at is null
        left join user_actor_likes liked on liked.actor_id = ours.actor_id and liked.user_id = ${viewerId}
       where ours.scene_id = ${source}
      union all
      select theirs.scene_id, 8
        from scene_tags ours join scene_tags theirs on theirs.tag_id = ours.tag_id
       where ours.scene_id = ${source}
      union all
      select theirs.id, case when liked.id is null then 20 else 35 end
        from this
        join studios on studios.id = this.studio_id and studios.deleted_at is null
        join scenes theirs on theirs.studio_id = this.studio_id
        left join user_studio_likes liked on liked.studio_id = this.studio_id and liked.user_id = ${viewerId}
      union all
      select theirs.id, 10 from this join scenes theirs on theirs.type = this.type where this.type <> ''),
    candidates as materialized (
      select scenes.id, sum(points) as points, coalesce(scenes.view_count, 0) as views
        from shared join scenes on scenes.id = shared.id
       where scenes.id <> ${source} and scenes.trashed_at is null and scenes.deleted_at is null
       group by scenes.id),
    best as (
      select id, points
             + coalesce(floor(10.0 * views / nullif(max(views) over (), 0)), 0)
             - case when id in (select scene_id from watched) then 30 else 0 end as points
        from candidates
       order by 2 desc, 1 limit ${first}),
    others as (
      select id, coalesce(view_count, 0) as views from scenes
       where id <> ${source} and trashed_at is null and deleted_at is null
         and id not in (select id from candidates) and (select count(*) from best) < ${first}
       order by 2 desc, 1 limit ${first})
    select id, row_number() over (order by is_other, score desc, id) as position
      from (select id, false as is_other, points as score from best
            union all select id, true, views from others) found
     order by position limit ${first})`;
}
