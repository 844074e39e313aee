/** Signing in. */

import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { forbidden, unauthenticated } from '../errors.ts';
import { oidcUrl } from './oidc-url.ts';
import { openSession } from './session.service.ts';
import { verifyPassword } from './verify-password.ts';

/**
 * A session of this user, and a token of it. An unknown name, a wrong password and a name that is locked after too many
 * failures answer the same, in the same time. FORBIDDEN where people sign in by OpenID Connect only.
 */
export async function login(ctx: Context, username: string, password: string) {
  const { config } = ctx.app;
  if (!config.localLogin)
    throw forbidden(`Nobody signs in by password here (LOCAL_LOGIN): open ${oidcUrl(config)} in a browser.`);
  const user = await rows(ctx.em)
    .selectFrom('users')
    .select(['id', 'password as hash'])
    .where(sql`lower(username)`, '=', sql`lower(${username})`)
    .executeTakeFirst();
  const isVerified = await verifyPassword(ctx, { username, hash: user?.hash }, password);
  const issued = isVerified && user ? await signIn(ctx, user) : undefined;
  if (!issued) throw unauthenticated('The user name or the password is wrong.');
  return issued;
}

/** Unless the password was changed, or the user deleted, since it was compared: both would end this session as well. */
async function signIn({ app, em, client }: Context, { id, hash }: { id: string; hash: string }) {
  return transaction(em, async (em) => {
    const same = await rows(em)
      .updateTable('users')
      .set({ lastLoginAt: new Date() })
      .where('id', '=', id)
      .where('password', '=', hash)
      .returning('id')
      .executeTakeFirst();
    return same && { ...(await openSession({ app, em, client }, id)), userId: id };
  });
}
