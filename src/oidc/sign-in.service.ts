/** Who somebody is here whom the provider knows: by issuer and subject, never by a name or an e-mail address. */
import { randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { changeAccess } from '../auth/access.ts';
import { nobodysHash } from '../auth/passwords.ts';
import { lockRoleByName } from '../auth/role-permissions.ts';
import { openSession } from '../auth/session.service.ts';
import type { IssuedToken } from '../auth/tokens.ts';
import { usernamePattern } from '../checks/accounts.ts';
import { checkColumns } from '../checks/columns.ts';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { conflict, forbidden, unavailable } from '../errors.ts';
import { assignRole } from '../users/user.service.ts';
import { UserIdentity } from './identity.entity.ts';
import type { Person } from './provider.ts';

/**
 * A session of the user whom this person is here, with the role that their claims say. A new person becomes a new user.
 * FORBIDDEN when they get no role.
 */
export async function signIn(ctx: Context, person: Person): Promise<IssuedToken> {
  const { app, client } = ctx;
  const byClaims = roleOf(person, app.config);
  return changeAccess(ctx, async (em) => {
    // Two sign-ins of a new person would make two users.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${person.issuer} ${person.subject}`}, 0))`.execute(
      rows(em),
    );
    const known = await userOf(em, person);
    const role = known && !app.config.oidcRoles ? known.role : byClaims;
    if (role === undefined) throw hasNoRole(person);
    if (role !== known?.role && !(await lockRoleByName(em, role))) throw isNoRole(role);
    const id = known?.id ?? (await makeUser(em, person, role));
    if (known && role !== known.role && !(await assignRole(em, id, role)))
      app.log.warn({ userId: id }, `The last admin stays admin, though their claims give the role ${role}.`);
    await rows(em).updateTable('users').set({ lastLoginAt: new Date() }).where('id', '=', id).execute();
    return openSession({ app, em, client }, id);
  });
}

/** From now on this person is that user. CONFLICT when they are another one. */
export async function linkPerson(
  em: EntityManager,
  userId: string,
  { issuer, subject }: Pick<Person, 'issuer' | 'subject'>,
): Promise<void> {
  checkColumns(em, UserIdentity, { issuer, subject }, '');
  await rows(em)
    .insertInto('user_identities')
    .values({ userId, issuer, subject })
    .onConflict((known) => known.doNothing())
    .execute();
  const owner = await userOf(em, { issuer, subject });
  if (owner?.id !== userId) throw conflict('This account of the provider opens another account here already.');
}

async function userOf(em: EntityManager, { issuer, subject }: Pick<Person, 'issuer' | 'subject'>) {
  return rows(em)
    .selectFrom('user_identities')
    .innerJoin('users', 'users.id', 'user_identities.userId')
    .select(['users.id', 'users.role'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
}

/** Without a password that anybody knows. */
async function makeUser(em: EntityManager, person: Person, role: string): Promise<string> {
  const suffix = randomBytes(3).toString('hex');
  const name = nameOf(person) ?? 'user';
  // Who has the name already is somebody else.
  for (const username of [name, `${name}-${suffix}`]) {
    if (!usernamePattern.test(username)) continue;
    const made = await rows(em)
      .insertInto('users')
      .values({ username, password: nobodysHash(), role })
      .onConflict((taken) => taken.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) continue;
    await linkPerson(em, made.id, person);
    return made.id;
  }
  throw conflict('No user name was free for you: try again.');
}

/** What they are called at the provider, as far as a user name can say it, and with room for a suffix. */
function nameOf({ claims }: Person): string | undefined {
  const names = ['preferred_username', 'nickname', 'name', 'email'].map((claim) => claims[claim]);
  const name = names.find((given) => typeof given === 'string' && given !== '') as string | undefined;
  return name
    ?.normalize('NFC')
    .replace(/@.*/s, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .slice(0, 57);
}

/** The role by the first of OIDC_ROLES whose value is in the claim, else the one that everybody gets. */
function roleOf(
  { claims }: Person,
  { oidcRoleClaim: claim, oidcRoles = new Map(), oidcDefaultRole }: Config,
): string | undefined {
  const values = [claims[claim] ?? claim.split('.').reduce<unknown>(propertyOf, claims)].flat();
  const [, role] = [...oidcRoles].find(([value]) => values.includes(value)) ?? [];
  return role ?? oidcDefaultRole;
}

const propertyOf = (value: unknown, name: string): unknown => (value as Record<string, unknown> | undefined)?.[name];

const hasNoRole = ({ subject }: Person) =>
  forbidden(
    `The provider knows you as ${subject}, but nothing says what you may do here: ask whoever runs this server.`,
  );

const isNoRole = (role: string) =>
  unavailable(`The settings give you the role ${role}, which is not there: ask whoever runs this server.`);
