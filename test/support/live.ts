/** Subscriptions as they go over the wire, by WebSocket and as server-sent events: events with their cursors, cut off at will. */
import type { FormattedExecutionResult } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

export interface Subscribed {
  token?: string | undefined;
  since?: string | undefined;
  variables?: Record<string, unknown>;
  headers?: Record<string, string>;
}

export interface LiveEvent {
  /** Absent when only a cursor was sent. */
  data?: Record<string, { kind?: string; job?: { id: string; status: string } } & Record<string, unknown>> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
  cursor?: string | undefined;
  resync?: boolean | undefined;
}

export type Subscribe = (url: string, query: string, options?: Subscribed) => AsyncGenerator<LiveEvent>;

/** By a WebSocket of its own, which is cut off when the loop is left. */
export const overSocket: Subscribe = async function* (url, query, { token, since, variables } = {}) {
  const waiting: LiveEvent[] = [];
  let wake = () => {};
  const push = (event: LiveEvent) => {
    waiting.push(event);
    wake();
  };
  let over = false;
  let socket: WebSocket | undefined;
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` },
    retryAttempts: 0,
    on: {
      connected: (opened) => {
        socket = opened as WebSocket;
      },
      ping: (_received, payload) => payload?.cursor && push({ cursor: payload.cursor as string }),
    },
  });
  const end = (reason: unknown) => {
    over = true;
    if (Array.isArray(reason)) push({ errors: reason });
    wake();
  };
  client.subscribe(
    { query, variables, extensions: since === undefined ? {} : { since } },
    { next: (result) => push(eventOf(result)), error: end, complete: () => end(undefined) },
  );
  try {
    for (;;) {
      const next = waiting.shift();
      if (next) yield next;
      else if (over) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    socket?.terminate();
    await client.dispose();
  }
};

/** By an event stream, as a browser reads it: an id without data is kept, and given back as Last-Event-ID. */
export const asEventStream: Subscribe = async function* (url, query, { token, since, variables, headers } = {}) {
  const leave = new AbortController();
  try {
    const response = await fetch(new URL('/graphql/stream', url), {
      method: 'POST',
      headers: {
        ...{ accept: 'text/event-stream', 'content-type': 'application/json' },
        ...(token && { authorization: `Bearer ${token}` }),
        ...(since !== undefined && { 'last-event-id': since }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
      signal: leave.signal,
    });
    if (!response.ok) throw Object.assign(new Error(await response.text()), { status: response.status });
    let rest = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = new Map(
          block.split('\n').map((line) => line.match(/^([^:]*): ?(.*)$/s)?.slice(1) as [string, string]),
        );
        const cursor = fields.get('id');
        if (fields.get('event') === 'complete') return;
        if (fields.get('event') === 'next') yield { ...eventOf(JSON.parse(fields.get('data') ?? '')), cursor };
        else if (cursor !== undefined) yield { cursor };
      }
    }
    throw new Error('The stream was cut off.');
  } finally {
    leave.abort();
  }
};

function eventOf({
  data,
  errors,
  extensions,
}: Pick<FormattedExecutionResult, 'data' | 'errors'> & { extensions?: unknown }): LiveEvent {
  const { cursor, resync } = (extensions ?? {}) as LiveEvent;
  return { data, errors, cursor, resync } as LiveEvent;
}
