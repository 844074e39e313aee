/** Which request the process works on: known to logs, metrics and traces, and handed on to what the request queues. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

export interface RequestContext {
  /** In every line of the log that is written for it. */
  readonly id: string;
  /** How many statements PostgreSQL was sent for it so far. */
  statements: number;
  /** What is left of the limits that it has touched, by their names. */
  readonly quotas: Map<string, Quota>;
}

export interface Quota {
  /** How much there is in all, and within how many seconds all of it comes back. */
  limit: number;
  windowSeconds: number;
  remaining: number;
  /** In how many seconds nothing of it will be used any longer. */
  resetSeconds: number;
}

const contexts = new AsyncLocalStorage<RequestContext>();

export const newRequest = (id: string = randomUUID()): RequestContext => ({ id, statements: 0, quotas: new Map() });

/** All that `work` does, also later, belongs to this request. */
export function forRequest<T>(request: RequestContext, work: () => T): T {
  return contexts.run(request, work);
}

/** Undefined for what the server does by itself. */
export const currentRequest = (): RequestContext | undefined => contexts.getStore();

/** For the headers of its answer. */
export function noteQuota(name: string, quota: Quota): void {
  currentRequest()?.quotas.set(name, quota);
}
