/** Taking the oldest rows out of a table that is empty at one time and long at another. */
import { type RawBuilder, sql } from 'kysely';

/**
 * In a condition: the id up to which the oldest rows are so many. By a bound, as a join with these rows takes minutes where PostgreSQL
 * has last seen the table empty, and thinks of one row.
 */
export const lastOfOldest = (table: string, rows: number): RawBuilder<string> => sql`
  (select max(id) from (select id from ${sql.table(table)} order by id limit ${rows}) oldest)`;
