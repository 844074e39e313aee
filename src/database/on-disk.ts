/**
 * Commits that do not wait for the disk, and waiting for it afterwards. What PostgreSQL may lose of them when it crashes is the newest, up to some moment: never
 * one that comes before another that it keeps. Transactions that send messages commit one at a time, so they should not wait for the disk meanwhile.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { aroundRows } from './rows.ts';

/** In a statement: its transaction is committed without waiting. */
export const committedSoon: RawBuilder<unknown> = sql`set_config('synchronous_commit', 'off', true)`;

/** In a statement: what it can see is on disk once it has run. */
export const allOnDisk: RawBuilder<unknown> = sql`pg_logical_emit_message(false, 'reelgraph', '', true)`;

/** Waits until everything is on disk that has been committed by now. */
export async function waitForDisk(em: EntityManager): Promise<void> {
  await sql`select ${allOnDisk}`.execute(aroundRows(em));
}
