/** Doing something again and again in the background, until disposed of. */

/**
 * Runs `work` every so many milliseconds, and at once if so asked; never twice at a time: what becomes due meanwhile is left out.
 * Disposing waits for what is under way.
 */
export function repeat(
  work: () => Promise<void>,
  { milliseconds, atOnce = false, onError }: { milliseconds: number; atOnce?: boolean; onError(error: unknown): void },
): AsyncDisposable {
  let working: Promise<void> | undefined;
  const start = () => {
    working ??= work()
      .catch(onError)
      .finally(() => {
        working = undefined;
      });
  };
  if (atOnce) start();
  const timer = setInterval(start, milliseconds);
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await working;
    },
  };
}
