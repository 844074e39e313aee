/** What the client shows to say who it is, and what it does when that no longer counts. */
import { isReelgraphError, type ReelgraphError } from './errors.ts';

type Awaitable<T> = T | Promise<T>;

export interface Credentials {
  username: string;
  password: string;
}

/** How a client says who it is: at most one of the three. In a browser, the cookie of the server's own pages does as well. */
export interface SessionOptions {
  /** The token of a login, or a function that returns the present one. */
  token?: string | (() => Awaitable<string | null | undefined>) | null | undefined;
  /** An API key. */
  apiKey?: string | undefined;
  /** A user name and a password, or a function that asks for them. The client signs in before its first request. */
  login?: Credentials | (() => Awaitable<Credentials>) | undefined;
  /**
   * Called when the server no longer accepts the login. Returns a new token to go on with, or nothing: then what was asked
   * for fails with UNAUTHENTICATED. With `login` the client first signs in again by itself.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: a function that returns nothing is to be one of these
  onSessionEnd?: ((error: ReelgraphError) => Awaitable<string | null | undefined | void>) | undefined;
}

export interface Session {
  /** The token or key to show; undefined when anonymous. */
  token(): Promise<string | undefined>;
  /** A token in place of one that was refused with this error. Throws that error when there is none. */
  renew(refused: string, error: ReelgraphError): Promise<string>;
}

export function openSession(
  { token: given, apiKey, login, onSessionEnd }: SessionOptions,
  signIn: (credentials: Credentials) => Promise<string>,
): Session {
  let current: string | undefined;
  const loggingIn = once(async () => {
    if (login) current = await signIn(typeof login === 'function' ? await login() : login);
  });
  const renewing = once(async (error: ReelgraphError) => {
    current = undefined;
    if (login) {
      await loggingIn().catch((reason: unknown) => {
        if (!isReelgraphError(reason, 'UNAUTHENTICATED')) throw reason;
      });
    }
    current ??= (await onSessionEnd?.(error)) ?? undefined;
    if (current === undefined) throw error;
  });

  async function token(): Promise<string | undefined> {
    if (current === undefined && login) await loggingIn();
    return current ?? apiKey ?? (typeof given === 'function' ? await given() : given) ?? undefined;
  }

  return {
    token,
    async renew(refused, error) {
      const present = login && current === undefined ? undefined : await token();
      if (present !== undefined && present !== refused) return present;
      await renewing(error);
      return current ?? refused;
    },
  };
}

/** All who call while it runs wait for the same run. */
function once<A extends unknown[]>(run: (...args: A) => Promise<void>): (...args: A) => Promise<void> {
  let running: Promise<void> | undefined;
  return (...args) => {
    running ??= run(...args).finally(() => {
      running = undefined;
    });
    return running;
  };
}
