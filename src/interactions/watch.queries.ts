/** Reads of what the viewer has watched: sessions, and scenes per day. */
import { expressionBuilder, type SqlBool, sql } from 'kysely';
import { viewerOf } from '../auth/access.ts';
import { parseBigserial, parseIds } from '../checks/ids.ts';
import { checkDay, parseTimeZone } from '../checks/times.ts';
import type { Context } from '../context.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { type Database, rows } from '../database/rows.ts';
import { badInput } from '../errors.ts';

const { fn, ref } = expressionBuilder<Database, 'user_scene_watches'>();

export const watchColumns = rowColumns('user_scene_watches', {
  computed: { lastSeconds: fn.coalesce('user_scene_watches.lastSeconds', ref('user_scene_watches.lastPosition')) },
});

export type WatchRow = RowOf<typeof watchColumns>;

export interface HistoryRange {
  /** Days of the time zone, both included. */
  since?: string | null;
  until?: string | null;
  /** An IANA name; defaults to UTC. */
  timeZone?: string | null;
}

export interface HistoryFilter extends HistoryRange {
  sceneId?: string | null;
}

const maxDays = 366;

/** How many scenes the viewer watched on each day that has any, the oldest day first. */
export async function watchActivity(ctx: Context, range: HistoryRange & { since: string; until: string }) {
  const zone = parseTimeZone('timeZone', range.timeZone);
  checkOrder(range);
  checkDays(range);
  const { rows: days } = await sql<{ date: string; sceneCount: number }>`
    select (watched_at at time zone ${zone})::date::text as date, count(distinct scene_id)::int as "sceneCount"
      from user_scene_watches
     where user_id = ${viewerOf(ctx).id} and ${allWithin(range, zone)}
     group by 1 order by 1`.execute(rows(ctx.em));
  return days;
}

/** Deletes the viewer's watch history, of one scene or of all. Returns the number of deleted sessions. */
export async function deleteWatchHistory(ctx: Context, sceneId: string | null): Promise<number> {
  const mine = rows(ctx.em).deleteFrom('user_scene_watches').where('userId', '=', viewerOf(ctx).id);
  const { numDeletedRows } = await (sceneId === null
    ? mine
    : mine.where('sceneId', 'in', parseIds(parseBigserial, [sceneId]))
  ).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** The newest session of each scene; of one scene, every session. */
export function selectSessions(ctx: Context, filter: HistoryFilter) {
  const zone = parseTimeZone('timeZone', filter.timeZone);
  checkOrder(filter);
  const mine = rows(ctx.em)
    .selectFrom('user_scene_watches')
    .select(watchColumns(ctx.em))
    .where('user_scene_watches.userId', '=', viewerOf(ctx).id);
  const { sceneId } = filter;
  if (sceneId != null) {
    return mine
      .where('user_scene_watches.sceneId', 'in', parseIds(parseBigserial, [sceneId]))
      .where(allWithin(filter, zone));
  }
  const newest = sql`
    select distinct on (scene_id) id from user_scene_watches
     where user_id = ${viewerOf(ctx).id} and ${allWithin(filter, zone)}
     order by scene_id, watched_at desc, id desc`;
  return mine.where(sql<SqlBool>`${ref('user_scene_watches.id')} in (${newest})`);
}

/** Compared as instants, so that the index by date serves; a day begins where it does in the zone, whatever its clocks do. */
function allWithin({ since, until }: HistoryRange, zone: string) {
  const watchedAt = sql.ref('watched_at');
  const from = since == null ? sql`true` : sql`${watchedAt} >= ${since}::date::timestamp at time zone ${zone}`;
  const to = until == null ? sql`true` : sql`${watchedAt} < (${until}::date + 1)::timestamp at time zone ${zone}`;
  return sql<SqlBool>`(${from} and ${to})`;
}

function checkOrder({ since, until }: HistoryRange): void {
  checkDay('since', since);
  checkDay('until', until);
  if (since != null && until != null && until < since) throw badInput('until', 'until must not be before since.');
}

function checkDays({ since, until }: { since: string; until: string }): void {
  const days = (Date.parse(until) - Date.parse(since)) / 86_400_000 + 1;
  if (days > maxDays) throw badInput('until', `since and until must be at most ${maxDays} days; they are ${days}.`);
}
