/** Options that several parts of the client take. */

export interface RequestOptions {
  /** Ends the request; then it throws the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** What a subscription returns. Leaving the loop, or `return()`, ends it. */
export type Subscribed<T> = AsyncIterableIterator<T>;
