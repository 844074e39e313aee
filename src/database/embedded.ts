/** The PostgreSQL that Reelgraph brings along: started by `npm start`, joined by its other processes. */
import { resolve } from 'node:path';
import { Client, DatabaseError } from 'pg';
import { unavailable } from '../errors.ts';
import { installedPackage, usableBinaries } from './embedded/binaries.ts';
import { clusterVersion, prepareCluster, readPassword } from './embedded/cluster.ts';
import { startGuard } from './embedded/guard.ts';
import { knownCluster, locateCluster } from './embedded/location.ts';
import type { Log } from './embedded/log.ts';
import { takeOwnership } from './embedded/ownership.ts';
import { prepareRevival, type RevivalOptions } from './embedded/revival.ts';
import { findRunning, urlOf } from './embedded/running.ts';
import { hastenStop, startOrJoin, stop } from './embedded/server.ts';

/** Disposing it stops the server and waits until it has ended. */
export interface EmbeddedPostgres extends AsyncDisposable {
  /** Connection string of the database `reelgraph`, as its superuser. */
  url: string;
  /** The folder of the cluster. */
  directory: string;
  /** Whether the server was still running, left by a Reelgraph that was killed. */
  joined: boolean;
}

/**
 * Starts PostgreSQL on the cluster of this data folder, which is made at the first start, and owns it. A server that is
 * still running on it is joined and owned from then on.
 *
 * When it ends without us it is started again, on the same port. `onGivenUp` hears of it when that did not help five times in
 * a row.
 *
 * @param options.meanwhile called once a program of PostgreSQL is on its way, and again for the next, for work that need not wait for it
 * @param options.settings PostgreSQL settings for this run, such as `{ fsync: 'off' }` in tests
 * @throws conflict when another process owns it; unavailable when PostgreSQL cannot run here
 */
export async function startEmbedded(options: {
  dataDir: string;
  log: Log;
  settings?: Record<string, string>;
  revival?: Partial<RevivalOptions>;
  meanwhile?: () => void;
}): Promise<EmbeddedPostgres> {
  const { log, settings = {}, meanwhile, revival: { onGivenUp = () => {}, ...pauses } = {} } = options;
  const dataDir = resolve(options.dataDir);
  const location = await locateCluster(dataDir, log);
  const binaries = await usableBinaries(await installedPackage(), location.account, log);
  const hasFsync = settings.fsync !== 'off';
  const cluster = await prepareCluster(location, { dataDir, binaries, hasFsync, meanwhile, log });
  await using closing = new AsyncDisposableStack();
  const guard = closing.use(startGuard(cluster));
  const server = await startOrJoin(cluster, { settings, guard, meanwhile }, log);
  const { port, joined } = server;
  const maintenanceUrl = urlOf(cluster.password, port, 'postgres');
  const revival = prepareRevival(cluster, server, { settings, guard }, { ...pauses, log, onGivenUp });
  const onGone = async () => revival.revive();
  const ownership = closing.use(await takeOwnership({ url: maintenanceUrl, dataDir, log, onGone }));
  guard.watch(server.pid);
  // The lock is held until the server ends, so that nobody takes over one that is being stopped.
  closing.defer(async () => {
    ownership.expectEnd();
    await revival[Symbol.asyncDispose]();
    await stop(cluster, revival.pid);
  });
  closing.use(hastenStop(cluster));
  await createDatabase(maintenanceUrl);
  const opened = closing.move();
  return {
    url: urlOf(cluster.password, port, 'reelgraph'),
    directory: cluster.directory,
    joined,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

/**
 * Joins the PostgreSQL that a running `npm start` has started on the same data folder.
 *
 * @throws unavailable when none is running
 */
export async function joinEmbedded(options: {
  dataDir: string;
  log: Log;
}): Promise<{ url: string; directory: string }> {
  const dataDir = resolve(options.dataDir);
  const directory = await knownCluster(dataDir);
  const running = await findRunning(directory, () => readPassword(dataDir));
  if (!running) {
    throw unavailable(
      `No Reelgraph is running with the data folder ${dataDir}, so there is no database to join: ` +
        'start `npm start` first, or set DATABASE_URL to a PostgreSQL 18 server.',
    );
  }
  await createDatabase(urlOf(running.password, running.port, 'postgres'));
  options.log.info(`Joined the database in ${directory}.`);
  return { url: urlOf(running.password, running.port, 'reelgraph'), directory };
}

/** Whether this data folder has a database already; nothing is made. */
export async function hasCluster(dataDir: string): Promise<boolean> {
  return (await clusterVersion(await knownCluster(resolve(dataDir)))) !== undefined;
}

/** At every start, as a process may be killed between initdb and here; two may do it at once. */
async function createDatabase(maintenanceUrl: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl });
  client.on('error', () => {}); // the statement fails as well
  await client.connect();
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'reelgraph'`);
    if (rowCount === 0) await client.query('create database reelgraph');
  } catch (error) {
    const isThereNow = error instanceof DatabaseError && ['42P04', '23505'].includes(error.code ?? '');
    if (!isThereNow) throw error;
  } finally {
    await client.end();
  }
}
