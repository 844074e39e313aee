/** Which scenes to watch after one: what has most in common with it first, by one statement for any number of scenes. */
import { type Expression, sql } from 'kysely';
import type { Context } from '../context.ts';
import { forEachParentPrepared } from '../database/for-each-parent.ts';
import { withJson } from '../graphql/json.ts';
import { filterContextOf } from '../lists/filters.ts';
import { selectSelected } from './scene.queries.ts';
import { type SceneSelection, withRelations } from './scene-relations.queries.ts';

/** The scenes of how many of the viewer's last sessions count as watched lately. */
const lately = sql.lit(500);

/** How many of the newest scenes of each actor and tag, of the studio and the type are candidates. */
const newest = { ofActor: sql.lit(200), ofTag: sql.lit(60), ofStudio: sql.lit(50), ofType: sql.lit(50) };

/** How many of these are looked at with all that they share: those that come first by what made them candidates. */
const closest = sql.lit(100);

/**
 * The `first` best scenes for each of these. Candidates share an actor, a tag, the studio or the type; they come by
 * points, then id. When they are too few, the most viewed of the others follow. What is looked at does not grow with the
 * library: the ids of the closest are handed on as an array, which an index of links finds together, and a limit that is never reached
 * keeps PostgreSQL from reading all links of an actor or a tag instead.
 */
export async function relatedBySceneIds(
  ctx: Context,
  { first, selection }: { first: number; selection: SceneSelection },
  sceneIds: readonly string[],
) {
  const { viewerId } = filterContextOf(ctx.viewer);
  const asked = { key: JSON.stringify(['related', first, selection]), values: { viewerId }, parents: sceneIds };
  const found = await forEachParentPrepared(ctx.em, asked, (source, places) => {
    const related = selectSelected(ctx.em, selection)
      .innerJoin(ranked(source, places.viewerId, sql.lit(first)).as('ranked'), (join) =>
        join.on(sql<boolean>`${sql.ref('ranked.id')} = ${sql.ref('scenes.id')}`),
      )
      .orderBy('ranked.position');
    return withRelations(ctx, related, selection, places.viewerId);
  });
  return found.map((scenes) => withJson(scenes, selection.json));
}

/**
 * Points: 40 for each shared actor and 25 more when the viewer likes the actor, 8 for each shared tag, 20 for the same
 * studio and 15 more when the viewer likes it, 10 for the same type, up to 10 for its share of the most views among the
 * candidates, and 30 off for what the viewer watched lately.
 */
function ranked(source: Expression<string>, viewerId: Expression<string>, first: Expression<number>) {
  return sql<{ id: string; position: string }>`(
    with this as materialized (select id, studio_id, type from scenes where id = ${source}),
    watched as materialized (
      select scene_id from user_scene_watches where user_id = ${viewerId} order by watched_at desc limit ${lately}),
    our_actors as materialized (
      select ours.actor_id, case when liked.id is null then 40 else 65 end as points
        from scene_actors ours
        join actors on actors.id = ours.actor_id and actors.deleted_at is null
        left join user_actor_likes liked on liked.actor_id = ours.actor_id and liked.user_id = ${viewerId}
       where ours.scene_id = ${source}),
    our_tags as materialized (select tag_id from scene_tags where scene_id = ${source}),
    our_studio as materialized (
      select studios.id, case when liked.id is null then 20 else 35 end as points
        from this
        join studios on studios.id = this.studio_id and studios.deleted_at is null
        left join user_studio_likes liked on liked.studio_id = studios.id and liked.user_id = ${viewerId}),
    links as (
      select found.id, our_actors.points from our_actors, lateral (
        select scene_id as id from scene_actors theirs where theirs.actor_id = our_actors.actor_id
         order by scene_id desc limit ${newest.ofActor}) found
      union all
      select found.id, 8 from our_tags, lateral (
        select scene_id as id from scene_tags theirs where theirs.tag_id = our_tags.tag_id
         order by scene_id desc limit ${newest.ofTag}) found
      union all
      select found.id, our_studio.points from our_studio, lateral (
        select id from scenes where studio_id = our_studio.id order by id desc limit ${newest.ofStudio}) found
      union all
      select found.id, 10 from this, lateral (
        select id from scenes where this.type <> '' and scenes.type = this.type
         order by id desc limit ${newest.ofType}) found),
    closest as (
      select id from links where id <> ${source} group by id order by sum(points) desc, id desc limit ${closest}),
    shared as (
      select found.id, our_actors.points from our_actors, lateral (
        select scene_id as id from scene_actors theirs
         where theirs.actor_id = our_actors.actor_id and scene_id = any(array(select id from closest)) limit ${closest}) found
      union all
      select found.id, 8 from our_tags, lateral (
        select scene_id as id from scene_tags theirs
         where theirs.tag_id = our_tags.tag_id and scene_id = any(array(select id from closest)) limit ${closest}) found),
    candidates as materialized (
      select scenes.id, coalesce(scenes.view_count, 0) as views,
             coalesce(common.points, 0)
             + coalesce((select points from our_studio where our_studio.id = scenes.studio_id), 0)
             + case when this.type <> '' and scenes.type = this.type then 10 else 0 end as points
        from scenes
        left join (select id, sum(points)::int as points from shared group by id) common using (id), this
       where scenes.id = any(array(select id from closest)) and scenes.trashed_at is null and scenes.deleted_at is null),
    best as (
      select id, points
             + coalesce(10 * views / nullif(max(views) over (), 0), 0)
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
