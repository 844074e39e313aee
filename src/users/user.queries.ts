/** Reads of users. */
import { sql } from 'kysely';
import { parseBigserial, parseIds } from '../checks/ids.ts';
import { type Context, inOrderOf } from '../context.ts';
import { rows } from '../database/rows.ts';
import { type ForwardPageArgs, newestFirst, pageOf, windowOf } from '../lists/connection.ts';

export async function usersByIds(ctx: Context, ids: readonly string[]) {
  const found = await selectUsers(ctx).where('id', 'in', parseIds(parseBigserial, ids)).execute();
  return inOrderOf(ids, found, (user) => user.id);
}

/** A page of the users whose name contains `search`, newest first. */
export async function pageOfUsers(ctx: Context, search: string | null, args: ForwardPageArgs) {
  const window = windowOf(args, 'users');
  const found = await newestFirst(selectUsers(ctx).where(nameContains(search)), 'id', window).execute();
  return pageOf(window, 'users', found, (user) => user.id);
}

export async function countUsers({ em }: Context, search: string | null): Promise<number> {
  const { count } = await rows(em)
    .selectFrom('users')
    .select(({ fn }) => fn.countAll().as('count'))
    .where(nameContains(search))
    .executeTakeFirstOrThrow();
  return Number(count);
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

function selectUsers({ em }: Context) {
  return rows(em).selectFrom('users').select(['id', 'username', 'role', 'createdAt', 'lastLoginAt']);
}

const nameContains = (text: string | null) => sql<boolean>`strpos(lower(username), lower(${text ?? ''})) > 0`;
