/** The part of the client that knows no operation: requests, subscriptions, files, and who asks. */
import { type AnyDocument, isRead, type TypedDocument, textOf } from './document.ts';
import { type ErrorCode, isReelgraphError, ReelgraphError } from './errors.ts';
import { login as loginDocument } from './generated.ts';
import { bodyOf, dataOf, fetchFrom, isBroken, isPassing, refusalOf, retryAfterOf, retrying } from './http.ts';
import type { RequestOptions, Subscribed } from './options.ts';
import { openSession, type SessionOptions } from './session.ts';
import { openSubscriptions, type SubscriptionOptions } from './subscriptions.ts';

export interface ClientOptions extends SessionOptions, SubscriptionOptions {
  /**
   * Where the server answers, such as `http://127.0.0.1:4000` or `https://example.org/reel/`: the address of its API without
   * `graphql` at the end. In a browser it may be relative to the page.
   */
  url: string | URL;
  /**
   * How often something is tried again, with growing pauses: 4 unless given. A read, while the server says that it cannot answer now; a
   * change, also when the connection breaks, as its Idempotency-Key keeps it from being made twice.
   */
  retries?: number | undefined;
}

/** Variables need not be given when none is required. */
export type VariablesArgs<V> =
  Record<never, never> extends V ? [variables?: V, options?: RequestOptions] : [variables: V, options?: RequestOptions];

/** Documents of the SDK by name, such as `{ scenes, jobChanged }`. */
export type Documents = Record<string, TypedDocument<unknown, never, 'request' | 'subscription'>>;

/** A method for each document. */
export type MethodsOf<D extends Documents> = {
  [Name in keyof D]: D[Name] extends TypedDocument<infer Result, infer Variables, 'subscription'>
    ? (...args: VariablesArgs<Variables>) => Subscribed<Result>
    : D[Name] extends TypedDocument<infer Result, infer Variables>
      ? (...args: VariablesArgs<Variables>) => Promise<Result>
      : never;
};

