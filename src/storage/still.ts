/** Is a file still being written? It is looked at twice, two seconds apart. */
import { setTimeout as delay } from 'node:timers/promises';
import { type FoundFile, statAll } from './found-file.ts';
import { unlessAborted } from './unless-aborted.ts';

/** For how long a file must not change to be whole. */
export const stillMilliseconds = 2000;

/** What is dated later was never written then: no clock is that wrong. */
const maxClockSkew = 86_400_000;

/** Whether it was written within the last moments, as far as clocks can be trusted. */
export function isYoung({ modifiedMs }: FoundFile, now = Date.now()): boolean {
  return modifiedMs > now - stillMilliseconds && modifiedMs < now + maxClockSkew;
}

/** Waits, looks again, and keeps those that are as they were; how many were not. */
export async function keepStill(files: readonly FoundFile[], signal: AbortSignal) {
  if (files.length === 0) return { still: [], changing: 0 };
  await delay(stillMilliseconds, undefined, { signal });
  const looks = await unlessAborted(signal, statAll(files.map(({ path }) => path)));
  const still = files.filter(({ size, modifiedMs }, index) => {
    const look = looks[index];
    return look && !(look instanceof Error) && look.size === size && Math.floor(look.mtimeMs) === modifiedMs;
  });
  return { still, changing: files.length - still.length };
}
