/** Rows of a query as JSON. Their columns may be called anything, also like the row itself: so it is named as `row.*`, which is no column. */
import { type Expression, type RawBuilder, sql } from 'kysely';

/** Of a query of one row at most; null where it finds none. */
export const rowAsJson = (query: Expression<unknown>): RawBuilder<unknown> =>
  sql`(select to_json("row".*) from ${query} "row")`;

export const rowsAsJson = (query: Expression<unknown>): RawBuilder<unknown> =>
  sql`(select coalesce(${jsonOfRows('row')}, '[]') from ${query} "row")`;

/** The rows of a table or query of this name, in `order`. */
export const jsonOfRows = (name: string, order?: readonly Expression<unknown>[]): RawBuilder<unknown> =>
  sql`json_agg(${sql.table(name)}.*${order ? sql` order by ${sql.join(order)}` : sql``})`;
