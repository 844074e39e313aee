/** The list of users. */

import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import { checkLength } from '../checks/text.ts';
import type { Database } from '../database/rows.ts';
import { allOf } from '../lists/filters.ts';
import { listOf } from '../lists/list.ts';
import { User } from './user.entity.ts';
import { selectUsers } from './user.queries.ts';

const { ref } = expressionBuilder<Database, 'users'>();

/** In small letters, without accents. */
const folded = (text: Expression<string>) => sql<string>`regexp_replace(
  normalize(lower(${text}), NFKD), '[\u0300-\u036f]', '', 'g')`;

const hasWord = (word: string) =>
  sql<SqlBool>`strpos(${folded(ref('users.username'))}, ${folded(sql`${word}::text`)}) > 0`;

export const userList = listOf({
  node: User,
  name: 'User',
  find(ctx, { search }: { search?: string | null }) {
    checkLength('search', search ?? '', 255);
    return selectUsers(ctx).where(allOf((search ?? '').trim().split(/\s+/).map(hasWord)));
  },
  primaryKey: ref('users.id'),
});
