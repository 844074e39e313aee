/** Reads of users. */
import { parseBigserial, parseIds } from '../checks/ids.ts';
import { type Context, inOrderOf } from '../context.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { rows } from '../database/rows.ts';

export async function usersByIds(ctx: Context, ids: readonly string[]) {
  const found = await selectUsers(ctx).where('id', 'in', parseIds(parseBigserial, ids)).execute();
  return inOrderOf(ids, found, (user) => user.id);
}

/** How many users have each role. */
export async function userCountsByRoles({ em }: Context, roles: readonly string[]): Promise<number[]> {
  const counts = await rows(em)
    .selectFrom('users')
    .select(({ fn }) => ['role', fn.countAll().as('count')])
    .where('role', 'in', [...roles])
    .groupBy('role')
    .execute();
  return roles.map((name) => Number(counts.find(({ role }) => role === name)?.count ?? 0));
}

const userColumns = rowColumns('users', { except: ['password'] });

export type UserRow = RowOf<typeof userColumns>;

export function selectUsers({ em }: Context) {
  return rows(em).selectFrom('users').select(userColumns(em));
}
