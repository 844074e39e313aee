/** Where a browser begins to sign in by OpenID Connect. */
import type { Config } from '../config.ts';
import { basePath } from '../http/base-path.ts';

type Settings = Pick<Config, 'publicUrl' | 'oidcIssuer'>;

/** Below it are the beginning and the end of a sign-in. */
export const oidcPath = '/api/oidc';

const begin = `${oidcPath}/start`;

/** Absolute when PUBLIC_URL says where people reach the server; null without a provider. */
export const oidcUrl = ({ publicUrl = '', oidcIssuer }: Settings): string | null =>
  oidcIssuer === undefined ? null : `${publicUrl}${begin}`;

/** The same as a path for a link on a page of this server, which leads back to `path`. */
export function oidcPathTo(path: string, config: Settings): string | null {
  const base = basePath(config);
  return config.oidcIssuer === undefined ? null : `${base}${begin}?returnTo=${encodeURIComponent(base + path)}`;
}