export interface CoreClient {
  /** Sends a query or a mutation: a document of the SDK, of another tool, or a string. */
  request<Result = unknown, Variables = Record<string, unknown>>(
    document: AnyDocument<Result, Variables>,
    ...args: VariablesArgs<Variables>
  ): Promise<Result>;
  /** Runs a subscription. When its connection breaks, it goes on by itself, from where it was. */
  subscribe<Result = unknown, Variables = Record<string, unknown>>(
    document: AnyDocument<Result, Variables>,
    ...args: VariablesArgs<Variables>
  ): Subscribed<Result>;
  /** The whole address of what the API gives as a path, such as `Scene.streamUrl`. */
  url(path: string): string;
  /**
   * `fetch` for other addresses of the server, with the client's login; BAD_USER_INPUT for those of another server. Throws when the
   * answer is no success.
   */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Ends all subscriptions and closes their connection. */
  close(): Promise<void>;
  /** The same as `close`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * A client with methods for some operations only, those of `documents`, so that a bundle holds no others:
 * `createCoreClient({ url, token }, { scenes })`.
 */
export function createCoreClient<D extends Documents = Record<never, never>>(
  options: ClientOptions,
  documents?: D,
): CoreClient & MethodsOf<D> {
  const { retries = 4 } = options;
  const base = baseOf(options.url);
  const endpoint = new URL('graphql', base);

  async function post<R>(
    query: string,
    variables: unknown,
    token: string | undefined,
    signal?: AbortSignal,
    key?: string,
  ): Promise<R> {
    const once: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
    const headers = { 'content-type': 'application/json', ...once, ...bearer(token) };
    const body = JSON.stringify({ query, variables });
    return dataOf<R>(await fetchFrom(endpoint, { method: 'POST', headers, body, signal: signal ?? null }), signal);
  }

  const session = openSession(options, async (credentials) => {
    const { login } = await post<{ login: { token: string } }>(loginDocument, credentials, undefined);
    return login.token;
  });

  /** Once more with another token, if there is one, when the one that was shown is refused. */
  async function authorized<T>(run: (token: string | undefined) => Promise<T>): Promise<T> {
    const token = await session.token();
    try {
      return await run(token);
    } catch (error) {
      if (!isReelgraphError(error, 'UNAUTHENTICATED') || token === undefined || isWrongPassword(error)) throw error;
      return run(await session.renew(token, error));
    }
  }

  const socketUrl = new URL(endpoint);
  socketUrl.protocol = endpoint.protocol.replace('http', 'ws');
  const subscriptions = openSubscriptions(
    session,
    {
      websocket: async () => (await import('./websocket.ts')).openWebSocket(socketUrl, session),
      sse: async () => (await import('./sse.ts')).openSse(new URL('graphql/stream', base), session),
    },
    options,
  );

  async function request(document: AnyDocument<unknown, never>, variables?: unknown, given: RequestOptions = {}) {
    const { signal } = given;
    signal?.throwIfAborted();
    const text = textOf(document);
    const key = isRead(text) ? undefined : newKey();
    const run = () => authorized((token) => post<unknown>(text, variables, token, signal, key));
    return retrying(run, retries, signal, key === undefined ? isPassing : isBroken);
  }

  function subscribe(document: AnyDocument<unknown, never>, variables?: unknown, given?: RequestOptions) {
    return subscriptions.subscribe(textOf(document), { ...(variables as object) }, given);
  }

  const core: CoreClient = {
    request: request as CoreClient['request'],
    subscribe: subscribe as CoreClient['subscribe'],
    url: (path) => urlOf(base, path),
    async fetch(path, init = {}) {
      const { method = 'GET', signal } = init;
      const address = ownAddress(base, path);
      const run = () =>
        authorized(async (token) => {
          const headers = new Headers(init.headers);
          for (const [name, value] of Object.entries(bearer(token))) headers.set(name, value);
          const response = await fetchFrom(address, { ...init, headers });
          if (!response.ok) throw await errorOfRoute(response, signal ?? undefined);
          return response;
        });
      return retrying(run, ['GET', 'HEAD'].includes(method) ? retries : 0, signal ?? undefined);
    },
    close: subscriptions.close,
    [Symbol.asyncDispose]: subscriptions.close,
  };
  const methods = Object.entries<string>(documents ?? {}).map(([name, document]) => {
    const run = document.startsWith('subscription') ? subscribe : request;
    return [name, (variables?: unknown, given?: RequestOptions) => run(document, variables, given)];
  });
  return { ...core, ...(Object.fromEntries(methods) as MethodsOf<D>) };
}

/** With a slash at its end, so that addresses of the server are added to its path. */
function baseOf(url: string | URL): URL {
  const base = new URL(url, (globalThis as { location?: { href: string } }).location?.href);
  base.pathname = base.pathname.replace(/\/*$/, '/');
  base.search = '';
  base.hash = '';
  return base;
}

/** Paths of the server begin with a slash, wherever a proxy has put it. */
function urlOf(base: URL, path: string): string {
  return new URL(path.replace(/^\/+/, ''), base).href;
}

/** Another server must not get the login. */
function ownAddress(base: URL, path: string): string {
  const { href, origin, pathname } = new URL(urlOf(base, path));
  if (origin === base.origin && pathname.startsWith(base.pathname)) return href;
  throw new ReelgraphError(`${href} is not an address of the server at ${base.href}, so it does not get its login.`, {
    code: 'BAD_USER_INPUT',
    field: 'path',
  });
}

/** As random as a UUID; `crypto.randomUUID` is missing on pages without TLS. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

function bearer(token: string | undefined): { authorization?: string } {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

/** A refused sign-in says nothing about the login that the client has. */
function isWrongPassword({ errors }: ReelgraphError): boolean {
  return errors[0]?.path?.[0] === 'login';
}

/** What an address that is not of GraphQL says, if it is one of the server. */
async function errorOfRoute(response: Response, signal?: AbortSignal): Promise<ReelgraphError> {
  const { error } = await bodyOf<{ error: { code: ErrorCode; message: string } }>(response, signal);
  if (!error) return refusalOf(response);
  const sceneId = response.headers.get('x-scene-id');
  const { code, message } = error;
  return new ReelgraphError(message, {
    ...{ code, retryAfter: retryAfterOf(response) },
    ...(sceneId && { data: { sceneId } }),
  });
}
