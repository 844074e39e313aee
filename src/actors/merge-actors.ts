/** Makes one actor of several. */
import { type SqlBool, sql } from 'kysely';
import { distinctIds, maxMerged } from '../checks/ids.ts';
import type { Context } from '../context.ts';
import { changeEntities } from '../database/change-entities.ts';
import { lockExisting, lockReferencedIds } from '../database/lock-referenced-ids.ts';
import { rows } from '../database/rows.ts';
import { badInput } from '../errors.ts';
import { publishScenesOf } from '../events/publish-scenes-of.ts';
import { asNamed, inheritImages } from '../images/inherit-images.ts';
import { lockActor } from './actor.service.ts';

/**
 * Moves scenes, ratings and likes of the sources to the target and removes the sources for good. Where a user has rated
 * both, the rating of the target stays; of several sources the newest counts. A target without an image gets that of the
 * first source that has one.
 */
export async function mergeActors(
  { app, em }: Pick<Context, 'app' | 'em'>,
  targetId: string,
  sourceIds: readonly string[],
): Promise<void> {
  const given = distinctIds('sourceIds', sourceIds, { min: 1, max: maxMerged, thing: 'actor' });
  await using copies = new AsyncDisposableStack();
  await changeEntities(em, async (em) => {
    await lockExisting(em, 'actor', [targetId, ...given], { lock: 'update' });
    const actor = await lockActor(em, targetId);
    const target = actor.pk;
    const sources = await lockReferencedIds(em, 'actor', 'sourceIds', given, { lock: 'update' });
    if (sources.includes(target)) throw badInput('sourceIds', 'An actor cannot be merged into itself.');
    await publishScenesOf(em, 'actor', sources);
    for (const statement of moveToTarget(target, sources)) await statement.execute(rows(em));
    const removed = await rows(em)
      .deleteFrom('actors')
      .where(sql<SqlBool>`${sql.ref('actors.pk')} = any(${sources}::bigint[])`)
      .returning(['id', 'imageUrl'])
      .execute();
    em.assign(actor, await inheritImages(app, 'actors', ['imageUrl'], [actor, asNamed(sourceIds, removed)], copies));
  });
  copies.move(); // they stay; and so do the sources' images, for a day, for `undo`
}

const moveToTarget = (target: string, sources: readonly string[]) => [
  // Locked, so that a scene which is being deleted is waited for, and left out.
  sql`
    with kept as (
      select id from scenes where id in (select scene_id from scene_actors where actor_id = any(${sources}::bigint[]))
       order by id for key share)
    insert into scene_actors (scene_id, actor_id) select id, ${target}::bigint from kept
    on conflict do nothing`,
  sql`
    insert into user_actor_ratings (user_id, actor_id, rating, created_at, updated_at)
    select distinct on (user_id) user_id, ${target}::bigint, rating, created_at, updated_at
      from user_actor_ratings where actor_id = any(${sources}::bigint[]) order by user_id, updated_at desc, id desc
    on conflict do nothing`,
  sql`
    insert into user_actor_likes (user_id, actor_id, created_at)
    select user_id, ${target}::bigint, min(created_at) from user_actor_likes where actor_id = any(${sources}::bigint[]) group by user_id
    on conflict do nothing`,
];
