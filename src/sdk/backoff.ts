/** Waiting between attempts. */

/** Grows from half a second to half a minute, give or take a half of it, so that clients do not all come back at once. */
export const backoff = (attempt: number): number => Math.min(500 * 2 ** attempt, 30_000) * (0.5 + Math.random());

/** Rejects with the signal's reason. */
export async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
