/** API keys: making one, which is shown once, and ending it. */
import { checkColumns } from '../checks/columns.ts';
import { parseBigserial, parseIds } from '../checks/ids.ts';
import { parseName } from '../checks/text.ts';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { badInput, notFound } from '../errors.ts';
import { publish } from '../events/publish.ts';
import { changeAccess, checkNoEscalation, sessionOf } from './access.ts';
import { ApiKey } from './api-key.entity.ts';
import { makeApiKey } from './api-key.ts';
import { keyCredential } from './credential.ts';
import { checkPermissions } from './role-permissions.ts';
import { hashToken } from './tokens.ts';

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
  const trimmed = parseName('name', name);
  checkColumns(ctx.em, ApiKey, { name: trimmed }, '');
  if (expiresAt && expiresAt.getTime() <= Date.now()) throw badInput('expiresAt', 'expiresAt must be in the future.');
  if (permissions.length === 0) throw badInput('permissions', 'permissions must name at least one permission.');
  const checked = await checkPermissions(ctx, permissions);
  checkNoEscalation(ctx, checked, 'This key');
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
    const found = await rows(em)
      .deleteFrom('api_keys')
      .where('id', 'in', parseIds(parseBigserial, [id]))
      .where('userId', '=', viewer.id)
      .returning('id')
      .executeTakeFirst();
    if (found) await publish(em, 'access', { effect: 'ended', credential: keyCredential(found.id) });
    return found;
  });
  if (!deleted) throw notFound(`There is no API key ${id} of yours.`);
}
