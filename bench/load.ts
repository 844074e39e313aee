/** How many requests a second are answered. */
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { headersOf } from './request.ts';

export const connections = 8;
const seconds = 5;

export interface Load {
  url: string;
  /** A document that is sent again and again, or one for each request. */
  page: string | ((n: number) => string);
  /** Of each request. */
  variables?: (n: number) => Record<string, unknown>;
  /** Of one who asks, or of as many as there are connections. */
  token?: string | readonly string[];
}

/** The answers are taken without being read: this process shares two cores with the server that it measures. */
export async function requestsPerSecond({ url, page, variables, token }: Load): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const callers = [token].flat();
  const end = performance.now() + seconds * 1000;
  let asked = 0;
  let answered = 0;
  const loop = async (_: unknown, index: number) => {
    const options = { agent, method: 'POST', headers: headersOf(callers[index % callers.length]) };
    while (performance.now() < end) {
      asked += 1;
      const body = JSON.stringify({
        query: typeof page === 'string' ? page : page(asked),
        variables: variables?.(asked),
      });
      const [response] = await once(request(url, options).end(body), 'response');
      if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode}`);
      await once(response.resume(), 'end');
      answered += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, loop));
  } finally {
    agent.destroy();
  }
  return answered / seconds;
}

/** The same from a thread of its own, for a server that runs in this one. */
export async function requestsPerSecondFromAside(load: Load & { page: string }): Promise<number> {
  const worker = new Worker(new URL(import.meta.url), { workerData: load });
  const [answered] = (await once(worker, 'message')) as [number];
  return answered;
}

if (!isMainThread) parentPort?.postMessage(await requestsPerSecond(workerData as Load));
