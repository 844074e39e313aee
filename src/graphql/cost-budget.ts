/**
 * What the documents of one caller may cost in a minute. Each process counts by itself, so that no document waits for the database;
 * who spends much is told to the other processes every two seconds, as a bucket in the database that all of them fill.
 */
import { rateLimited } from '../errors.ts';
import { noteQuota } from '../request-context.ts';

const windowSeconds = 60;

/** What a process keeps to itself of a caller, as a part of the budget: whoever spends less causes no statements. */
const untoldShare = 1 / 20;

const tellMilliseconds = 2000;

/** Adds what was spent, as seconds that it takes to come back, and returns after how many all of it will be back. */
export type Tell = (spent: ReadonlyMap<string, number>) => Promise<ReadonlyMap<string, number>>;

export interface CostBudget extends AsyncDisposable {
  /** Throws RATE_LIMITED. What costs more than a whole budget is let through when nothing of it is spent. */
  spend(caller: string, cost: number): void;
  /** Tells the other processes, and hears from them. */
  tell(): Promise<void>;
}

const bucketOf = (caller: string) => `cost ${caller}`;

/** By a clock that nobody sets. */
const seconds = () => performance.now() / 1000;

export function createCostBudget(points: number, tell: Tell): CostBudget {
  const callers = new Map<string, Caller>();
  const pointsPerSecond = points / windowSeconds;
  let telling: Promise<void> | undefined;

  async function tellMuch(): Promise<void> {
    const spent = new Map<string, number>();
    const now = seconds();
    for (const [name, caller] of callers) {
      if (caller.fullAt <= now) callers.delete(name);
      else if (caller.untold >= windowSeconds * untoldShare) spent.set(name, caller.untold);
    }
    if (spent.size === 0) return;
    const ahead = await tell(new Map([...spent].map(([name, told]) => [bucketOf(name), told])));
    for (const [name, told] of spent) {
      const caller = callers.get(name);
      if (!caller) continue;
      caller.untold -= told;
      caller.fullAt = seconds() + (ahead.get(bucketOf(name)) ?? 0) + caller.untold;
    }
  }

  const budget = {
    spend(name: string, cost: number) {
      const now = seconds();
      const caller = callers.get(name) ?? { fullAt: now, untold: 0 };
      const before = Math.max(0, caller.fullAt - now);
      const price = cost / pointsPerSecond;
      const wait = before === 0 ? 0 : Math.ceil(before + price - windowSeconds);
      const after = wait > 0 ? before : before + price;
      const remaining = Math.max(0, Math.floor((windowSeconds - after) * pointsPerSecond));
      noteQuota('cost', { limit: points, windowSeconds, remaining, resetSeconds: Math.ceil(after) });
      if (wait > 0) {
        throw rateLimited(
          `Your documents may cost ${points} points a minute, and this one costs ${cost} with ${remaining} left: try again in ${wait} s.`,
          wait,
        );
      }
      callers.set(name, { fullAt: now + after, untold: caller.untold + price });
    },
    async tell() {
      telling ??= tellMuch().finally(() => {
        telling = undefined;
      });
      return telling;
    },
  };
  // While the database is away this process counts alone; nothing of it is lost.
  const timer = setInterval(() => void budget.tell().catch(() => {}), tellMilliseconds).unref();
  return {
    ...budget,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await telling?.catch(() => {});
    },
  };
}

interface Caller {
  /** When all that was spent will be back. */
  fullAt: number;
  /** Seconds of that which only this process knows of. */
  untold: number;
}
