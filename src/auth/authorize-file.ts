/** Who may fetch a file: the holder of a grant for it, or a login, with the permission to see scenes. */
import type { FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import { forbidden, unauthenticated } from '../errors.ts';
import { tokenOf } from '../http/request-token.ts';
import { readGrant } from '../http/signed-urls.ts';
import { identify, viewerOfCredential } from './viewer.ts';
import type { Viewer } from './viewer.type.ts';

/**
 * The viewer who may see `resource`. UNAUTHENTICATED without a grant or a login, or when the login has ended; FORBIDDEN for
 * whatever is wrong with a grant, in the same words, so that nobody learns from the answer what it was.
 */
export async function authorizeFile(
  app: App,
  request: FastifyRequest,
  resource: string,
  grant: string | undefined,
): Promise<Viewer> {
  const viewer = grant !== undefined ? await holderOf(app, resource, grant) : await byLogin(app, request);
  if (!viewer.permissions.has('scenes:view')) throw forbidden('This needs the permission scenes:view.');
  return viewer;
}

/** Whom a grant was made for. */
export async function holderOf(app: App, resource: string, grant: string): Promise<Viewer> {
  const credential = readGrant(app, resource, grant)?.credential;
  if (!credential) throw forbidden('This URL does not open this: ask for a new one.');
  return viewerOfCredential(app, credential);
}

async function byLogin(app: App, request: FastifyRequest): Promise<Viewer> {
  const { viewer, refusal } = await identify(app, tokenOf(app, request));
  if (!viewer) throw refusal ?? unauthenticated();
  return viewer;
}
