/**
 * How often something may be tried: leaky buckets in rows of `login_attempts`, so that they hold across processes and
 * restarts. `full_at` is when a bucket will be full again; an attempt moves that on.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { noteQuota } from '../request-context.ts';

export interface Rate {
  /** What headers call it. */
  name: string;
  /** One attempt comes back after so long. */
  secondsPerAttempt: number;
  /** How many may come at the same moment. */
  atOnce: number;
}

/** Takes an attempt out of a bucket; returns the seconds to wait until there will be one, 0 when there was. */
export async function takeAttempt(em: EntityManager, bucket: string, rate: Rate): Promise<number> {
  const { secondsPerAttempt } = rate;
  const credit = creditOf(rate);
  const { rows: found } = await sql<{ before: number; after: number }>`
    insert into login_attempts as bucket (address, full_at)
    values (${bucket}, now() + make_interval(secs => ${secondsPerAttempt}))
    on conflict (address) do update set full_at = case
      when bucket.full_at > now() + make_interval(secs => ${credit}) then bucket.full_at
      else greatest(bucket.full_at, now()) + make_interval(secs => ${secondsPerAttempt}) end
    returning coalesce(extract(epoch from old.full_at - now()), 0)::float8 as before,
              extract(epoch from new.full_at - now())::float8 as after`.execute(rows(em));
  const { before = 0, after = 0 } = found[0] ?? {};
  noteRate(rate, after);
  return Math.max(0, Math.ceil(before - credit));
}

/** The same seconds as part of a query, without taking one. */
export const attemptWait = (bucket: string, rate: Rate) => sql<number>`coalesce((
  select greatest(0, ceil(extract(epoch from full_at - now())::float8 - ${creditOf(rate)}))
    from login_attempts where address = ${bucket}), 0)`;

/** Tells whoever asks that there is none left for these seconds. */
export const noteWait = (rate: Rate, seconds: number) => noteRate(rate, seconds + creditOf(rate));

/** Takes seconds out of many buckets, however full they are; returns for each after how many it will be full again. */
export async function takeSeconds(
  em: EntityManager,
  taken: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const { rows: found } = await sql<{ name: string; seconds: number }>`
    insert into login_attempts as bucket (address, full_at)
    select name, now() + make_interval(secs => seconds)
      from unnest(${[...taken.keys()]}::text[], ${[...taken.values()]}::float8[]) as taken (name, seconds) order by name
    on conflict (address) do update set full_at = greatest(bucket.full_at, now()) + (excluded.full_at - now())
    returning address as name, extract(epoch from full_at - now())::float8 as seconds`.execute(rows(em));
  return new Map(found.map(({ name, seconds }) => [name, seconds]));
}

const creditOf = ({ secondsPerAttempt, atOnce }: Rate) => (atOnce - 1) * secondsPerAttempt;

function noteRate({ name, secondsPerAttempt, atOnce }: Rate, secondsUntilFull: number): void {
  const windowSeconds = Math.ceil(atOnce * secondsPerAttempt);
  const remaining = Math.max(0, Math.floor(atOnce - secondsUntilFull / secondsPerAttempt));
  noteQuota(name, { limit: atOnce, windowSeconds, remaining, resetSeconds: Math.ceil(secondsUntilFull) });
}
