/** Reads of users. */
import { type Context, inOrderOf } from '../context.ts';
import { rows } from '../database/rows.ts';

export async function usersByIds(ctx: Context, ids: readonly string[]) {
  const found = await rows(ctx.em)
    .selectFrom('users')
    .select(['id', 'username', 'role', 'createdAt', 'lastLoginAt'])
    .where('id', 'in', [...ids])
    .execute();
  return inOrderOf(ids, found, (user) => user.id);
}
