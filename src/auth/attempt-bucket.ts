/**
 * How often something may be tried: leaky buckets in rows of `login_attempts`, so that they hold across processes and
 * restarts. `full_at` is when a bucket will be full again; an attempt moves that on.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';

export interface Rate {
  /** One attempt comes back after so long. */
  secondsPerAttempt: number;
  /** How many may come at the same moment. */
  atOnce: number;
}

/** Takes an attempt out of a bucket; returns the seconds to wait until there will be one, 0 when there was. */
export async function takeAttempt(em: EntityManager, bucket: string, rate: Rate): Promise<number> {
  const { secondsPerAttempt } = rate;
  const credit = creditOf(rate);
  const { rows: found } = await sql<{ wait: number }>`
    insert into login_attempts as bucket (address, full_at)
    values (${bucket}, now() + make_interval(secs => ${secondsPerAttempt}))
    on conflict (address) do update set full_at = case
      when bucket.full_at > now() + make_interval(secs => ${credit}) then bucket.full_at
      else greatest(bucket.full_at, now()) + make_interval(secs => ${secondsPerAttempt}) end
    returning coalesce(extract(epoch from old.full_at - now()), 0)::float8 - ${credit} as wait`.execute(rows(em));
  return Math.max(0, Math.ceil(found[0]?.wait ?? 0));
}

/** The same seconds as part of a query, without taking one. */
export const attemptWait = (bucket: string, rate: Rate) => sql<number>`coalesce((
  select greatest(0, ceil(extract(epoch from full_at - now())::float8 - ${creditOf(rate)}))
    from login_attempts where address = ${bucket}), 0)`;

const creditOf = ({ secondsPerAttempt, atOnce }: Rate) => (atOnce - 1) * secondsPerAttempt;
