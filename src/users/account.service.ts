/** What users change of their own account. */
import { changeAccess, sessionOf } from '../auth/access.ts';
import { endSessions } from '../auth/session.service.ts';
import { verifyPassword } from '../auth/verify-password.ts';
import { checkPassword, parseUsername } from '../checks/accounts.ts';
import type { Context } from '../context.ts';
import { changeEntities, lockEntity } from '../database/change-entities.ts';
import { rows } from '../database/rows.ts';
import { replaceUniqueViolation } from '../database/unique-violation.ts';
import { badInput, conflict, unauthenticated } from '../errors.ts';
import { User } from './user.entity.ts';
import { nameTaken } from './user.service.ts';

/** Changes the viewer's password and ends their other sessions. Wrong current passwords count as failed logins. */
export async function changePassword(ctx: Context, currentPassword: string, newPassword: string): Promise<void> {
  const { viewer, sessionId } = sessionOf(ctx);
  const { username, hash } = await rows(ctx.em)
    .selectFrom('users')
    .select(['username', 'password as hash'])
    .where('id', '=', viewer.id)
    .executeTakeFirstOrThrow();
  checkPassword('newPassword', newPassword, username);
  if (!(await verifyPassword(ctx, { username, hash }, currentPassword))) {
    throw badInput('currentPassword', 'currentPassword is wrong.');
  }
  const password = await ctx.app.passwords.hash(newPassword);
  await changeAccess(ctx, async (em) => {
    const user = await lockEntity(em, User, { id: viewer.id }, unauthenticated());
    if (user.password !== hash) throw conflict('The password was changed meanwhile.');
    user.password = password;
    await endSessions(em, { userId: viewer.id, except: sessionId }, 'password changed');
  });
}

/** Gives the viewer another name; CONFLICT when it is taken, regardless of case. */
export async function changeUsername(ctx: Context, name: string): Promise<string> {
  const { viewer } = sessionOf(ctx);
  const username = parseUsername('username', name);
  await replaceUniqueViolation(nameTaken('username', username), async () =>
    changeEntities(ctx.em, async (em) => {
      em.assign(await lockEntity(em, User, { id: viewer.id }, unauthenticated()), { username });
    }),
  );
  return viewer.id;
}
