/** Users, as those who manage them make, change and remove them. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { changeAccess, refuseBeyondOwn, viewerOf } from '../auth/access.ts';
import { keepRole, permissionsOfRole } from '../auth/role-permissions.ts';
import { endSessions } from '../auth/session.service.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { refuseTaken } from '../database/unique.ts';
import { badInput, conflict, notFound } from '../errors.ts';
import { publish } from '../events/publish.ts';
import { checkedPassword, checkedUsername, nameTaken } from './account-rules.ts';

export interface NewUser {
  username: string;
  password: string;
  role: string;
}

/** Makes a user and returns the id. CONFLICT when the name is taken, in whatever case. */
export async function createUser(ctx: Context, input: NewUser): Promise<string> {
  const username = checkedUsername(input.username, 'input.username');
  const password = await ctx.app.passwords.hash(checkedPassword(input.password, username, 'input.password'));
  return refuseTaken(nameTaken(username, 'input.username'), async () =>
    ctx.em.transactional(async (em) => {
      await checkRole(ctx, em, input.role);
      const values = { username, password, role: input.role };
      const { id } = await rows(em).insertInto('users').values(values).returning('id').executeTakeFirstOrThrow();
      return id;
    }),
  );
}

export interface UserChanges {
  username?: string | null;
  role?: string | null;
}

/** Changes name or role. Nobody changes their own role, and the last admin stays one. */
export async function updateUser(ctx: Context, id: string, input: UserChanges): Promise<void> {
  const { role } = input;
  if (role === null) throw badInput('input.role', 'input.role must not be null: leave it out to keep it.');
  if (input.username === null) {
    throw badInput('input.username', 'input.username must not be null: leave it out to keep it.');
  }
  const username = input.username === undefined ? undefined : checkedUsername(input.username, 'input.username');
  await refuseTaken(nameTaken(username ?? '', 'input.username'), async () =>
    changeAccess(ctx, async (em) => {
      const user = await lockedUser(ctx, em, id);
      if (role !== undefined && role !== user.role) {
        if (id === viewerOf(ctx).id) throw conflict('You cannot change your own role.', 'input.role');
        await checkRole(ctx, em, role);
        await keepAnAdmin(em, user, 'demoted');
        await publish(em, 'access', { effect: 'changed', userId: id });
      }
      const changed = { ...(username !== undefined && { username }), ...(role !== undefined && { role }) };
      if (Object.keys(changed).length > 0)
        await rows(em).updateTable('users').set(changed).where('id', '=', id).execute();
    }),
  );
}

/** Gives a user another password and ends their sessions; one's own session stays. */
export async function resetUserPassword(ctx: Context, id: string, newPassword: string): Promise<void> {
  const { username } = await ctx.em.transactional(async (em) => lockedUser(ctx, em, id));
  const password = await ctx.app.passwords.hash(checkedPassword(newPassword, username, 'newPassword'));
  await changeAccess(ctx, async (em) => {
    await lockedUser(ctx, em, id);
    await rows(em).updateTable('users').set({ password }).where('id', '=', id).execute();
    await endSessions(em, { userId: id, except: viewerOf(ctx).sessionId }, 'password reset');
  });
}

/** Removes a user with all that is theirs. Nobody removes themselves, and the last admin stays. */
export async function deleteUser(ctx: Context, id: string): Promise<void> {
  await changeAccess(ctx, async (em) => {
    const user = await lockedUser(ctx, em, id);
    if (id === viewerOf(ctx).id) throw conflict('You cannot delete yourself.');
    await keepAnAdmin(em, user, 'deleted');
    await endSessions(em, { userId: id }, 'user deleted');
    await rows(em).deleteFrom('users').where('id', '=', id).execute();
    await publish(em, 'access', { effect: 'ended', userId: id }); // API keys go with them
  });
}

/**
 * The user, whom nobody else changes until the transaction ends. Whoever could reset the password of somebody with more
 * permissions, or take their name, could become them: so that is FORBIDDEN.
 */
async function lockedUser(ctx: Context, em: EntityManager, id: string): Promise<LockedUser> {
  await rows(em).selectFrom('users').select('id').where('role', '=', 'admin').orderBy('id').forUpdate().execute();
  const user = /^\d{1,18}$/.test(id)
    ? await rows(em)
        .selectFrom('users')
        .select(['username', 'role'])
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!user) throw notFound('There is no user with this id.');
  refuseBeyondOwn(ctx, await permissionsOfRole(em, user.role), 'This user');
  return user;
}

interface LockedUser {
  username: string;
  role: string;
}

/** All admins are locked (lockedUser), so that two of them cannot do it to each other at the same moment. */
async function keepAnAdmin(em: EntityManager, { role }: LockedUser, what: string): Promise<void> {
  if (role !== 'admin') return;
  const admins = await rows(em).selectFrom('users').select('id').where('role', '=', 'admin').limit(2).execute();
  if (admins.length < 2) throw conflict(`The last admin cannot be ${what}: make another one first.`);
}

async function checkRole(ctx: Context, em: EntityManager, name: string): Promise<void> {
  const permissions = await keepRole(em, name);
  if (!permissions) throw badInput('input.role', `There is no role '${name}'; the query roles lists them all.`);
  refuseBeyondOwn(ctx, permissions, `The role ${name}`);
}
