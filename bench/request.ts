/** Asking a server over HTTP, and how long it takes. */

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

export async function timed(run: () => Promise<unknown>, count: number) {
  const warm = performance.now() + warmUpMilliseconds;
  for (let n = 0; n < 3 || performance.now() < warm; n += 1) await run(); // until V8 has compiled what is run again and again
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const begin = performance.now();
    await run();
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Number(times[Math.min(times.length - 1, Math.floor(times.length * share))]?.toFixed(1));
  return { 'p50 (ms)': at(0.5), 'p95 (ms)': at(0.95) };
}
