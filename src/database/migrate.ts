/** Brings the database up to date: our tables, then graphile-worker's. Any number of processes may do it at once. */

import type { MikroORM } from '@mikro-orm/postgresql';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';

export interface MigrationLog {
  info(message: string): void;
  warn(message: string): void;
}

/** The advisory lock that whoever migrates holds: "reel" in ASCII. */
const MIGRATION_LOCK = 0x7265656c;

/** Runs what has not run yet. Whoever else migrates meanwhile waits, and then finds nothing left to do. */
export async function migrate(orm: MikroORM, log: MigrationLog): Promise<void> {
  const connectionString = orm.config.get('clientUrl');
  const lock = new pg.Client({ connectionString });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    for (const { name } of await orm.migrator.up()) log.info(`Migrated the database: ${name}`);
    await runMigrations({ connectionString, logger: workerLogger(log) });
  } finally {
    await lock.end(); // gives the lock back
  }
}

/** graphile-worker tells of each step; only what is wrong is of interest. */
function workerLogger(log: MigrationLog): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn(message);
  });
}
