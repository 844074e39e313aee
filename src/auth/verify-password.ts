/** Verifying a password, within the limits that keep it from being guessed. */
import type { Context } from '../context.ts';
import { networkOf } from './client-network.ts';
import { countAttempt, countGuess, forgetGuesses } from './login-limits.ts';

/**
 * Whether this is the password of that name. An unknown name (without hash), a wrong password and a locked name all
 * give false, in the same time. Throws RATE_LIMITED after too many attempts from one address.
 */
export async function verifyPassword(
  { app, em, client }: Context,
  { username, hash }: { username: string; hash: string | undefined },
  password: string,
): Promise<boolean> {
  const network = networkOf(client?.address);
  await countAttempt(em, network);
  const isLocked = await countGuess(em, username, network);
  const isRight = await app.passwords.verify(password, isLocked ? undefined : hash);
  if (isRight) await forgetGuesses(em, username, network);
  return isRight;
}
