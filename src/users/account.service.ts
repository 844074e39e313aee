/** What users change of their own account. */
import { changeAccess, sessionOf } from '../auth/access.ts';
import { provePassword } from '../auth/prove-password.ts';
import { endSessions } from '../auth/session.service.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { refuseTaken } from '../database/unique.ts';
import { badInput, conflict } from '../errors.ts';
import { checkedPassword, checkedUsername, nameTaken } from './account-rules.ts';

/** Changes the viewer's password and ends their other sessions. Guesses at the present one count as those at a login. */
export async function changePassword(ctx: Context, currentPassword: string, newPassword: string): Promise<void> {
  const { viewer, sessionId } = sessionOf(ctx);
  const { username, hash } = await rows(ctx.em)
    .selectFrom('users')
    .select(['username', 'password as hash'])
    .where('id', '=', viewer.id)
    .executeTakeFirstOrThrow();
  checkedPassword(newPassword, username, 'newPassword');
  if (!(await provePassword(ctx, { username, hash }, currentPassword))) {
    throw badInput('currentPassword', 'currentPassword is not the present password.');
  }
  const password = await ctx.app.passwords.hash(newPassword);
  await changeAccess(ctx, async (em) => {
    const changed = await rows(em)
      .updateTable('users')
      .set({ password })
      .where('id', '=', viewer.id)
      .where('password', '=', hash)
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw conflict('The password was changed meanwhile.');
    await endSessions(em, { userId: viewer.id, except: sessionId }, 'password changed');
  });
}

/** Gives the viewer another name; CONFLICT when it is taken, in whatever case. */
export async function changeUsername(ctx: Context, name: string): Promise<string> {
  const { viewer } = sessionOf(ctx);
  const username = checkedUsername(name, 'username');
  await refuseTaken(nameTaken(username, 'username'), async () =>
    rows(ctx.em).updateTable('users').set({ username }).where('id', '=', viewer.id).execute(),
  );
  return viewer.id;
}
