/** From a token to what it opens, or why it opens nothing; each look-up asks the database, so a link ends at once everywhere. */
import { sql } from 'kysely';
import { attemptWait, noteWait, type Rate, takeAttempt } from '../auth/attempt-bucket.ts';
import { networkOf } from '../auth/client-network.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { gone, notFound, rateLimited, unauthenticated } from '../errors.ts';
import { ShareType } from './share-link.enums.ts';
import { hasExpired } from './share-link.queries.ts';

export interface Share {
  id: string;
  token: string;
  sceneId: string;
  type: ShareType;
  expiresAt: string | null;
}

/** Tokens that are none, from one network: 30 at once, then 10 a minute. After that it opens no link at all for a while. */
const misses: Rate = { name: 'share', secondsPerAttempt: 6, atOnce: 30 };

/**
 * The share behind a token. NOT_FOUND when there is none, GONE when it has expired, its scene is in the trash or missing,
 * or its owner may not see scenes; RATE_LIMITED after too many wrong tokens.
 */
export async function findShare({ em, client }: Context, token: string): Promise<Share> {
  const bucket = `share ${networkOf(client?.address)}`;
  const found = await rows(em)
    .selectFrom('share_links')
    .innerJoin('scenes', 'scenes.id', 'share_links.sceneId')
    .innerJoin('users', 'users.id', 'share_links.userId')
    .select(['share_links.id', 'share_links.token', 'share_links.sceneId', 'share_links.type', 'share_links.expiresAt'])
    .select(['scenes.trashedAt', 'scenes.deletedAt', hasExpired.as('isExpired')])
    .select(attemptWait(bucket, misses).as('wait'))
    .select(({ selectFrom, exists }) =>
      exists(
        selectFrom('roles')
          .innerJoin('role_permissions', 'role_permissions.roleId', 'roles.id')
          .innerJoin('permissions', 'permissions.id', 'role_permissions.permissionId')
          .select(sql.lit(1).as('one'))
          .whereRef('roles.name', '=', 'users.role')
          .where('permissions.name', '=', 'scenes:view'),
      ).as('ownerMaySee'),
    )
    .where('share_links.token', 'in', /^[\w-]{22}$/.test(token) ? [token] : [])
    .executeTakeFirst();
  const wait = found ? found.wait : await takeAttempt(em, bucket, misses);
  if (wait > 0) {
    noteWait(misses, wait);
    throw rateLimited(`Too many links that do not exist: try again in ${wait} s.`, wait);
  }
  if (!found) throw notFound('There is no such link.');
  const { trashedAt, deletedAt, isExpired, ownerMaySee, wait: _, ...share } = found;
  if (isExpired) throw gone('This link has expired.');
  if (trashedAt || deletedAt || !ownerMaySee) throw gone('What this link showed is not available any more.');
  return share;
}

/** The same for a caller who must be signed in where the link asks for that: UNAUTHENTICATED. */
export async function openableShare(ctx: Context, token: string): Promise<Share> {
  const share = await findShare(ctx, token);
  if (share.type === ShareType.AUTH_REQUIRED && !ctx.viewer) {
    throw ctx.refusal ?? unauthenticated('This link is for people with an account here: sign in first.');
  }
  return share;
}

/** Counts one view. */
export async function countView({ em }: Context, { id }: Share): Promise<void> {
  await sql`update share_links set view_count = view_count + 1 where id = ${id}`.execute(rows(em));
}
