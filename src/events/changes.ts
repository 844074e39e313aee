/** Reads and removes the records of changes that `publishChanges` makes. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { ChangeKind } from './change-kind.enums.ts';
import { cursorSeconds, type Snapshot } from './cursor.ts';
import type { RecordedTopic } from './topics.ts';

/** All that happened to one thing, or one change of many. */
export interface RecordedChange {
  /** Grows from change to change; of nothing but this order. */
  position: string;
  /** The id of what has changed; null for a change of many. */
  thing: string | null;
  kind: ChangeKind;
  /** What was recorded with the deletion of the thing, or with the change of many. */
  details: unknown;
  /** It was deleted, and nothing else happened to it. */
  isOnlyDeleted: boolean;
}

export interface Span {
  /** What was seen then has been told. */
  from: Snapshot;
  /** What was seen then is to be told. */
  to: Snapshot;
  /** Only what comes after it. */
  after?: string | undefined;
  /** Only changes of these; else of all. */
  things?: readonly string[] | undefined;
}

/** How many changes are read at once. */
export const changesPerPage = 1000;

/**
 * The first changes of a span, each thing once. One that changed again after the span is left out, because it is told of with
 * what follows; so the state that is loaded with a change is never told twice.
 */
export async function readChanges(em: EntityManager, topic: RecordedTopic, span: Span): Promise<RecordedChange[]> {
  const { from, to, after, things } = span;
  const [afterXid, afterId] = after?.split('.') ?? ['0', '0'];
  // `offset 0` and `limit 1` hold the planner to the indexes: it cannot guess how little is new.
  const wanted = things
    ? sql`(select * from changes where topic = ${topic} and thing = any(${things}::text[]) offset 0)`
    : sql`changes`;
  const { rows: found } = await sql<Found>`
    select c.xid || '.' || c.id as position, c.thing, c.kind, c.details, past.kinds, past.last
      from ${wanted} c
      left join lateral (
        select array_agg(distinct p.kind::text) as kinds, (array_agg(p.details) filter (where p.kind = 'deleted'))[1] as last
          from changes p
         where p.topic = c.topic and p.thing = c.thing and ${isUnseen('p', from)}
      ) past on true
     where c.topic = ${topic}
       and ${isUnseen('c', from)} and pg_visible_in_snapshot(c.xid, ${to}::pg_snapshot)
       and (c.xid, c.id) > (${afterXid}::xid8, ${afterId}::bigint)
       and (select true from changes l
             where l.topic = c.topic and l.thing = c.thing and ${isUnseen('l', from)}
               and ((l.xid, l.id) > (c.xid, c.id) or not pg_visible_in_snapshot(l.xid, ${to}::pg_snapshot))
             limit 1) is null
     order by c.xid, c.id
     limit ${changesPerPage}`.execute(rows(em));
  return found.map(merged);
}

interface Found {
  position: string;
  thing: string | null;
  kind: ChangeKind;
  details: unknown;
  kinds: ChangeKind[] | null;
  last: unknown;
}

function merged({ position, thing, kind, details, kinds, last }: Found): RecordedChange {
  if (thing === null || !kinds) return { position, thing, kind, details, isOnlyDeleted: false };
  const first = [ChangeKind.DELETED, ChangeKind.CREATED].find((its) => kinds.includes(its));
  return {
    ...{ position, thing, kind: first ?? ChangeKind.UPDATED, details: last },
    isOnlyDeleted: first === ChangeKind.DELETED && kinds.length === 1,
  };
}

/** Which of these have changed since. */
export async function changedSince(
  em: EntityManager,
  topic: RecordedTopic,
  from: Snapshot,
  things: readonly string[],
): Promise<Set<string>> {
  const { rows: found } = await sql<{ thing: string }>`
    select distinct c.thing from changes c
     where c.topic = ${topic} and c.thing = any(${things}::text[]) and ${isUnseen('c', from)}`.execute(rows(em));
  return new Set(found.map(({ thing }) => thing));
}

/** Which of these were deleted, as far back as is recorded. */
export async function readDeleted(
  em: EntityManager,
  topic: RecordedTopic,
  things: readonly string[],
): Promise<Set<string>> {
  const found = await rows(em)
    .selectFrom('changes')
    .select('thing')
    .where('topic', '=', topic)
    .where('kind', '=', ChangeKind.DELETED)
    .where('thing', 'in', [...things])
    .execute();
  return new Set(found.flatMap(({ thing }) => thing ?? []));
}

/** The first condition says nothing of its own: the index finds by it. */
function isUnseen(table: string, from: Snapshot): RawBuilder<SqlBool> {
  const xid = sql.ref(`${table}.xid`);
  return sql`(${xid} >= ${from.split(':')[0]}::xid8 and not pg_visible_in_snapshot(${xid}, ${from}::pg_snapshot))`;
}

/**
 * Removes those of transactions that this PostgreSQL has still to begin: they came with a backup of another one, and would hide what changes
 * until its count of transactions has reached theirs.
 */
export async function deleteForeignChanges(em: EntityManager): Promise<void> {
  await sql`delete from changes where xid >= pg_snapshot_xmax(pg_current_snapshot())`.execute(rows(em));
}

/** Removes those that no cursor goes on from any more. Returns how many. */
export async function deleteOldChanges(em: EntityManager): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from changes where changed_at < now() - make_interval(secs => ${cursorSeconds + 3600})`.execute(rows(em));
  return Number(numAffectedRows);
}
