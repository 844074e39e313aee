/** The list of users. */
import { expressionBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../database/rows.ts';
import { listOf } from '../lists/list.ts';
import { User } from './user.entity.ts';
import { selectUsers } from './user.queries.ts';

const { ref } = expressionBuilder<Database, 'users'>();

export const userList = listOf({
  node: User,
  name: 'User',
  find: (ctx, { search }: { search?: string | null }) =>
    selectUsers(ctx).where(sql<SqlBool>`strpos(lower(${ref('users.username')}), lower(${search ?? ''})) > 0`),
  primaryKey: ref('users.id'),
});
