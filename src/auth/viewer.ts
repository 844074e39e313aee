/** From a token, an API key or a signed URL to the viewer: what it says is checked here, all else is in the database. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Expression, sql } from 'kysely';
import type { App } from '../app.type.ts';
import { within } from '../database/purpose.ts';
import { rows } from '../database/rows.ts';
import { AppError, unauthenticated } from '../errors.ts';
import { isApiKey } from './api-key.ts';
import { keyCredential, readCredential, sessionCredential } from './credential.ts';
import type { PermissionName } from './permissions.ts';
import { hashToken, readToken } from './tokens.ts';
import type { Caller, Viewer } from './viewer.type.ts';

export async function identify(app: App, token: string | undefined): Promise<Caller> {
  if (!token) return { viewer: null };
  try {
    return { viewer: await (isApiKey(token) ? viewerOfKey(app, token) : viewerOfToken(app, token)) };
  } catch (error) {
    if (error instanceof AppError) return { viewer: null, refusal: error };
    throw error;
  }
}

async function viewerOfToken(app: App, token: string): Promise<Viewer> {
  const tokenHash = hashToken(token);
  return known(app, tokenHash, async (em) => {
    const { sessionId, expiresAt } = await readToken(app, token);
    return { ...(await bySession(em, sessionId, tokenHash)), expiresAt };
  });
}

async function viewerOfKey(app: App, key: string): Promise<Viewer> {
  const hash = hashToken(key);
  return known(app, hash, async (em) => byKey(em, 'keyHash', hash));
}

/** The viewer whose session or API key this is, unless it has ended. */
export async function viewerOfCredential(app: App, credential: string): Promise<Viewer> {
  const { kind, id } = readCredential(credential) ?? {};
  if (!id) throw hasEnded();
  return known(app, credential, async (em) => (kind === 'session' ? bySession(em, id) : byKey(em, 'id', id)));
}

async function known(
  { viewers, orm }: App,
  key: string,
  read: (em: EntityManager) => Promise<Viewer>,
): Promise<Viewer> {
  // Remembered for others as well, so it does not end with this request.
  const viewer = await viewers.get(key, async () => within({ purpose: 'quick' }, async () => read(orm.em.fork())));
  if (viewer.expiresAt && viewer.expiresAt.getTime() <= Date.now()) throw hasEnded();
  return viewer;
}

async function bySession(em: EntityManager, sessionId: string, tokenHash: string | null = null): Promise<Viewer> {
  const credential = sessionCredential(sessionId);
  if (!readCredential(credential)) throw hasEnded();
  const found = await rows(em)
    .selectFrom('user_sessions')
    .innerJoin('users', 'users.id', 'user_sessions.userId')
    .select((eb) => [
      'users.id',
      'users.role',
      'user_sessions.expiresAt',
      permissionsOf(eb.ref('users.role')).as('all'),
    ])
    .select(isOlderThanAMinute('user_sessions.last_seen_at').as('isStale'))
    .where('user_sessions.id', '=', sessionId)
    .where('user_sessions.expiresAt', '>', sql<string>`now()`)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('revoked_tokens').select('id').where('tokenHash', '=', tokenHash))),
    )
    .executeTakeFirst();
  if (!found) throw hasEnded();
  if (found.isStale) {
    const seen = rows(em).updateTable('user_sessions').set({ lastSeenAt: new Date() }).where('id', '=', sessionId);
    if (!(await seen.returning('id').executeTakeFirst())) throw hasEnded(); // just now
  }
  const { id, role, expiresAt, all } = found;
  return { id, role, permissions: new Set(all), credential, sessionId, tokenHash, expiresAt: new Date(expiresAt) };
}

async function byKey(em: EntityManager, column: 'id' | 'keyHash', value: string): Promise<Viewer> {
  const found = await rows(em)
    .selectFrom('api_keys')
    .innerJoin('users', 'users.id', 'api_keys.userId')
    .select((eb) => ['users.id', 'users.role', permissionsOf(eb.ref('users.role')).as('all')])
    .select(['api_keys.id as keyId', 'api_keys.expiresAt', 'api_keys.permissions as some'])
    .select(isOlderThanAMinute('api_keys.last_used_at').as('isStale'))
    .where(`api_keys.${column}`, '=', value)
    .where(({ eb, or }) =>
      or([eb('api_keys.expiresAt', 'is', null), eb('api_keys.expiresAt', '>', sql<string>`now()`)]),
    )
    .executeTakeFirst();
  if (!found) throw keyHasEnded();
  const { id, role, keyId, expiresAt, all, some } = found;
  if (found.isStale) {
    const used = rows(em).updateTable('api_keys').set({ lastUsedAt: new Date() }).where('id', '=', keyId);
    if (!(await used.returning('id').executeTakeFirst())) throw keyHasEnded(); // just now
  }
  return {
    ...{ id, role, permissions: new Set(all.filter((permission) => some.includes(permission))) },
    ...{ credential: keyCredential(keyId), sessionId: null, tokenHash: null },
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
  };
}

const permissionsOf = (role: Expression<string>) => sql<PermissionName[]>`array(
  select p.name from roles r
    join role_permissions rp on rp.role_id = r.id
    join permissions p on p.id = rp.permission_id
   where r.name = ${role})`;

/** When something was last used is written once a minute, not with each request. */
const isOlderThanAMinute = (column: string) =>
  sql<boolean>`coalesce(${sql.ref(column)} < now() - interval '1 minute', true)`;

const hasEnded = () => unauthenticated('This login has ended: sign in again.');
const keyHasEnded = () => unauthenticated('This API key is not valid or has ended.');
