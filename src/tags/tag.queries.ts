/** Reads of tags. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { expressionBuilder, type SqlBool, sql } from 'kysely';
import { type Context, inOrderOf } from '../context.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { type Database, rows } from '../database/rows.ts';
import type { PageArgs } from '../lists/connection.ts';
import { numericIds } from '../lists/criteria.ts';
import { type Condition, filterContextOf, planFilter } from '../lists/filters.ts';
import { inOrder, keysetOf, type OrderedList, pageOfKeyset } from '../lists/keyset.ts';
import { SortDirection } from '../lists/sort.ts';
import { type TagFilter, type TagSort, TagSortField } from './tag.inputs.ts';

export interface TagListArgs extends PageArgs {
  filter?: TagFilter | null;
  sort?: TagSort[] | null;
}

const { ref } = expressionBuilder<Database, 'tags'>();

/** The columns behind the type Tag. */
export const tagColumns = rowColumns(['id'], {
  id: ref('tags.id'),
  name: ref('tags.name'),
  color: ref('tags.color'),
  createdAt: ref('tags.createdAt'),
});

export type TagRow = RowOf<typeof tagColumns>;

export async function tagsByIds({ em }: Context, ids: readonly string[]) {
  const found = await selectTags(em)
    .where(sql<SqlBool>`${sql.ref('tags.id')} = any(${numericIds(ids)})`)
    .execute();
  return inOrderOf(ids, found, (tag) => String(tag.id));
}

export function selectTags(em: EntityManager) {
  return rows(em).selectFrom('tags').select(tagColumns());
}

/** A page of the tags that a filter means, by name unless told. */
export async function pageOfTags(ctx: Context, { filter, ...args }: TagListArgs) {
  const keyset = keysetOf(ctx.app, ordered(ctx), args, filterContextOf(ctx.viewer));
  const matching = selectTags(ctx.em).where(tagCondition(ctx, filter));
  return pageOfKeyset(keyset, await inOrder(matching, keyset).execute());
}

export async function countTags(ctx: Context, filter: TagFilter | null | undefined, keys: readonly 'all'[]) {
  const { count } = await rows(ctx.em)
    .selectFrom('tags')
    .select(({ fn }) => fn.countAll().as('count'))
    .where(tagCondition(ctx, filter))
    .executeTakeFirstOrThrow();
  return keys.map(() => Number(count));
}

function tagCondition({ app, viewer }: Context, filter: TagFilter | null | undefined): Condition {
  return planFilter(app.catalogue.tags.criteria, filter ?? {}, filterContextOf(viewer));
}

function ordered({ app }: Context): OrderedList<TagSortField> {
  return {
    name: 'tags',
    sorts: app.catalogue.tags.sorts,
    defaultSort: [{ field: TagSortField.NAME, direction: SortDirection.ASC }],
    primaryKey: sql.ref('tags.id'),
  };
}
