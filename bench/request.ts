/** Asking a server over HTTP, and how long it takes. */

import { rounded } from './computing.ts';
import { quantile } from './quantiles.ts';

export type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Answer>;
export type Answer = Record<string, { totalCount?: number; pageInfo?: { endCursor: string } }>;

export const headersOf = (token?: string) => ({
  'content-type': 'application/json',
  ...(token && { authorization: `Bearer ${token}` }),
});

/** Asks as the holder of this token; an error in the answer is one here. */
export function askerOf(url: string, token?: string): Ask {
  return async (query, variables) => {
    const response = await fetch(url.endsWith('/graphql') ? url : `${url}/graphql`, {
      method: 'POST',
      headers: headersOf(token),
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Answer; errors?: unknown };
    if (!data || errors) throw new Error(JSON.stringify(errors));
    return data;
  };
}

const warmUpMilliseconds = 1000;

export type Run = () => Promise<unknown>;
export type Times = Record<'p50 (ms)' | 'p95 (ms)', number>;

export async function timed(run: Run, count: number): Promise<Times> {
  return timesOf(await inTurn([run], count), 0);
}

/** One and the other in turn, so that both find the machine the same. */
export async function timedBoth(runs: readonly [Run, Run], count: number): Promise<[Times, Times]> {
  const times = await inTurn(runs, count);
  return [timesOf(times, 0), timesOf(times, 1)];
}

async function inTurn(runs: readonly Run[], count: number): Promise<number[][]> {
  for (const run of runs) {
    const warm = performance.now() + warmUpMilliseconds;
    for (let n = 0; n < 3 || performance.now() < warm; n += 1) await run(); // until V8 has compiled what is run again and again
  }
  const times: number[][] = runs.map(() => []);
  for (let n = 0; n < count; n += 1) {
    for (const [index, run] of runs.entries()) {
      const begin = performance.now();
      await run();
      times[index]?.push(performance.now() - begin);
    }
  }
  return times;
}

function timesOf(all: readonly number[][], index: number): Times {
  const at = (share: number) => rounded(quantile(all[index] ?? [], share));
  return { 'p50 (ms)': at(0.5), 'p95 (ms)': at(0.95) };
}
