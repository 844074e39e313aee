/**
 * URLs that work in <video> and <img> without a header: they carry the session or API key that they were made for, their
 * expiry, and a signature over both and the one thing that they open. They die with that session or key.
 */
import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { App } from '../app.type.ts';
import type { Viewer } from '../auth/viewer.type.ts';

const roundingSeconds = 6 * 3600;

export interface Grant {
  credential: string;
  expiresAt: Date;
}

/**
 * A grant for `resource`, such as `stream/12`, as one path-safe word. Its expiry is rounded, 6 to 12 hours from now, so
 * that the same thing has the same URL for hours and caches can work.
 */
export function signGrant({ secret }: Pick<App, 'secret'>, resource: string, { credential }: Viewer): string {
  const expires = (Math.floor(Date.now() / 1000 / roundingSeconds) + 2) * roundingSeconds;
  const claims = `${expires}.${credential}`;
  return `${claims}.${signature(secret, resource, claims)}`;
}

/** What a grant says; undefined when it is forged, for another resource, or expired. */
export function readGrant({ secret }: Pick<App, 'secret'>, resource: string, grant: string): Grant | undefined {
  const [expires, credential, signed, ...rest] = grant.split('.');
  if (!expires || !credential || !signed || rest.length > 0) return undefined;
  const expected = Buffer.from(signature(secret, resource, `${expires}.${credential}`));
  const given = Buffer.from(signed);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const expiresAt = new Date(Number(expires) * 1000);
  return expiresAt.getTime() > Date.now() ? { credential, expiresAt } : undefined;
}

function signature(secret: KeyObject, resource: string, claims: string): string {
  return createHmac('sha256', secret).update(`url\n${resource}\n${claims}`).digest('base64url');
}
