/**
 * The typed client of a Reelgraph server: every operation of `operations/` as a method. Queries and mutations return
 * promises, subscriptions AsyncIterables that survive a lost connection.
 */
import { type DocumentNode, getOperationAST, print } from 'graphql';
import { createClient as createSocket } from 'graphql-ws';
import WebSocket from 'ws';
import { getSdk } from './generated.ts';

export type * from './generated.ts';

export interface ClientOptions {
  /** Where the server answers, such as `http://127.0.0.1:4000`. */
  url: string;
  /** A token of `login`, or a function that returns the present one. */
  token?: string | (() => string | undefined);
  /**
   * How often a lost subscription is resumed before it fails, with growing pauses of 1 s and more between the attempts.
   * Each time it is resumed it begins with its snapshot again. Default 10.
   */
  retryAttempts?: number;
  /** Hears of the subscriptions' connection: each time it stands, and each time it is lost. */
  onConnection?(state: 'connected' | 'lost'): void;
}

export type Client = ReturnType<typeof getSdk> & AsyncDisposable;

export interface ErrorItem {
  message: string;
  path?: readonly (string | number)[];
  extensions?: { code?: string; field?: string; retryAfterSeconds?: number };
}

/** What the server answered instead of data. `code` and `field` are those of the first error. */
export class RequestError extends Error {
  override readonly name = 'RequestError';

  constructor(readonly errors: readonly ErrorItem[]) {
    super(errors.map(({ message }) => message).join('\n'));
  }

  get code(): string | undefined {
    return this.errors[0]?.extensions?.code;
  }

  get field(): string | undefined {
    return this.errors[0]?.extensions?.field;
  }
}

interface Answer<R> {
  data?: R;
  errors?: ErrorItem[];
}

/** What a proxy says in the server's place. */
function notAnswered({ status, statusText }: Response): ErrorItem {
  const code = status >= 500 ? 'UNAVAILABLE' : 'BAD_USER_INPUT';
  return { message: `The server did not answer the request: HTTP ${status} ${statusText}.`, extensions: { code } };
}

/** A client; dispose of it (`await using`) to close the connection of its subscriptions. Errors are RequestErrors. */
export function createClient(options: ClientOptions): Client {
  const endpoint = new URL('/graphql', options.url);
  const authorization = () => {
    const token = typeof options.token === 'function' ? options.token() : options.token;
    return token && `Bearer ${token}`;
  };
  const socket = createSocket({
    url: endpoint.href.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: () => ({ authorization: authorization() }),
    retryAttempts: options.retryAttempts ?? 10,
    shouldRetry: () => true,
    on: { connected: () => options.onConnection?.('connected'), closed: () => options.onConnection?.('lost') },
  });

  async function request<R>(query: string, variables: unknown): Promise<R> {
    const bearer = authorization();
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(bearer && { authorization: bearer }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json().catch(() => ({}))) as Answer<R>;
    if (errors) throw new RequestError(errors);
    if (data === undefined) throw new RequestError([notAnswered(response)]);
    return data;
  }

  async function* subscribe<R>(query: string, variables: Record<string, unknown>): AsyncGenerator<R> {
    for await (const { data, errors } of socket.iterate<R>({ query, variables })) {
      if (errors) throw new RequestError(errors as ErrorItem[]);
      if (data) yield data;
    }
  }

  const sdk = getSdk(<R, V>(document: DocumentNode, variables?: V) => {
    const isSubscription = getOperationAST(document)?.operation === 'subscription';
    return isSubscription ? subscribe<R>(print(document), { ...variables }) : request<R>(print(document), variables);
  });
  return { ...sdk, [Symbol.asyncDispose]: async () => socket.dispose() };
}
