/** Changing who may do what: one transaction, and every process knows of it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Context, whenCommitted } from '../context.ts';
import { changeEntities } from '../database/change-entities.ts';
import { forbidden, unauthenticated } from '../errors.ts';
import type { PermissionName } from './permissions.ts';
import type { Viewer } from './viewer.type.ts';

/**
 * Runs `change` in a transaction, in which it publishes to `access` whom it concerns. Other processes forget what they
 * knew of them when they hear of it; this one has forgotten it when the change returns.
 */
export async function changeAccess<T>(ctx: Context, change: (em: EntityManager) => Promise<T>): Promise<T> {
  const result = await changeEntities(ctx.em, change);
  await whenCommitted(ctx, () => ctx.app.viewers.drop());
  return result;
}

/** Who asks, where a decorator has let only signed-in users pass. */
export function viewerOf({ viewer }: Context): Viewer {
  if (!viewer) throw unauthenticated();
  return viewer;
}

/** The session of the viewer. FORBIDDEN behind an API key: an account is changed by its owner. */
export function sessionOf(ctx: Context): { viewer: Viewer; sessionId: string } {
  const viewer = viewerOf(ctx);
  if (viewer.sessionId === null) throw forbidden('This needs a login; an API key is not enough.');
  return { viewer, sessionId: viewer.sessionId };
}

/** Nobody grants, or takes over, permissions that they do not have: that would be a way to get them. */
export function checkNoEscalation(ctx: Context, permissions: Iterable<PermissionName>, what: string): void {
  const { permissions: own } = viewerOf(ctx);
  const missing = [...permissions].filter((permission) => !own.has(permission));
  if (missing.length === 0) return;
  throw forbidden(`${what} has permissions that you do not have: ${missing.sort().join(', ')}.`);
}
