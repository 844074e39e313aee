/** The order of titles and names: 2 before 10, whatever the case and the accents. */
import { type Expression, sql } from 'kysely';

/** What to order by instead of the text itself. An index of it must say the same. */
export const naturally = (text: Expression<unknown>) => sql<string>`lower(${text}) collate natural_order`;
