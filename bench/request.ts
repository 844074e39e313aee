/** Asking a server over HTTP, and how long it takes. */

export type Ask = (query: string) => Promise<Record<string, { totalCount?: number }>>;

/** Asks as the holder of this token; an error in the answer is one here. */
export function askerOf(url: string, token: string): Ask {
  return async (query) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = (await response.json()) as { data?: Awaited<ReturnType<Ask>>; errors?: unknown };
    if (!data || errors) throw new Error(JSON.stringify(errors));
    return data;
  };
}

export async function timed(run: () => Promise<unknown>, count: number) {
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
