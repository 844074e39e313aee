/**
 * A sign-in that was begun, as a cookie of the browser keeps it: whichever API process the browser comes back to can read
 * it, and nobody else can make one.
 */
import { jwtVerify, SignJWT } from 'jose';
import type { App } from '../app.type.ts';
import { badInput, unauthenticated } from '../errors.ts';
import type { Checks } from './provider.ts';

export interface Begun extends Checks {
  /** A path of this server, where the browser goes at the end. */
  returnTo: string;
  /** Whose session this was begun in, to link the account of the provider with its user. */
  credential?: string | undefined;
}

/** So long somebody may take at the provider. */
export const begunSeconds = 600;

/** Another one than that of logins: neither is taken for the other. */
const audience = 'reelgraph-sign-in';

const algorithm = 'HS256';

export async function seal({ secret }: Pick<App, 'secret'>, begun: Begun): Promise<string> {
  return new SignJWT({ ...begun })
    .setProtectedHeader({ alg: algorithm })
    .setAudience(audience)
    .setExpirationTime(`${begunSeconds}s`)
    .sign(secret);
}

/** UNAUTHENTICATED when there is none, it is too old, or somebody else has made it. */
export async function unseal({ secret }: Pick<App, 'secret'>, sealed = ''): Promise<Begun> {
  const options = { algorithms: [algorithm], audience, requiredClaims: ['exp', 'state'] };
  const { payload } = await jwtVerify<Begun>(sealed, secret, options).catch((cause: unknown) => {
    const minutes = begunSeconds / 60;
    const message = `This sign-in was not begun in this browser, or more than ${minutes} minutes ago: begin again.`;
    throw unauthenticated(message, { cause });
  });
  return payload;
}

/** It stands in a cookie, which may have 4 KiB. */
const maxLength = 1000;

/** The path to return to; BAD_USER_INPUT for what browsers would take for an address of another site. */
export function parseReturnTo(path: unknown): string {
  const here = 'http://localhost';
  const refusal = badInput(
    'returnTo',
    `returnTo must be a path of this server, such as /graphql, of at most ${maxLength} characters.`,
  );
  if (typeof path !== 'string' || path.length > maxLength || !path.startsWith('/')) throw refusal;
  if (!URL.canParse(path, here)) throw refusal;
  const { origin, pathname, search, hash } = new URL(path, here);
  if (origin !== here || pathname.startsWith('//')) throw refusal; // as of /\evil.example and /.//evil.example
  return pathname + search + hash;
}
