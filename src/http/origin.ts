/** Where a page comes from that a browser sends a request for. */
import type { Config } from '../config.ts';

/** Whether a page of this origin may speak to the server at all: its own, or one of ALLOWED_ORIGINS. */
export function isAllowedOrigin(
  origin: string | undefined,
  requestedHost: string | undefined,
  config: Pick<Config, 'publicUrl' | 'allowedOrigins'>,
): boolean {
  return isOwnOrigin(origin, requestedHost, config) || config.allowedOrigins?.includes(origin ?? '') === true;
}

/**
 * Whether `origin` is this server: the host that the request went to, or that of PUBLIC_URL. Another site's page must not
 * ride on the viewer's cookie. Without an origin it is no browser.
 */
export function isOwnOrigin(
  origin: string | undefined,
  requestedHost: string | undefined,
  { publicUrl }: Pick<Config, 'publicUrl'>,
): boolean {
  if (!origin) return true;
  const host = hostOf(origin);
  return host !== undefined && [requestedHost, hostOf(publicUrl)].includes(host);
}

function hostOf(url: string | undefined): string | undefined {
  return url && URL.canParse(url) ? new URL(url).host : undefined;
}
