/** Accounts, as whoever has access to the machine manages them without signing in. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { forgetAllGuesses } from '../auth/login-limits.ts';
import type { Passwords } from '../auth/passwords.ts';
import { keepRole } from '../auth/role-permissions.ts';
import { endSessions } from '../auth/session.service.ts';
import { rows } from '../database/rows.ts';
import { refuseTaken } from '../database/unique.ts';
import { badInput, notFound } from '../errors.ts';
import { publish } from '../events/publish.ts';
import { checkedUsername, nameTaken } from './account-rules.ts';
import { generatePassword } from './generated-password.ts';

interface Access {
  em: EntityManager;
  passwords: Pick<Passwords, 'hash'>;
}

/** All accounts, by name. */
export async function listAccounts(em: EntityManager) {
  return rows(em)
    .selectFrom('users')
    .select(['username', 'role', 'createdAt', 'lastLoginAt'])
    .orderBy(sql`lower(username)`)
    .execute();
}

/** Makes an account with a random password, which is returned. CONFLICT when the name is taken, in whatever case. */
export async function createAccount({ em, passwords }: Access, name: string, role: string): Promise<string> {
  const username = checkedUsername(name, 'The user name');
  const generated = generatePassword();
  const password = await passwords.hash(generated);
  await refuseTaken(nameTaken(username, 'username'), async () =>
    em.transactional(async (em) => {
      if (!(await keepRole(em, role))) throw await unknownRole(em, role);
      const made = rows(em).insertInto('users').values({ username, password, role }).returning('id');
      const { id: userId } = await made.executeTakeFirstOrThrow();
      await publish(em, 'account', { userId, change: 'created' });
    }),
  );
  return generated;
}

/**
 * Gives the account of this name, in whatever case, a random password, which is returned. Its sessions end, in all
 * processes at once, and it is no longer locked after wrong guesses. NOT_FOUND when there is no such account.
 */
export async function resetAccountPassword({ em, passwords }: Access, name: string) {
  const generated = generatePassword();
  const password = await passwords.hash(generated);
  return em.transactional(async (em) => {
    const user = await rows(em)
      .updateTable('users')
      .set({ password })
      .where(sql`lower(username)`, '=', sql`lower(${name})`)
      .returning(['id', 'username'])
      .executeTakeFirst();
    if (!user) throw notFound(`There is no user '${name}'.`);
    const endedSessions = await endSessions(em, { userId: user.id }, 'password reset');
    await forgetAllGuesses(em, user.username);
    await publish(em, 'account', { userId: user.id, change: 'password reset' });
    return { username: user.username, password: generated, endedSessions };
  });
}

async function unknownRole(em: EntityManager, name: string): Promise<Error> {
  const roles = await rows(em).selectFrom('roles').select('name').orderBy('name').execute();
  return badInput('role', `There is no role '${name}': choose one of ${roles.map((role) => role.name).join(', ')}.`);
}
