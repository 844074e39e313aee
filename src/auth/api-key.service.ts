/** API keys: making one, which is shown once, and ending it. */
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { badInput, notFound } from '../errors.ts';
import { publish } from '../events/publish.ts';
import { changeAccess, refuseBeyondOwn, sessionOf } from './access.ts';
import { makeApiKey } from './api-key.ts';
import { keyCredential } from './credential.ts';
import { checkPermissions } from './role-permissions.ts';
import { hashToken } from './tokens.ts';

const maxNameLength = 100;

export interface NewApiKey {
  name: string;
  permissions: string[];
  expiresAt?: Date | null;
}

/** A key of the viewer with some of their permissions; returns it, and its id. */
export async function createApiKey(
  ctx: Context,
  { name, permissions, expiresAt }: NewApiKey,
): Promise<{ key: string; id: string }> {
  const { viewer } = sessionOf(ctx);
  const trimmed = name.trim();
  if (trimmed === '' || [...trimmed].length > maxNameLength) {
    throw badInput('name', `name must be 1 to ${maxNameLength} characters long.`);
  }
  if (expiresAt && expiresAt.getTime() <= Date.now()) throw badInput('expiresAt', 'expiresAt must be in the future.');
  if (permissions.length === 0) throw badInput('permissions', 'permissions must name at least one.');
  const checked = await checkPermissions(ctx, permissions);
  refuseBeyondOwn(ctx, checked, 'This key');
  const key = makeApiKey();
  const { id } = await rows(ctx.em)
    .insertInto('api_keys')
    .values({ userId: viewer.id, name: trimmed, permissions: checked, keyHash: hashToken(key), expiresAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { key, id };
}

/** Ends a key of the viewer, with what it opened; NOT_FOUND when it is not one of theirs. */
export async function deleteApiKey(ctx: Context, id: string): Promise<void> {
  const { viewer } = sessionOf(ctx);
  const deleted = await changeAccess(ctx, async (em) => {
    if (!/^\d{1,18}$/.test(id)) return undefined;
    const found = await rows(em)
      .deleteFrom('api_keys')
      .where('id', '=', id)
      .where('userId', '=', viewer.id)
      .returning('id')
      .executeTakeFirst();
    if (found) await publish(em, 'access', { effect: 'ended', credential: keyCredential(id) });
    return found;
  });
  if (!deleted) throw notFound('You have no API key with this id.');
}
