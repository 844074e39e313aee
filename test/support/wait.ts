/** Waiting for facts. */
import { setTimeout as delay } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';

/** The first value of `read` that is truthy; asks again every 50 ms and gives up after `seconds`. */
export async function eventually<T>(read: () => Promise<T> | T, seconds = 30): Promise<Truthy<T>> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await read();
    if (value) return value as Truthy<T>;
    if (Date.now() > end) throw new Error(`What was waited for did not happen within ${seconds} s: ${read}`);
    await delay(50);
  }
}

type Truthy<T> = Exclude<T, undefined | null | false | '' | 0>;

/** Resolves once a statement of this database waits for a lock. */
export async function lockIsAwaited(em: EntityManager): Promise<void> {
  const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  await eventually(async () => (await em.execute(waiting)).length > 0);
}

/** Collects what an async iterable yields, until `isLast` says so. */
export async function collectUntil<T>(source: AsyncIterable<T>, isLast: (item: T, all: T[]) => boolean): Promise<T[]> {
  const all: T[] = [];
  for await (const item of source) {
    all.push(item);
    if (isLast(item, all)) return all;
  }
  return all;
}
