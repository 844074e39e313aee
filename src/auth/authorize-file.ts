/** Who may fetch a file: the holder of a grant for it, or a login, with the permission to see scenes. */
import type { FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import { AppError, forbidden, unauthenticated } from '../errors.ts';
import { tokenOf } from '../http/request-token.ts';
import { readGrant } from '../http/signed-urls.ts';
import type { PermissionName } from './permissions.ts';
import { identify, viewerOfCredential } from './viewer.ts';
import type { Viewer } from './viewer.type.ts';

/**
 * The viewer who may see `resource`. UNAUTHENTICATED without a grant or a login; FORBIDDEN for everything that is wrong
 * with a grant, in the same words, so that nobody learns from the answer what it was.
 */
export async function authorizeFile(
  app: App,
  request: FastifyRequest,
  resource: string,
  grant: string | undefined,
): Promise<Viewer> {
  if (grant !== undefined) return holderOf(app, resource, grant, 'scenes:view');
  const { viewer, refusal } = await identify(app, tokenOf(app, request));
  if (!viewer) throw refusal ?? unauthenticated();
  if (!viewer.permissions.has('scenes:view')) throw forbidden('This needs the permission scenes:view.');
  return viewer;
}

/** Whom a grant was made for, if it holds and they have the permission, where one is needed. Throws FORBIDDEN. */
export async function holderOf(
  app: App,
  resource: string,
  grant: string,
  permission?: PermissionName,
): Promise<Viewer> {
  const credential = readGrant(app, resource, grant)?.credential;
  const viewer = credential && (await viewerOfCredential(app, credential).catch(nobodyIfRefused));
  if (viewer && (!permission || viewer.permissions.has(permission))) return viewer;
  throw forbidden('This URL opens nothing, or no longer: ask for a new one.');
}

function nobodyIfRefused(error: unknown): undefined {
  if (error instanceof AppError) return undefined;
  throw error;
}
