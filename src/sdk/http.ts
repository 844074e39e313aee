/** Requests over HTTP, and what is wrong with an answer that is none. */
import { backoff, sleep } from './backoff.ts';
import { type ErrorCode, type ErrorItem, errorOf, isReelgraphError, networkError, ReelgraphError } from './errors.ts';

/** The longest that the client waits by itself for what the server told it to wait. */
const maxRetryAfterSeconds = 60;

/** `fetch`, with a ReelgraphError when nothing answers. */
export async function fetchFrom(url: string | URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    init.signal?.throwIfAborted();
    throw networkError(url, error);
  }
}

/** The data of an answer of GraphQL. */
export async function dataOf<R>(response: Response, signal?: AbortSignal): Promise<R> {
  const { data, errors } = await bodyOf<{ data?: R | null; errors?: ErrorItem[] }>(response, signal);
  if (errors) throw errorOf(errors, data, retryAfterOf(response));
  if (data === undefined || data === null) throw refusalOf(response);
  return data;
}

/** The body as JSON; an empty object when it is none. */
export async function bodyOf<T extends object>(response: Response, signal?: AbortSignal): Promise<Partial<T>> {
  const text = await response.text().catch((error: unknown) => {
    signal?.throwIfAborted();
    throw networkError(response.url, error);
  });
  try {
    return { ...JSON.parse(text) };
  } catch {
    return {};
  }
}

/** What an answer by something else than the API means: a proxy, another server, the wrong address. */
export function refusalOf(response: Response): ReelgraphError {
  const { status, statusText, url } = response;
  const said = `HTTP ${status} ${statusText}`.trim();
  const [code, message]: [ErrorCode, string] =
    status === 429
      ? ['RATE_LIMITED', `Too many requests for ${url}: ${said}.`]
      : [502, 503, 504].includes(status)
        ? ['UNAVAILABLE', `The server behind ${url} did not answer: ${said}.`]
        : ['BAD_RESPONSE', `What answers at ${url} is no Reelgraph server: ${said}. Check the url of the client.`];
  return new ReelgraphError(message, { code, retryAfter: retryAfterOf(response) });
}

export function retryAfterOf({ headers }: Response): number | undefined {
  const given = headers.get('retry-after');
  if (!given) return undefined;
  const seconds = /^\d+$/.test(given) ? Number(given) : Math.ceil((Date.parse(given) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

/** Whether it is worth trying again, and may be, as far as the server is concerned. */
export const isPassing = (error: unknown): error is ReelgraphError =>
  (isReelgraphError(error, 'UNAVAILABLE') || isReelgraphError(error, 'RATE_LIMITED')) &&
  (error.retryAfter ?? 0) <= maxRetryAfterSeconds;

/** Whether a change may or may not have been made; those that wait for their turn say so to who asked. */
export const isBroken = (error: unknown): error is ReelgraphError =>
  isReelgraphError(error, 'NETWORK_ERROR') || (isReelgraphError(error, 'UNAVAILABLE') && isPassing(error));

/** Runs it up to `retries` times more while it fails in a way that passes. */
export async function retrying<T>(
  run: () => Promise<T>,
  retries: number,
  signal?: AbortSignal,
  isWorthAnother = isPassing,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= retries || !isWorthAnother(error)) throw error;
      await sleep(Math.max((error.retryAfter ?? 0) * 1000, backoff(attempt)), signal);
    }
  }
}
