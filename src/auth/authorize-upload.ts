/** Who may change something over plain HTTP: a login with the permission, and no page of another site that rides on its cookie. */
import type { FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import { forbidden, unauthenticated } from '../errors.ts';
import { isOwnOrigin } from '../http/origin.ts';
import { tokenOf } from '../http/request-token.ts';
import type { PermissionName } from './permissions.ts';
import { identify } from './viewer.ts';
import type { Viewer } from './viewer.type.ts';

/** The viewer; throws UNAUTHENTICATED or FORBIDDEN. */
export async function authorizeUpload(app: App, request: FastifyRequest, permission: PermissionName): Promise<Viewer> {
  refuseOtherSites(app, request);
  const { viewer, refusal } = await identify(app, tokenOf(app, request));
  if (!viewer) throw refusal ?? unauthenticated();
  if (!viewer.permissions.has(permission)) {
    throw forbidden(`This needs the permission ${permission}, which the role ${viewer.role} does not have.`);
  }
  return viewer;
}

/** A browser sends its cookie by itself, and says where the page comes from. Whoever shows a header has chosen to. */
export function refuseOtherSites({ config }: Pick<App, 'config'>, { headers }: FastifyRequest): void {
  if (headers.authorization) return;
  const site = headers['sec-fetch-site'];
  const isOwnSite = site === undefined || site === 'same-origin' || site === 'none';
  if (isOwnSite && isOwnOrigin(headers.origin, headers.host, config)) return;
  throw forbidden('This request comes from a page of another site.');
}
