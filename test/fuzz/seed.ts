/** How every fuzz runs: for some seconds, with a seed that is printed; `FUZZ_SEED=n` repeats the run of that seed. */
import type { Parameters } from 'fast-check';

export function fuzzFor<T>(seconds: number): Parameters<T> {
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
  console.log(`FUZZ_SEED=${seed}`);
  return { seed, numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: seconds * 1000, endOnFailure: true };
}
