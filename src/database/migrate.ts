/** Brings the database up to date: our tables, then graphile-worker's. Any number of processes may do it at once. */

import type { MikroORM } from '@mikro-orm/postgresql';
import { Logger, runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import { unavailable } from '../errors.ts';
import { version } from '../version.ts';
import { rows } from './rows.ts';

export interface MigrationLog {
  info(message: string): void;
  warn(message: string): void;
}

/** The advisory lock that whoever migrates holds: "reel" in ASCII. */
const MIGRATION_LOCK = 0x7265656c;

/**
 * Runs what has not run yet, or only up to the migration `to`. Whoever else migrates meanwhile waits, and then finds nothing left to do.
 *
 * @throws unavailable when a newer version has migrated the database
 */
export async function migrate(
  orm: MikroORM,
  log: MigrationLog,
  { to }: { to?: string | undefined } = {},
): Promise<void> {
  const connectionString = orm.config.get('clientUrl');
  const lock = new pg.Client({ connectionString });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await refuseNewer(orm, lock);
    const done = await orm.migrator.up(to === undefined ? {} : { to });
    for (const { name } of done) log.info(`Migrated the database: ${name}`);
    if (done.length > 0) await noteVersion(lock);
    await runMigrations({ connectionString, logger: workerLogger(log) });
  } finally {
    await lock.end(); // gives the lock back
  }
}

/** What the next start would run, and what only a newer version knows; nothing is changed. */
export async function migrationState(orm: MikroORM): Promise<{ pending: string[]; unknown: string[] }> {
  const em = rows(orm.em.fork());
  const table = await sql<{ is: boolean }>`select to_regclass('mikro_orm_migrations') is not null as is`.execute(em);
  const done = table.rows[0]?.is
    ? (await sql<{ name: string }>`select name from mikro_orm_migrations order by id`.execute(em)).rows
    : [];
  const [known, executed] = [knownTo(orm), done.map(({ name }) => name)];
  return {
    pending: known.filter((name) => !executed.includes(name)),
    unknown: executed.filter((name) => !known.includes(name)),
  };
}

const knownTo = (orm: MikroORM) =>
  (orm.config.get('migrations').migrationsList ?? []).map((migration) => String(migration.name));

/** A version that does not know the newest migrations would read and write tables that are no longer what it expects. */
async function refuseNewer(orm: MikroORM, database: pg.Client): Promise<void> {
  const { unknown } = await migrationState(orm);
  if (unknown.length === 0) return;
  const newer = await notedVersion(database);
  throw unavailable(
    `This is Reelgraph ${version()}, whose newest migration is ${knownTo(orm).at(-1)}, but the database was migrated by ` +
      `Reelgraph ${newer ?? '(a newer version)'} up to ${unknown.at(-1)}. Start that version or a newer one, or restore ` +
      'a backup that was made before the upgrade.',
  );
}

/** The version that migrated last is kept as the comment of the table of migrations: backups hold it, and any tool shows it. */
async function noteVersion(database: pg.Client): Promise<void> {
  await database.query(`comment on table mikro_orm_migrations is ${database.escapeLiteral(version())}`);
}

async function notedVersion(database: pg.Client): Promise<string | null> {
  const { rows } = await database.query<{ comment: string | null }>(
    `select obj_description('mikro_orm_migrations'::regclass) as comment`,
  );
  return rows[0]?.comment ?? null;
}

/** graphile-worker tells of each step; only what is wrong is of interest. */
function workerLogger(log: MigrationLog): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn(message);
  });
}
