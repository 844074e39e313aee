/** Signing in and out. */
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { unauthenticated } from '../errors.ts';
import { publish } from '../events/publish.ts';
import { verifyPassword } from './passwords.ts';
import { issueToken } from './tokens.ts';
import type { Viewer } from './viewer.type.ts';

/** A token for this user. An unknown name and a wrong password answer the same, in the same time. */
export async function login(ctx: Context, username: string, password: string) {
  const user = await rows(ctx.em)
    .selectFrom('users')
    .select(['id', 'username', 'role', 'createdAt', 'password'])
    .where((eb) => eb(eb.fn('lower', ['username']), '=', username.toLowerCase()))
    .executeTakeFirst();
  if (!(await verifyPassword(password, user?.password)) || !user) {
    throw unauthenticated('The user name or the password is wrong.');
  }
  await rows(ctx.em).updateTable('users').set({ lastLoginAt: new Date() }).where('id', '=', user.id).execute();
  return { ...(await issueToken(ctx.app, user.id)), userId: user.id };
}

/** Ends the login that the viewer shows, everywhere it is used. */
export async function logout(ctx: Context, { tokenHash, tokenExpiresAt }: Viewer): Promise<void> {
  await ctx.em.transactional(async (em) => {
    await rows(em)
      .insertInto('revoked_tokens')
      .values({ tokenHash, expiresAt: tokenExpiresAt, reason: 'logout' })
      .onConflict((conflict) => conflict.column('tokenHash').doNothing())
      .execute();
    await publish(em, 'session', { tokenHash });
  });
}
