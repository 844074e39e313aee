/**
 * Subscriptions that outlive their connection: over a WebSocket where one gets through, else over SSE. After a break they go on
 * from the last cursor.
 */
import { backoff, sleep } from './backoff.ts';
import { type ErrorItem, errorOf, isReelgraphError, type ReelgraphError } from './errors.ts';
import type { RequestOptions, Subscribed } from './options.ts';
import type { Session } from './session.ts';

export type TransportName = 'websocket' | 'sse';

export interface Subscription {
  query: string;
  variables: object;
  /** The cursor to go on from. */
  extensions?: { since: string };
}

/** A message of a subscription: what happened, if anything did, and from where to go on after it. */
export interface Message {
  data?: unknown;
  errors?: readonly ErrorItem[];
  extensions?: { cursor?: string };
}

/** One way to run a subscription once, until it ends or its connection does. */
export interface Transport {
  /** Calls `open` when the server has answered. Throws ReelgraphErrors, and the reason of the signal. */
  run(subscription: Subscription, signal: AbortSignal, open: () => void): AsyncIterable<Message>;
  close(): Promise<void>;
}

export interface SubscriptionOptions {
  /** How subscriptions reach the server. `auto`, the default, is a WebSocket, and SSE where none gets through. */
  transport?: 'auto' | TransportName | undefined;
  /** How often a lost subscription is tried again in a row before it fails: 10 unless given, which takes some minutes. */
  retryAttempts?: number | undefined;
  /**
   * Hears of the connection of subscriptions: `connected` when it stands, `lost` once when it breaks. Neither when the last
   * subscription ends or the client is closed.
   */
  onConnection?: ((state: 'connected' | 'lost') => void) | undefined;
}

export interface Subscriptions {
  subscribe<R>(query: string, variables: object, options?: RequestOptions): Subscribed<R>;
  /** Ends all subscriptions. */
  close(): Promise<void>;
}

export function openSubscriptions(
  session: Session,
  open: Record<TransportName, () => Promise<Transport>>,
  { transport = 'auto', retryAttempts = 10, onConnection }: SubscriptionOptions,
): Subscriptions {
  const closing = new AbortController();
  const transports: Partial<Record<TransportName, Promise<Transport>>> = {};
  let way: TransportName = transport === 'sse' || typeof WebSocket === 'undefined' ? 'sse' : 'websocket';
  /** Whether the present way has ever led to the server. */
  let isProven = false;
  let isConnected = false;
  let running = 0;

  function connected(): void {
    isProven = true;
    if (!isConnected) onConnection?.('connected');
    isConnected = true;
  }

  function lost(): void {
    if (isConnected) onConnection?.('lost');
    isConnected = false;
  }

  /** Whether there is another way to try, which is then taken. */
  function turn(from: TransportName): boolean {
    if (transport !== 'auto' || isProven || typeof WebSocket === 'undefined') return false;
    if (way === from) way = from === 'sse' ? 'websocket' : 'sse';
    return way === 'sse';
  }

  async function* run(query: string, variables: object, signal: AbortSignal): AsyncGenerator<unknown> {
    let since: string | undefined;
    let failures = 0;
    let renewed = false;
    for (;;) {
      const taken = way;
      let token: string | undefined;
      try {
        token = await session.token();
        transports[taken] ??= open[taken]();
        const asked = { query, variables, ...(since !== undefined && { extensions: { since } }) };
        for await (const { data, errors, extensions } of (await transports[taken]).run(asked, signal, connected)) {
          if (errors) throw errorOf(errors, data);
          failures = 0;
          renewed = false;
          since = extensions?.cursor ?? since;
          if (data) yield data;
        }
        return;
      } catch (error) {
        signal.throwIfAborted();
        if (isReelgraphError(error, 'UNAUTHENTICATED') && token !== undefined && !renewed) {
          await session.renew(token, error);
          renewed = true;
          continue;
        }
        if (!isPassing(error)) throw error;
        lost();
        failures += 1;
        if (failures > retryAttempts) throw error;
        if (!turn(taken)) await sleep(Math.max((error.retryAfter ?? 0) * 1000, backoff(failures - 1)), signal);
      }
    }
  }

  return {
    subscribe<R>(query: string, variables: object, { signal }: RequestOptions = {}): Subscribed<R> {
      const stop = new AbortController();
      const ending = [stop.signal, closing.signal];
      const events = run(query, variables, AbortSignal.any(signal ? [...ending, signal] : ending)) as AsyncGenerator<R>;
      let isCounted = false;
      const done = () => {
        stop.abort();
        if (isCounted) running -= 1;
        isCounted = false;
        if (running === 0) isConnected = false;
        return { done: true, value: undefined } as const;
      };
      return {
        async next() {
          if (stop.signal.aborted) return done();
          if (!isCounted) running += 1;
          isCounted = true;
          try {
            signal?.throwIfAborted();
            const result = await events.next();
            return result.done ? done() : result;
          } catch (error) {
            const isOurEnd = ending.some(({ aborted }) => aborted) && !signal?.aborted;
            done();
            if (isOurEnd) return { done: true, value: undefined };
            throw error;
          }
        },
        async return() {
          const result = done();
          await events.return(undefined);
          return result;
        },
        [Symbol.asyncIterator]() {
          return this;
        },
      };
    },
    async close() {
      closing.abort();
      isConnected = false;
      for (const opened of Object.values(transports)) await (await opened).close();
    },
  };
}

function isPassing(error: unknown): error is ReelgraphError {
  return (['NETWORK_ERROR', 'UNAVAILABLE', 'RATE_LIMITED'] as const).some((code) => isReelgraphError(error, code));
}
