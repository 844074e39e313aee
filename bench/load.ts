/** How many requests a second are answered. */
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import autocannon from 'autocannon';
import { median } from './quantiles.ts';
import { headersOf } from './request.ts';

export const connections = 8;
const seconds = 4;
/** Of two loads, in turn. */
const rounds = 5;

export interface Load {
  url: string;
  /** A document that is sent again and again, or one for each request. */
  page: string | ((n: number) => string);
  /** Of each request. */
  variables?: (n: number) => Record<string, unknown>;
  /** Of one who asks, or of as many as there are connections. */
  token?: string | readonly string[];
}

/** What asks shares two cores with the server that it measures, so it does little: answers are not read. */
export async function requestsPerSecond({ url, page, variables, token }: Load): Promise<number> {
  const callers = [token].flat();
  let [connected, asked] = [0, 0];
  const next = () => {
    asked += 1;
    return JSON.stringify({ query: typeof page === 'string' ? page : page(asked), variables: variables?.(asked) });
  };
  const isAlwaysTheSame = typeof page === 'string' && !variables;
  const {
    '2xx': answered,
    non2xx,
    errors,
    duration,
  } = await autocannon({
    ...{ url, connections, method: 'POST', duration: seconds },
    requests: [isAlwaysTheSame ? { body: next() } : { setupRequest: (request) => ({ ...request, body: next() }) }],
    setupClient(client) {
      client.setHeaders(headersOf(callers[connected % callers.length]));
      connected += 1;
    },
  });
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} answers other than 200, ${errors} requests without one`);
  return answered / duration;
}

/** Of one and the other in turn, so that both find the machine the same; a first round, until both are compiled, is not counted. Medians. */
export async function requestsPerSecondOfBoth(one: Load, other: Load) {
  const figures: [one: number, other: number][] = [];
  for (let round = 0; round <= rounds; round += 1)
    figures.push([await requestsPerSecond(one), await requestsPerSecond(other)]);
  const counted = figures.slice(1);
  const times = counted.map(([mine, its]) => mine / its);
  return {
    one: Math.round(median(counted.map(([mine]) => mine))),
    other: Math.round(median(counted.map(([, its]) => its))),
    times: { times: median(times).toFixed(2), 'in each round': times.map((time) => time.toFixed(2)).join(', ') },
  };
}

/** Of one load, from a thread of its own, for a server that runs in this one. */
export async function requestsPerSecondFromAside(load: Load & { page: string }): Promise<number> {
  const worker = new Worker(new URL(import.meta.url), { workerData: load });
  const [answered] = (await once(worker, 'message')) as [number];
  return answered;
}

if (!isMainThread) parentPort?.postMessage(await requestsPerSecond(workerData as Load));
