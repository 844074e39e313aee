/** Reads of tags. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type SqlBool, sql } from 'kysely';
import { type Context, inOrderOf } from '../context.ts';
import { type ColumnNames, type RowOf, rowColumns } from '../database/row-columns.ts';
import { rows } from '../database/rows.ts';
import { numericIds } from '../lists/criteria.ts';

/** The columns behind the type Tag. */
export const tagColumns = rowColumns('tags', { keys: ['id'] });

export type TagRow = RowOf<typeof tagColumns>;

export async function tagsByIds({ em }: Context, ids: readonly string[]) {
  const found = await selectTags(em)
    .where(sql<SqlBool>`${sql.ref('tags.id')} = any(${numericIds(ids)})`)
    .execute();
  return inOrderOf(ids, found, (tag) => String(tag.id));
}

export function selectTags(em: EntityManager, columns?: ColumnNames) {
  return rows(em).selectFrom('tags').select(tagColumns(em, columns));
}
