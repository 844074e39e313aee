/** How many connections to PostgreSQL a process opens at most: its pools are made by these numbers, and the start and the doctor say them. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from './rows.ts';

/** What a process is: `npm start` is API and worker at once. */
export type Part = 'api' | 'worker';

/** What the queue may ask at once. Each question is short, however many jobs run. */
export const queueConnections = 4;

export interface Connections {
  /** For statements, by their purposes (`sharesOf`). */
  statements: number;
  /** One that hears events, and one that cancels statements nobody waits for. */
  always: number;
  /** One that holds the locks of uploads. */
  api: number;
  /** Those of the queue, one that says that the worker is alive, one for the daily backup. */
  worker: number;
  all: number;
}

export function connectionsOf(config: { databaseConnections: number }, parts: readonly Part[]): Connections {
  const statements = config.databaseConnections;
  const always = 2;
  const api = parts.includes('api') ? 1 : 0;
  const worker = parts.includes('worker') ? queueConnections + 2 : 0;
  return { statements, always, api, worker, all: statements + always + api + worker };
}

/** What to do about it. */
export const tooFewConnections = 'raise max_connections, or lower DATABASE_CONNECTIONS';

/** How many PostgreSQL allows to all that are no superusers, and how many are open now. */
export async function connectionsAllowed(em: EntityManager): Promise<{ allowed: number; open: number }> {
  const { rows: found } = await sql<{ allowed: number; open: number }>`
    select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
             - current_setting('reserved_connections')::int as allowed,
           (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as open`.execute(
    rows(em),
  );
  return found[0] ?? { allowed: 0, open: 0 };
}
