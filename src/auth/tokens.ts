/** Signed tokens: of which session of whom, and until when. They say nothing about rights; those are in the database. */
import { createHash, randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { App } from '../app.type.ts';
import { unauthenticated } from '../errors.ts';

const algorithm = 'HS256';
const audience = 'reelgraph';

export interface TokenClaims {
  sessionId: string;
  expiresAt: Date;
}

export interface IssuedToken {
  token: string;
  expiresAt: Date;
}

/** A new token of this session, valid for the configured time. */
export async function issueToken(
  { secret, config }: Pick<App, 'secret' | 'config'>,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<IssuedToken> {
  const expiresAt = new Date((Math.floor(Date.now() / 1000) + config.tokenTtlSeconds) * 1000);
  const token = await new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: algorithm })
    .setSubject(userId)
    .setAudience(audience)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime(expiresAt)
    .sign(secret);
  return { token, expiresAt };
}

/** What a token says; throws UNAUTHENTICATED when it is expired, garbled or signed by another key. */
export async function readToken({ secret }: Pick<App, 'secret'>, token: string): Promise<TokenClaims> {
  try {
    const { payload } = await jwtVerify<{ sid: unknown }>(token, secret, {
      algorithms: [algorithm],
      audience,
      requiredClaims: ['sub', 'sid', 'exp', 'jti'],
    });
    return { sessionId: String(payload.sid), expiresAt: new Date((payload.exp ?? 0) * 1000) };
  } catch (error) {
    const expired = error instanceof Error && error.name === 'JWTExpired';
    throw unauthenticated(expired ? 'The token has expired: sign in again.' : 'The token is not valid: sign in again.');
  }
}

/** How a token or a key is remembered: SHA-256, hexadecimal. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
