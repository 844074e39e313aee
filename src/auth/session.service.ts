/** Sessions: one for each login, and with it end its tokens, its signed URLs and its sockets. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.type.ts';
import { parseUuid } from '../checks/ids.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { notFound, unauthenticated } from '../errors.ts';
import { publishAll } from '../events/publish.ts';
import { changeAccess, sessionOf } from './access.ts';
import { sessionCredential } from './credential.ts';
import { hashToken, type IssuedToken, issueToken } from './tokens.ts';

/** A new session of this user, and its first token. */
export async function openSession(
  { app, em, client }: Pick<Context, 'em' | 'client'> & { app: Pick<App, 'secret' | 'config'> },
  userId: string,
): Promise<IssuedToken> {
  const id = randomUUID();
  const issued = await issueToken(app, { userId, sessionId: id });
  const { token, expiresAt } = issued;
  const userAgent = client?.userAgent?.slice(0, 255) ?? null;
  await rows(em)
    .insertInto('user_sessions')
    .values({ id, userId, tokenHash: hashToken(token), expiresAt, userAgent })
    .execute();
  return issued;
}

/** A new token of the viewer's session, which ends with it. The one that was shown stays valid until its own end. */
export async function refreshLogin(ctx: Context): Promise<IssuedToken & { userId: string }> {
  const { viewer, sessionId } = sessionOf(ctx);
  const issued = await issueToken(ctx.app, { userId: viewer.id, sessionId });
  const refreshed = await rows(ctx.em)
    .updateTable('user_sessions')
    .set({ tokenHash: hashToken(issued.token), expiresAt: issued.expiresAt })
    .where('id', '=', sessionId)
    .returning('id')
    .executeTakeFirst();
  if (!refreshed) throw unauthenticated('This login has ended: sign in again.');
  return { ...issued, userId: viewer.id };
}

/** Ends the session that the viewer shows, everywhere it is used. */
export async function logout(ctx: Context): Promise<void> {
  const { viewer, sessionId } = sessionOf(ctx);
  await changeAccess(ctx, async (em) => {
    await endSessions(em, { userId: viewer.id, only: sessionId }, 'logout');
    const { tokenHash, expiresAt } = viewer; // an older token of the session, perhaps
    if (tokenHash && expiresAt) await revoke(em, [{ tokenHash, expiresAt }], 'logout');
  });
}

/** Ends all other sessions of the viewer; returns how many. */
export async function logoutEverywhere(ctx: Context): Promise<number> {
  const { viewer, sessionId } = sessionOf(ctx);
  return changeAccess(ctx, async (em) =>
    endSessions(em, { userId: viewer.id, except: sessionId }, 'logout everywhere'),
  );
}

/** Ends one session of the viewer; NOT_FOUND when it is not one of theirs. */
export async function revokeSession(ctx: Context, id: string): Promise<void> {
  const { viewer } = sessionOf(ctx);
  const only = parseUuid(id);
  const ended = only
    ? await changeAccess(ctx, async (em) => endSessions(em, { userId: viewer.id, only }, 'session revoked'))
    : 0;
  if (ended === 0) throw notFound(`There is no session ${id} of yours.`);
}

/** Ends sessions of a user in the caller's transaction, and tells all processes; returns how many there were. */
export async function endSessions(
  em: EntityManager,
  { userId, only, except }: { userId: string; only?: string; except?: string | null },
  reason: string,
): Promise<number> {
  const ended = await rows(em)
    .deleteFrom('user_sessions')
    .where('userId', '=', userId)
    .$if(only != null, (query) => query.where('id', '=', only ?? ''))
    .$if(except != null, (query) => query.where('id', '!=', except ?? ''))
    .returning(['id', 'tokenHash', 'expiresAt'])
    .execute();
  await revoke(em, ended, reason);
  const messages = ended.map(({ id }) => ({ effect: 'ended' as const, credential: sessionCredential(id) }));
  await publishAll(em, 'access', messages);
  return ended.length;
}

async function revoke(
  em: EntityManager,
  tokens: readonly { tokenHash: string; expiresAt: Date | string }[],
  reason: string,
): Promise<void> {
  if (tokens.length === 0) return;
  await rows(em)
    .insertInto('revoked_tokens')
    .values(tokens.map(({ tokenHash, expiresAt }) => ({ tokenHash, expiresAt, reason })))
    .onConflict((conflict) => conflict.column('tokenHash').doNothing())
    .execute();
}
