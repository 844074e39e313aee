/** Which statements reach the database while something is done. */
import { createRequire } from 'node:module';
import type * as Pg from 'pg';

/** The ORM's own, which may be another copy than ours. */
const pg: typeof Pg = createRequire(createRequire(import.meta.url).resolve('@mikro-orm/postgresql'))('pg');

/**
 * Listens at the one place that all statements of this process pass; they are sent as ever. Who asks is remembered for some
 * seconds, and what documents cost is noted every few, so the statements of these are left out.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: Pg.Client, ...args: unknown[]) {
    const [statement] = args as [string | { text: string }];
    statements.push(typeof statement === 'string' ? statement : statement.text);
    return (query as (...args: unknown[]) => unknown).apply(this, args);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return statements.filter((statement) => !/user_sessions|login_attempts/.test(statement));
}
