/** How far a subscriber has heard, as text that any process can go on from. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { readCursor, type Sign, writeCursor } from '../checks/signed-cursor.ts';
import { allOnDisk } from '../database/on-disk.ts';
import { rows } from '../database/rows.ts';

/** Of PostgreSQL: which transactions can be seen, as `xmin:xmax:those between that were still open`. */
export type Snapshot = string;

/** One moment of one database: what is read in the same transaction is as it was then. */
export interface Moment {
  snapshot: Snapshot;
  /** Since 1970, by the clock of the database. */
  seconds: number;
  /** Which database cluster counts the transactions. */
  cluster: string;
}

/**
 * Everything up to `seen` was told. With `until`, also the part up to `position` of what came between `seen` and `until`;
 * where `seen` is null, of what the subscription began with at `until`.
 */
export interface Cursor {
  seen: Snapshot | null;
  until?: Snapshot;
  position?: string;
  /** When `seen` was, or `until` where that is null. */
  seconds: number;
}

/** How long one can go on from a cursor; changes are kept an hour longer, as they are as old as their transaction's beginning. */
export const cursorSeconds = 86_400;

/**
 * The moment of this transaction, which must be REPEATABLE READ. It is on disk then: PostgreSQL gives the numbers of transactions that a crash has
 * taken back to others, of which nobody would be told who had been told of those.
 */
export async function presentMoment(em: EntityManager): Promise<Moment> {
  const {
    rows: [moment],
  } = await sql<Moment>`
    select pg_current_snapshot()::text as snapshot, floor(extract(epoch from clock_timestamp()))::float8 as seconds,
           (select system_identifier::text from pg_control_system()) as cluster, ${allOnDisk}`.execute(rows(em));
  if (!moment) throw new Error('The database does not say what it sees.');
  return moment;
}

export function cursorText({ seen, until, position, seconds }: Cursor, { cluster }: Moment, sign: Sign): string {
  return writeCursor([cluster, seconds, seen, until ?? null, position ?? null], sign);
}

/** Undefined for what was not written here for the same subscription, is too old, or comes from a future that a restored backup has taken back. */
export function parseCursor(text: string, now: Moment, sign: Sign): Cursor | undefined {
  const [cluster, seconds, seen, until, position] = (readCursor(text, sign) ?? []) as [
    string?,
    number?,
    (string | null)?,
    (string | null)?,
    (string | null)?,
  ];
  if (cluster !== now.cluster || seconds === undefined || seconds < now.seconds - cursorSeconds) return undefined;
  if (isLater(seen, now.snapshot) || isLater(until, now.snapshot)) return undefined;
  return { seen: seen ?? null, seconds, ...(until && { until }), ...(position && { position }) };
}

function isLater(snapshot: Snapshot | null | undefined, than: Snapshot): boolean {
  const next = (text: Snapshot) => BigInt(text.split(':')[1] ?? '');
  return snapshot != null && next(snapshot) > next(than);
}
