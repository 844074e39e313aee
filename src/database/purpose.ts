/** What statements are for: that says which connections they use, how long they may take, and when they are given up. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Places } from './places.ts';

/**
 * `quick`: who is calling, single things by their ids, health. `list`: reads whose time grows with the library. `search`: those that
 * look for words. `change`: what a mutation does. `background`: what nobody waits for, such as jobs.
 */
export type Purpose = 'quick' | 'list' | 'search' | 'change' | 'background';

export interface Scope {
  purpose: Purpose;
  /** Aborts when nobody wants the answer any more: the statements that run are cancelled, and no more are begun. */
  signal?: AbortSignal | undefined;
  /** For the statements of lists: those of one caller leave room for others. */
  statements?: Places | undefined;
  /** Of a change: who makes it, as JSON for the triggers of the audit log. */
  by?: string;
}

const scopes = new AsyncLocalStorage<Scope>();

/** All statements of `work`, also those that it begins later, are for this. */
export function within<T>(scope: Scope, work: () => T): T {
  return scopes.run(scope, work);
}

/** Outside of any request it is the background. */
export function currentScope(): Scope {
  return scopes.getStore() ?? { purpose: 'background' };
}

/** Reads whose time grows with the library. What belongs to a change or to the background stays there. */
export function asList<T>(read: () => T): T {
  const scope = currentScope();
  return scope.purpose === 'quick' ? within({ ...scope, purpose: 'list' }, read) : read();
}

/** The request turns out to be a change: it goes on even when the client has gone, as half of it would be no use to anybody. */
export function turnIntoChange(by: string): void {
  const scope = scopes.getStore();
  if (scope) Object.assign(scope, { purpose: 'change', signal: undefined, by } satisfies Scope);
}

/** From here on the statements of this request's lists take these places. */
export function limitStatements(statements: Places): void {
  const scope = scopes.getStore();
  if (scope) scope.statements = statements;
}
