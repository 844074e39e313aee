/** Users, as administrators create, change and delete them. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { changeAccess, checkNoEscalation, viewerOf } from '../auth/access.ts';
import { lockRoleByName, permissionsOfRole } from '../auth/role-permissions.ts';
import { endSessions } from '../auth/session.service.ts';
import { checkPassword, parseUsername } from '../checks/accounts.ts';
import { checkColumns } from '../checks/columns.ts';
import { parseBigserial } from '../checks/ids.ts';
import type { Context } from '../context.ts';
import { changeEntities, lockEntity } from '../database/change-entities.ts';
import { rows } from '../database/rows.ts';
import { replaceUniqueViolation } from '../database/unique-violation.ts';
import { badInput, conflict, notFound } from '../errors.ts';
import { publish } from '../events/publish.ts';
import { User } from './user.entity.ts';

export interface NewUser {
  username: string;
  password: string;
  role: string;
}

/** Creates a user and returns the id. CONFLICT when the name is taken, regardless of case. */
export async function createUser(ctx: Context, { role, ...input }: NewUser): Promise<string> {
  const username = parseUsername('input.username', input.username);
  checkPassword('input.password', input.password, username);
  const password = await ctx.app.passwords.hash(input.password);
  return replaceUniqueViolation(nameTaken('input.username', username), async () =>
    changeEntities(ctx.em, async (em) => {
      await checkRole(ctx, em, role);
      const user = em.create(User, { username, password, role });
      await em.flush();
      return user.id;
    }),
  );
}

export interface UserChanges {
  username?: string | null;
  role?: string | null;
}

/** Changes name or role. Nobody changes their own role, and the last admin stays one. */
export async function updateUser(ctx: Context, id: string, { username: name, role }: UserChanges): Promise<void> {
  const username = name == null ? name : parseUsername('input.username', name);
  checkColumns(ctx.em, User, { username, role });
  await replaceUniqueViolation(nameTaken('input.username', username ?? ''), async () =>
    changeAccess(ctx, async (em) => {
      const user = await lockUser(ctx, em, id);
      if (role != null && role !== user.role) {
        if (user.id === viewerOf(ctx).id) throw conflict('You cannot change your own role.', 'input.role');
        await checkRole(ctx, em, role);
        await checkNotLastAdmin(em, user, 'demoted');
        await publish(em, 'access', { effect: 'changed', userId: user.id });
      }
      em.assign(user, { username, role });
    }),
  );
}

/** Gives a user another password and ends their sessions; one's own session stays. */
export async function resetUserPassword(ctx: Context, id: string, newPassword: string): Promise<void> {
  const { username } = await changeEntities(ctx.em, async (em) => lockUser(ctx, em, id));
  checkPassword('newPassword', newPassword, username);
  const password = await ctx.app.passwords.hash(newPassword);
  await changeAccess(ctx, async (em) => {
    const user = em.assign(await lockUser(ctx, em, id), { password });
    await endSessions(em, { userId: user.id, except: viewerOf(ctx).sessionId }, 'password reset');
  });
}

/** Deletes a user with all that is theirs. Nobody deletes themselves, and the last admin stays. */
export async function deleteUser(ctx: Context, id: string): Promise<void> {
  await changeAccess(ctx, async (em) => {
    const user = await lockUser(ctx, em, id);
    if (user.id === viewerOf(ctx).id) throw conflict('You cannot delete yourself.');
    await checkNotLastAdmin(em, user, 'deleted');
    await endSessions(em, { userId: user.id }, 'user deleted');
    await publish(em, 'access', { effect: 'ended', userId: user.id }); // API keys go with them
    em.remove(user);
  });
}

/** Gives a user the role that is decided elsewhere; false when that would demote the last admin, who keeps theirs. */
export async function assignRole(em: EntityManager, id: string, role: string): Promise<boolean> {
  await lockAdmins(em);
  const user = await lockEntity(em, User, { id }, notFound(`There is no user ${id}.`));
  if (await isLastAdmin(em, user)) return false;
  user.role = role;
  await publish(em, 'access', { effect: 'changed', userId: id });
  return true;
}

/** What a change is refused with that would give a user the name of another one. */
export const nameTaken = (field: string, username: string) => conflict(`The user name ${username} is taken.`, field);

/**
 * The user, whom nobody else changes until the transaction ends. Whoever could reset the password of somebody with more
 * permissions, or take their name, could become them: so that is FORBIDDEN.
 */
async function lockUser(ctx: Context, em: EntityManager, id: string): Promise<User> {
  await lockAdmins(em);
  const user = await lockEntity(em, User, { id: parseBigserial(id) }, notFound(`There is no user ${id}.`));
  checkNoEscalation(ctx, await permissionsOfRole(em, user.role), 'This user');
  return user;
}

/** Before any of them is: so two admins cannot demote or delete each other at the same moment. */
async function lockAdmins(em: EntityManager): Promise<void> {
  await rows(em).selectFrom('users').select('id').where('role', '=', 'admin').orderBy('id').forUpdate().execute();
}

async function checkNotLastAdmin(em: EntityManager, user: User, change: 'demoted' | 'deleted'): Promise<void> {
  if (await isLastAdmin(em, user)) throw conflict(`The last admin cannot be ${change}: create another one first.`);
}

const isLastAdmin = async (em: EntityManager, { role }: User) =>
  role === 'admin' && (await em.count(User, { role: 'admin' })) === 1;

async function checkRole(ctx: Context, em: EntityManager, name: string): Promise<void> {
  const permissions = await lockRoleByName(em, name);
  if (!permissions) throw badInput('input.role', `There is no role '${name}'; the query roles lists them all.`);
  checkNoEscalation(ctx, permissions, `The role ${name}`);
}
