/** From a token to the viewer: the signature is checked here, everything else is read from the database each time. */
import { sql } from 'kysely';
import type { App } from '../app.ts';
import { rows } from '../database/rows.ts';
import { AppError, unauthenticated } from '../errors.ts';
import type { Permission } from './permissions.ts';
import { hashToken, readToken } from './tokens.ts';
import type { Viewer } from './viewer.type.ts';

/** Who calls. A token that is not valid makes nobody of the caller; the doors that need somebody then say why. */
export interface Caller {
  viewer: Viewer | null;
  refusal?: AppError;
}

export async function identify(app: App, token: string | undefined): Promise<Caller> {
  if (!token) return { viewer: null };
  try {
    const { userId, expiresAt } = await readToken(app, token);
    return { viewer: await viewerOf(app, { userId, tokenHash: hashToken(token), tokenExpiresAt: expiresAt }) };
  } catch (error) {
    if (error instanceof AppError) return { viewer: null, refusal: error };
    throw error;
  }
}

/** The user behind an accepted token or signed URL, unless that token was revoked or the user is gone. */
export async function viewerOf(
  app: App,
  { userId, tokenHash, tokenExpiresAt }: { userId: string; tokenHash: string; tokenExpiresAt: Date },
): Promise<Viewer> {
  const user = await rows(app.orm.em.fork())
    .selectFrom('users')
    .select((eb) => [
      'users.id',
      'users.username',
      'users.role',
      eb.exists(eb.selectFrom('revoked_tokens').select('id').where('tokenHash', '=', tokenHash)).as('isRevoked'),
      sql<Permission[]>`array(
        select p.name from roles r
          join role_permissions rp on rp.role_id = r.id
          join permissions p on p.id = rp.permission_id
         where r.name = users.role)`.as('permissions'),
    ])
    .where('users.id', '=', userId)
    .executeTakeFirst();
  if (!user || user.isRevoked) throw unauthenticated('This login has ended: sign in again.');
  const { id, username, role, permissions } = user;
  return { id, username, role, permissions: new Set(permissions), tokenHash, tokenExpiresAt };
}
