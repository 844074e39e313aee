/** The time that all processes agree on. Whatever is deleted because of its age is deleted by this clock. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from './rows.ts';

/** The database's time, to be written into a row: that of the transaction. */
export const databaseNow = sql<Date>`now()`;

/** The database's time, read. */
export async function readDatabaseClock(em: EntityManager): Promise<Date> {
  const { now } = await rows(em).selectNoFrom(sql<string>`clock_timestamp()`.as('now')).executeTakeFirstOrThrow();
  return new Date(now);
}
