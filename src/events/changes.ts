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
  const changes: RecordedChange[] = [];
  let { after } = span;
  while (changes.length < changesPerPage) {
    const page = await readPage(em, topic, { ...span, after });
    changes.push(...(await mergePage(em, topic, span, page)));
    if (page.length < changesPerPage) break;
    after = page.at(-1)?.position;
  }
  return changes.slice(0, changesPerPage);
}

type PageRow = Pick<RecordedChange, 'position' | 'thing' | 'kind' | 'details'>;

/** The first rows of a span, of which several can be of one thing. */
async function readPage(em: EntityManager, topic: RecordedTopic, span: Span): Promise<PageRow[]> {
  const { from, to, after, things } = span;
  const [xid, id] = after?.split('.') ?? [from.split(':')[0], '0'];
  // `offset 0` holds the planner to the index of things: it cannot guess how little is new.
  const wanted = things
    ? sql`(select * from changes where topic = ${topic} and thing = any(${things}::text[]) offset 0)`
    : sql`changes`;
  const { rows: page } = await sql<PageRow>`
    select xid || '.' || id as position, thing, kind, details from ${wanted} c
     where topic = ${topic} and (xid, id) > (${xid}::xid8, ${id}::bigint)
       and not pg_visible_in_snapshot(xid, ${from}::pg_snapshot) and pg_visible_in_snapshot(xid, ${to}::pg_snapshot)
     order by c.xid, c.id
     limit ${changesPerPage}`.execute(rows(em));
  return page;
}

interface Past {
  thing: string;
  newest: string;
  kinds: ChangeKind[];
  last: unknown;
}

/**
 * The changes of a page, each with all that happened to its thing; a row that another one of its thing follows is left out. The other
 * rows are looked up by a list of things: joined, they were compared with everything new wherever the statistics were older than that.
 */
async function mergePage(em: EntityManager, topic: RecordedTopic, span: Span, page: PageRow[]) {
  if (page.length === 0) return [];
  const things = [...new Set(page.flatMap(({ thing }) => thing ?? []))];
  const { rows: found } = await sql<Past>`
    select thing, (array_agg(xid || '.' || id order by xid desc, id desc))[1] as newest,
           array_agg(distinct kind::text) as kinds, (array_agg(details) filter (where kind = 'deleted'))[1] as last
      from changes c
     where topic = ${topic} and thing = any(${things}::text[]) and ${isUnseen('c', span.from)}
     group by thing
    having bool_and(pg_visible_in_snapshot(xid, ${span.to}::pg_snapshot))`.execute(rows(em));
  const pasts = new Map(found.map((past) => [past.thing, past]));
  return page.flatMap((row): RecordedChange[] => {
    if (row.thing === null) return [{ ...row, isOnlyDeleted: false }];
    const past = pasts.get(row.thing);
    return past?.newest === row.position ? [merged(row, past)] : [];
  });
}

function merged({ position, thing }: PageRow, { kinds, last }: Past): RecordedChange {
  const first = [ChangeKind.DELETED, ChangeKind.CREATED].find((its) => kinds.includes(its));
  const isOnlyDeleted = first === ChangeKind.DELETED && kinds.length === 1;
  return { position, thing, kind: first ?? ChangeKind.UPDATED, details: last, isOnlyDeleted };
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
