/** Accounts, as whoever has access to the machine manages them without signing in. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { forgetAllGuesses } from '../auth/login-limits.ts';
import type { Passwords } from '../auth/passwords.ts';
import { lockRoleByName } from '../auth/role-permissions.ts';
import { endSessions, openSession } from '../auth/session.service.ts';
import type { IssuedToken } from '../auth/tokens.ts';
import { parseUsername } from '../checks/accounts.ts';
import { changeEntities, lockEntity } from '../database/change-entities.ts';
import { rows } from '../database/rows.ts';
import { replaceUniqueViolation } from '../database/unique-violation.ts';
import { badInput, notFound } from '../errors.ts';
import { publish } from '../events/publish.ts';
import { generatePassword } from './generated-password.ts';
import { User } from './user.entity.ts';
import { nameTaken } from './user.service.ts';

interface Access {
  em: EntityManager;
  passwords: Pick<Passwords, 'hash'>;
}

/** The account of this name, regardless of case. NOT_FOUND when there is none. */
export async function accountOf(em: EntityManager, name: string): Promise<{ id: string; username: string }> {
  const found = await rows(em)
    .selectFrom('users')
    .select(['id', 'username'])
    .where(sql`lower(username)`, '=', sql`lower(${name})`)
    .executeTakeFirst();
  if (!found) throw notFound(`There is no user '${name}'.`);
  return found;
}

/** All accounts, by name. */
export async function listAccounts(em: EntityManager) {
  return rows(em)
    .selectFrom('users')
    .select(['username', 'role', 'lastLoginAt'])
    .orderBy(sql`lower(username)`)
    .execute();
}

/** Creates an account with a random password, which is returned. CONFLICT when the name is taken, regardless of case. */
export async function createAccount({ em, passwords }: Access, name: string, role: string): Promise<string> {
  const username = parseUsername('The user name', name);
  const generated = generatePassword();
  const password = await passwords.hash(generated);
  await replaceUniqueViolation(nameTaken('username', username), async () =>
    changeEntities(em, async (em) => {
      if (!(await lockRoleByName(em, role))) throw await unknownRole(em, role);
      const user = em.create(User, { username, password, role });
      await em.flush();
      await publish(em, 'account', { userId: user.id, change: 'created' });
    }),
  );
  return generated;
}

/**
 * Gives the account of this name, regardless of case, a random password, which is returned. Its sessions end, in all
 * processes at once, and it is no longer locked after wrong guesses. NOT_FOUND when there is no such account.
 */
export async function resetAccountPassword({ em, passwords }: Access, name: string) {
  const generated = generatePassword();
  const password = await passwords.hash(generated);
  return changeEntities(em, async (em) => {
    const { id } = await accountOf(em, name);
    const user = em.assign(await lockEntity(em, User, { id }, notFound(`There is no user '${name}'.`)), { password });
    const endedSessions = await endSessions(em, { userId: user.id }, 'password reset');
    await forgetAllGuesses(em, user.username);
    await publish(em, 'account', { userId: user.id, change: 'password reset' });
    return { username: user.username, password: generated, endedSessions };
  });
}

/** A session of the account of this name, for when nobody can sign in otherwise. NOT_FOUND when there is no such account. */
export async function openAccountSession(
  { em, app }: Pick<Access, 'em'> & { app: Pick<App, 'secret' | 'config'> },
  name: string,
): Promise<IssuedToken & { username: string }> {
  return changeEntities(em, async (em) => {
    const { id, username } = await accountOf(em, name);
    await publish(em, 'account', { userId: id, change: 'signed in' });
    return { ...(await openSession({ app, em, client: { address: '', userAgent: 'npm run admin' } }, id)), username };
  });
}

async function unknownRole(em: EntityManager, name: string): Promise<Error> {
  const roles = await rows(em).selectFrom('roles').select('name').orderBy('name').execute();
  return badInput('role', `There is no role '${name}': choose one of ${roles.map((role) => role.name).join(', ')}.`);
}
