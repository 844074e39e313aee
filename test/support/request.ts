/** Requests as they go over the wire, for what the SDK does not show: status, headers, codes, any document. */
import { Agent } from 'node:http';
import { createClient, type ExecutionResult } from 'graphql-ws';
import WebSocket from 'ws';
import type { ErrorItem } from '../../src/sdk/client.ts';
import { exchange } from './raw-http.ts';

export interface Asked {
  token?: string | undefined;
  variables?: Record<string, unknown>;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  data?: Record<string, unknown> | null;
  errors?: ErrorItem[];
}

/** Sends a document over HTTP: not by `fetch`, which takes three times the processor time, and tests ask tens of thousands of times. */
export async function ask(url: string, query: string, { token, variables, headers }: Asked = {}): Promise<Answer> {
  const answer = await exchange(url, {
    method: 'POST',
    path: '/graphql',
    agent: keptAlive,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = JSON.parse(answer.body.toString()) as ExecutionResult;
  const lines = Object.entries(answer.headers).flatMap(([name, value = []]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return { status: answer.status, headers: new Headers(lines), data, errors: errors as ErrorItem[] | undefined };
}

const keptAlive = new Agent({ keepAlive: true });

/** Sends a document over a WebSocket of its own and returns the first answer: a result, errors, or how it was closed. */
export async function askSocket(url: string, query: string, { token, variables }: Asked = {}): Promise<SocketAnswer> {
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  try {
    for await (const result of client.iterate({ query, variables })) return result as SocketAnswer;
    return { data: null };
  } catch (error) {
    if (Array.isArray(error)) return { errors: error as ErrorItem[] };
    return { closed: (error as { code?: number }).code ?? 0 };
  } finally {
    await client.dispose();
  }
}

export interface SocketAnswer {
  data?: Record<string, unknown> | null;
  errors?: ErrorItem[];
  /** The code that the server closed the socket with. */
  closed?: number;
}

export interface OpenSocket {
  /** The code that it will have been closed with. */
  closed: Promise<number>;
  isOpen(): boolean;
  close(): void;
}

/** A socket whose connection_init has been acknowledged. Throws when it is closed instead. */
export async function openSocket(url: string, token: string): Promise<OpenSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  const acknowledged = new Promise((resolve) => socket.once('message', resolve));
  const refused = await Promise.race([acknowledged.then(() => undefined), closed]);
  if (refused !== undefined) throw new Error(`The socket was closed with ${refused} before it was let in.`);
  return { closed, isOpen: () => socket.readyState === WebSocket.OPEN, close: () => socket.terminate() };
}
