/** What keeps passwords from being guessed. Rows, not memory: it holds across processes and restarts. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { rateLimited } from '../errors.ts';
import { takeAttempt } from './attempt-bucket.ts';

/** 10 attempts a minute, of which 5 may come at once. */
const attempts = { name: 'login', secondsPerAttempt: 6, atOnce: 5 };

const maxFailures = 5;
const lockMinutes = 15;

/** Counts an attempt from this network; RATE_LIMITED when there were too many. */
export async function countAttempt(em: EntityManager, network: string): Promise<void> {
  const seconds = await takeAttempt(em, network, attempts);
  if (seconds === 0) return;
  throw rateLimited(`Too many attempts to sign in from this address: try again in ${seconds} s.`, seconds);
}

/**
 * Counts a guess under this name from this network before it is looked at, so that guesses at the same moment count as
 * well; says whether the name is locked there. While it is, guesses do not make that longer.
 */
export async function countGuess(em: EntityManager, username: string, network: string): Promise<boolean> {
  const {
    rows: [row],
  } = await sql<{ isLocked: boolean }>`
    insert into login_failures as known (username, address, failures, last_failed_at)
    values (${keyOf(username)}, ${network}, 1, now())
    on conflict (username, address) do update set
      failures = case when known.last_failed_at < now() - make_interval(mins => ${lockMinutes}) then 1
                      else least(known.failures + 1, ${maxFailures} + 1) end,
      last_failed_at = case when known.failures >= ${maxFailures}
                                 and known.last_failed_at >= now() - make_interval(mins => ${lockMinutes})
                            then known.last_failed_at else now() end
    returning new.failures > ${maxFailures} as "isLocked"`.execute(rows(em));
  return row?.isLocked ?? false;
}

/** After the right password. */
export async function forgetGuesses(em: EntityManager, username: string, network: string): Promise<void> {
  await rows(em)
    .deleteFrom('login_failures')
    .where('username', '=', keyOf(username))
    .where('address', '=', network)
    .execute();
}

/** After its password was reset: no address is locked out of this name any longer. */
export async function forgetAllGuesses(em: EntityManager, username: string): Promise<void> {
  await rows(em).deleteFrom('login_failures').where('username', '=', keyOf(username)).execute();
}

/** The name as it is counted; longer ones belong to nobody. */
const keyOf = (username: string) => username.toLowerCase().slice(0, 255);
