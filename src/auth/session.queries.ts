/** Reads of what lets a viewer in. */
import { sql } from 'kysely';
import { type Context, inOrderOf } from '../context.ts';
import { type RowOf, rowColumns } from '../database/row-columns.ts';
import { rows } from '../database/rows.ts';

const sessionColumns = rowColumns('user_sessions', { except: ['tokenHash'] });

export type SessionRow = RowOf<typeof sessionColumns>;

const apiKeyColumns = rowColumns('api_keys', { except: ['keyHash'] });

/** The sessions of a user that have not ended, the one seen last first. */
export async function sessionsOf({ em }: Context, userId: string) {
  return rows(em)
    .selectFrom('user_sessions')
    .select(sessionColumns(em))
    .where('userId', '=', userId)
    .where('expiresAt', '>', sql<string>`now()`)
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id')
    .execute();
}

/** The API keys of a user, newest first; those that have expired as well. */
export async function apiKeysOf(ctx: Context, userId: string) {
  return selectApiKeys(ctx).where('userId', '=', userId).orderBy('id', 'desc').execute();
}

export async function apiKeysByIds(ctx: Context, ids: readonly string[]) {
  const found = await selectApiKeys(ctx)
    .where('id', 'in', [...ids])
    .execute();
  return inOrderOf(ids, found, (key) => key.id);
}

function selectApiKeys({ em }: Context) {
  return rows(em).selectFrom('api_keys').select(apiKeyColumns(em));
}
