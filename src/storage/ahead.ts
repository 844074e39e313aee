/** Reading one step ahead. */

/** The same items, each asked for while the one before is being worked on. */
export async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  next.catch(() => {}); // it is awaited below, perhaps only after it has failed
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = source.next();
      next.catch(() => {});
      yield value;
    }
  } finally {
    void source.return(undefined).catch(() => {});
  }
}
