/** What became of several attempts that were made at once. */

/** The code that each was refused with, in order; `done` for one that was not. */
export async function codesOf(attempts: readonly Promise<unknown>[]): Promise<string[]> {
  const results = await Promise.allSettled(attempts);
  return results.map((result) =>
    result.status === 'fulfilled' ? 'done' : (result.reason.code ?? String(result.reason)),
  );
}
