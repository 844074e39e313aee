/**
 * What a slow subscriber reads from: it holds the newest value per key, so falling behind means skipping what is out
 * of date, never a growing backlog and never a lost last word. Values come in the order in which they were pushed: a key
 * with a new value goes to the end, so that everything that was pushed before a value has been read, or replaced, before it.
 */
export class ConflatingQueue<T> implements AsyncIterableIterator<T> {
  readonly #waiting = new Map<string, T>();
  #readers: (() => void)[] = [];
  #closed = false;
  readonly #onClose: () => void;

  constructor(onClose: () => void = () => {}) {
    this.#onClose = onClose;
  }

  push(key: string, value: T): void {
    if (this.#closed) return;
    this.#waiting.delete(key);
    this.#waiting.set(key, value);
    this.#wake();
  }

  /** How many values wait to be read. */
  get size(): number {
    return this.#waiting.size;
  }

  clear(): void {
    this.#waiting.clear();
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    while (!this.#closed) {
      const [first] = this.#waiting;
      if (first) {
        this.#waiting.delete(first[0]);
        return { done: false, value: first[1] };
      }
      await new Promise<void>((resolve) => {
        this.#readers.push(resolve);
      });
    }
    return { done: true, value: undefined };
  }

  /** Ends the queue, also under a `next()` that still waits: an async generator could not do that. */
  async return(): Promise<IteratorResult<T, undefined>> {
    if (!this.#closed) {
      this.#closed = true;
      this.#waiting.clear();
      this.#wake();
      this.#onClose();
    }
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #wake(): void {
    for (const wake of this.#readers.splice(0)) wake();
  }
}
