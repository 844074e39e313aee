/** Does a thing for each of many, a few at a time. */

/**
 * Calls `work` for every item, `limit` at a time. The first failure aborts the signal that the others were given; this rejects with it
 * when all have come to rest, so that nothing goes on behind the caller's back.
 */
export async function forEachParallel<T>(
  items: Iterable<T>,
  limit: number,
  work: (item: T, signal: AbortSignal) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const failure = new AbortController();
  const either = AbortSignal.any([failure.signal, ...(signal ? [signal] : [])]);
  const queue = items[Symbol.iterator]();
  const runner = async () => {
    for (let next = queue.next(); !next.done && !either.aborted; next = queue.next()) await work(next.value, either);
  };
  const guarded = () => runner().catch((error: unknown) => failure.abort(error));
  await Promise.all(Array.from({ length: limit }, guarded));
  either.throwIfAborted();
}
