/** Recording what is watched: sessions, and the views that they count as. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { viewerOf } from '../auth/access.ts';
import { checkNumber, maxInt, toMillisecond } from '../checks/numbers.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { badInput } from '../errors.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishScenes } from '../events/publish.ts';
import { lockUsableScene } from '../scenes/usable-scene.ts';
import { type WatchRow, watchColumns } from './watch.queries.ts';

const sessionMinutes = 5;
const viewHours = 24;

/** This near to its end, in seconds or as a part of it, a scene has been seen. */
const endSeconds = 5;
const endFraction = 0.02;

export interface WatchReport {
  sceneId: string;
  /** Seconds from the start, whole or with a fraction: one of both. */
  position?: number | null;
  positionSeconds?: number | null;
  /** Seconds that were played in this session so far. */
  watchedSeconds: number;
  completed: boolean;
}

/**
 * Records where the viewer is in a scene. Reports that follow each other within five minutes belong to one session; the
 * first in 24 hours counts as a view. A report of nothing played at the start leaves an earlier session as it is. NOT_FOUND or
 * GONE when the scene cannot be used.
 */
export async function recordWatch(ctx: Context, report: WatchReport): Promise<WatchRow> {
  const seconds = checkedSeconds(report);
  const userId = viewerOf(ctx).id;
  return transaction(ctx.em, async (em) => {
    const { id: sceneId, durationSeconds } = await lockUsableScene(em, report.sceneId);
    // Two first reports at the same moment would each begin a session: the second waits here for the first.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`watch ${userId} ${sceneId}`}, 0))`.execute(rows(em));
    const played = { seconds, watchedSeconds: report.watchedSeconds, completed: report.completed };
    const earlier = isOfNothing(played) ? await newestSession(em, userId, sceneId) : undefined;
    const watch = earlier ?? (await continueOrBegin(em, { userId, sceneId, ...placeIn(durationSeconds, played) }));
    if (await countView(em, userId, sceneId)) await publishScenes(em, ChangeKind.UPDATED, [sceneId]);
    return watch;
  });
}

function checkedSeconds({ position, positionSeconds, watchedSeconds }: WatchReport): number {
  const range = { min: 0, max: maxInt };
  for (const [field, value] of Object.entries({ position, positionSeconds, watchedSeconds }))
    checkNumber(field, value, range);
  if (position != null && positionSeconds != null)
    throw badInput('positionSeconds', 'positionSeconds and position exclude each other: give only one of them.');
  const seconds = positionSeconds ?? position;
  if (seconds == null) throw badInput('positionSeconds', 'positionSeconds is required, unless position is given.');
  return toMillisecond(seconds);
}

interface Played {
  /** Where the player is. */
  seconds: number;
  watchedSeconds: number;
  completed: boolean;
}

/** What a report says of a scene that is so many seconds long; 0 is not known yet, and then everything is believed. */
export function placeIn(duration: number, { seconds, watchedSeconds, completed }: Played) {
  const isKnown = duration > 0;
  const lastSeconds = isKnown ? Math.min(seconds, duration) : seconds;
  const left = duration - lastSeconds;
  const isAtEnd = isKnown && lastSeconds > 0 && (left <= endSeconds || left <= duration * endFraction);
  return {
    lastPosition: Math.round(lastSeconds),
    lastSeconds,
    watchDuration: isKnown ? Math.min(watchedSeconds, Math.ceil(duration)) : watchedSeconds,
    completed: completed || isAtEnd,
  };
}

/** As a player reports that failed to start: it must not cost the user the place where they stopped. */
const isOfNothing = ({ seconds, watchedSeconds, completed }: Played) =>
  seconds === 0 && watchedSeconds === 0 && !completed;

async function newestSession(em: EntityManager, userId: string, sceneId: string): Promise<WatchRow | undefined> {
  return rows(em)
    .selectFrom('user_scene_watches')
    .select(watchColumns(em))
    .where('userId', '=', userId)
    .where('sceneId', '=', sceneId)
    .orderBy('watchedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

type Session = { userId: string; sceneId: string } & ReturnType<typeof placeIn>;

/** Within a session what was completed stays so, and what was played is not less than before. */
async function continueOrBegin(em: EntityManager, session: Session): Promise<WatchRow> {
  const { userId, sceneId, lastPosition, lastSeconds, watchDuration, completed } = session;
  const { rows: found } = await sql<{ id: number }>`
    with continued as (
      update user_scene_watches
         set watched_at = clock_timestamp(), updated_at = clock_timestamp(), last_position = ${lastPosition},
             last_seconds = ${lastSeconds},
             watch_duration = greatest(watch_duration, ${watchDuration}::int), completed = completed or ${completed}
       where id = (select id from user_scene_watches
                    where user_id = ${userId} and scene_id = ${sceneId}
                      and watched_at > clock_timestamp() - make_interval(mins => ${sessionMinutes})
                    order by watched_at desc, id desc limit 1)
      returning id
    ), begun as (
      insert into user_scene_watches (user_id, scene_id, watched_at, watch_duration, last_position, last_seconds, completed)
      select ${userId}, ${sceneId}, clock_timestamp(), ${watchDuration}::int, ${lastPosition}::int, ${lastSeconds}::numeric,
             ${completed}
       where not exists (select from continued)
      returning id
    )
    select * from continued union all select * from begun`.execute(rows(em));
  const [watch] = found;
  if (!watch) throw new Error('A session was neither continued nor begun.');
  return rows(em)
    .selectFrom('user_scene_watches')
    .select(watchColumns(em))
    .where('id', '=', watch.id)
    .executeTakeFirstOrThrow();
}

/** True when this is the user's first view of the scene in 24 hours. It is no change of the scene's data. */
async function countView(em: EntityManager, userId: string, sceneId: string): Promise<boolean> {
  const { rows: counted } = await sql`
    with counted as (
      insert into user_scene_view_counts as known (user_id, scene_id, last_counted_at)
      values (${userId}, ${sceneId}, clock_timestamp())
      on conflict (user_id, scene_id) do update set last_counted_at = excluded.last_counted_at
        where known.last_counted_at <= excluded.last_counted_at - make_interval(hours => ${viewHours})
      returning scene_id
    )
    update scenes set view_count = coalesce(view_count, 0) + 1 from counted where scenes.id = counted.scene_id
    returning scenes.id`.execute(rows(em));
  return counted.length > 0;
}
