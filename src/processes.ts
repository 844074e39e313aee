/** What one process can be: everything in one, the API, a worker, or just the migration. */
import { access, constants, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import { openApp } from './app.ts';
import type { App } from './app.type.ts';
import { backUp, type Manifest } from './backup/backup.ts';
import { restore } from './backup/restore.ts';
import type { Config } from './config.ts';
import { createContext } from './context.ts';
import { connectionsAllowed, connectionsOf, type Part, tooFewConnections } from './database/connections.ts';
import { hasCluster, joinEmbedded, startEmbedded } from './database/embedded.ts';
import { isDatabaseDown } from './database/is-down.ts';
import { migrate } from './database/migrate.ts';
import { connectOrm } from './database/orm.config.ts';
import { AppError, messageOf, unavailable } from './errors.ts';
import { serve } from './http/server.ts';
import { joinLibrary } from './library/library-id.ts';
import type { Log } from './logger.ts';
import { findMediaTools, type MediaTools } from './media/tools.ts';
import { serveMetrics } from './monitoring/metrics.routes.ts';
import { startScan } from './storage/scan.service.ts';
import { ensureStoragePath } from './storage/storage-path.service.ts';
import { startTracing } from './tracing.ts';
import { ensureFirstAdmin, type FirstAdmin } from './users/first-admin.ts';
import { startWorker } from './worker/phase-workers.ts';

export interface Process extends AsyncDisposable {
  /** Where the API answers; absent where there is none. */
  url?: string;
  /** Aborts when the process cannot go on, with why. */
  lost?: AbortSignal;
}

export interface ProcessOptions {
  config: Config;
  log: Log;
  /** A folder to make a storage path of, and to scan, at the start. */
  library?: string | undefined;
  /** Hears of the first account the moment that it is there, whatever becomes of the start afterwards. */
  onFirstAdmin?(admin: FirstAdmin): void;
}

/**
 * Starts, and when the database goes away meanwhile, starts again once it may be back; what had begun has ended by then. One that
 * could not be reached to begin with is a mistake of the settings, most often: then it fails at once.
 */
export async function startPatiently(
  start: () => Promise<Process>,
  { log, signal }: { log: Log; signal: AbortSignal },
): Promise<Process> {
  let wasThere = false;
  for (let seconds = 1; ; seconds *= 2) {
    try {
      return await start();
    } catch (error) {
      wasThere ||= isDatabaseDown(error);
      const isAway = wasThere && (isDatabaseDown(error) || (error instanceof AppError && error.code === 'UNAVAILABLE'));
      if (!isAway || seconds > longestPauseSeconds) throw error;
      log.warn(`the database went away during the start (${messageOf(error)}); starting again in ${seconds} s`);
      await delay(seconds * 1000, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}

/** A server that was killed and started again has its database back before. */
const longestPauseSeconds = 16;

/** `npm start`: database, API and worker in one. */
export async function startAll({ config, log, library, onFirstAdmin }: ProcessOptions): Promise<Process> {
  await using stack = new AsyncDisposableStack();
  await prepareDataDir(config);
  const tools = requireMedia(config); // tried while PostgreSQL starts, which takes as long
  tools.catch(() => {}); // awaited below, unless PostgreSQL fails before
  const lost = new AbortController();
  const revival = { onGivenUp: (error: Error) => lost.abort(error) };
  const databaseUrl =
    config.databaseUrl ?? stack.use(await startEmbedded({ dataDir: config.dataDir, log, revival })).url;
  const app = stack.use(await openApp({ config, log, databaseUrl, media: await tools }));
  await prepareAccounts(app, onFirstAdmin);
  await sayConnections(app, ['api', 'worker']);
  await beObserved(app, stack);
  const server = stack.use(await serve(app));
  stack.use(await startWorker(app));
  if (library !== undefined) await scanLibrary(app, resolve(library));
  return asProcess(stack, { url: server.url, lost: lost.signal });
}

/** How many connections PostgreSQL must have for this process, beside those of others. */
async function sayConnections({ config, log, orm }: App, parts: readonly Part[]): Promise<void> {
  const { all } = connectionsOf(config, parts);
  const { allowed, open } = await connectionsAllowed(orm.em.fork());
  log.info(`this process opens up to ${all} connections to PostgreSQL, which allows ${allowed} and has ${open} open`);
  if (all > allowed) log.warn(`PostgreSQL allows too few connections: ${tooFewConnections}`);
}

/** Metrics and traces, where the settings ask for them. */
async function beObserved(app: App, stack: AsyncDisposableStack): Promise<void> {
  const tracing = await startTracing(app.config.otlpEndpoint);
  if (tracing) stack.use(tracing);
  if (app.config.metricsPort !== undefined) stack.use(await serveMetrics(app));
}

/** Before the port is open, so that nobody finds a server without accounts. */
async function prepareAccounts(app: App, onFirstAdmin: ProcessOptions['onFirstAdmin']): Promise<void> {
  const admin = await ensureFirstAdmin(app);
  if (admin) onFirstAdmin?.(admin);
  app.events.on('account', ({ userId, change }) =>
    app.log.warn({ userId }, `An account was changed by npm run admin: ${change}.`),
  );
}

async function scanLibrary(app: App, folder: string): Promise<void> {
  const ctx = createContext(app, { viewer: null });
  const id = await ensureStoragePath(ctx, folder);
  await startScan(ctx, { storagePathIds: [String(id)] }).catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
    app.log.warn(
      `${folder} is not scanned now: a scan that was begun before goes on. Start another one when it has ended.`,
    );
  });
}

/** `npm run api`: answers requests and works on no jobs. */
export async function startApi({ config, log, onFirstAdmin }: ProcessOptions): Promise<Process> {
  await using stack = new AsyncDisposableStack();
  await prepareDataDir(config);
  const media = await findMediaTools(config).catch(() => null);
  const app = stack.use(await openApp({ config, log, databaseUrl: await databaseOf(config, log), media }));
  await prepareAccounts(app, onFirstAdmin);
  await sayConnections(app, ['api']);
  await beObserved(app, stack);
  const server = stack.use(await serve(app));
  return asProcess(stack, { url: server.url });
}

/** `npm run worker`: works on jobs and answers nobody. */
export async function startWorkerOnly({ config, log }: ProcessOptions): Promise<Process> {
  await using stack = new AsyncDisposableStack();
  await prepareDataDir(config);
  const media = await requireMedia(config);
  const app = stack.use(await openApp({ config, log, databaseUrl: await databaseOf(config, log), media }));
  await sayConnections(app, ['worker']);
  await beObserved(app, stack);
  stack.use(await startWorker(app));
  return asProcess(stack, {});
}

/** `npm run migrate`: brings the database up to date and ends. */
export async function migrateOnly(options: ProcessOptions): Promise<void> {
  await withDatabase(options, async () => {});
}

/** Does something with the database, brought up to date, and ends. An embedded one need not be running. */
export async function withDatabase<T>(options: ProcessOptions, work: (orm: MikroORM) => Promise<T>): Promise<T> {
  await using stack = new AsyncDisposableStack();
  return await work(await openMigrated(options, stack));
}

/** `npm run join-library`: makes database and data folder one library, and ends. Returns its id. */
export async function joinOnly(options: ProcessOptions): Promise<string> {
  return withDatabase(options, async (orm) => joinLibrary({ ...options, orm }));
}

/** `npm run backup -- FILE`: a backup of database and data folder, whether or not the server is running. Returns its size in bytes. */
export async function backUpOnly(options: ProcessOptions, file: string): Promise<number> {
  return withDatabase(options, async (orm) => backUp({ ...options, databaseUrl: urlOf(orm) }, file));
}

/** `npm run restore -- FILE`: brings a backup back into an empty data folder and an empty database. */
export async function restoreOnly({ config, log }: ProcessOptions, file: string): Promise<Manifest> {
  await using stack = new AsyncDisposableStack();
  await prepareDataDir(config);
  const databaseUrl = config.databaseUrl ?? stack.use(await startEmbedded({ dataDir: config.dataDir, log })).url;
  const orm = stack.adopt(await connectOrm(databaseUrl), async (opened) => opened.close(true));
  return await restore({ orm, databaseUrl, config, log }, file);
}

const urlOf = (orm: MikroORM) => orm.config.get('clientUrl') ?? '';

async function openMigrated({ config, log }: ProcessOptions, stack: AsyncDisposableStack): Promise<MikroORM> {
  await prepareDataDir(config);
  const orm = await connect({ config, log }, stack);
  await migrate(orm, log);
  return orm;
}

/** The database as it is, until `stack` is disposed; undefined when it is the embedded one, which the first start makes. */
export async function connectAsItIs(
  options: ProcessOptions,
  stack: AsyncDisposableStack,
): Promise<MikroORM | undefined> {
  const { databaseUrl, dataDir } = options.config;
  return databaseUrl === undefined && !(await hasCluster(dataDir)) ? undefined : await connect(options, stack);
}

async function connect({ config, log }: ProcessOptions, stack: AsyncDisposableStack): Promise<MikroORM> {
  const databaseUrl = config.databaseUrl ?? (await embeddedUrl(config, log, stack));
  return stack.adopt(await connectOrm(databaseUrl), async (opened) => opened.close(true));
}

/** The database of a running `npm start`, else one started for as long as it takes. */
async function embeddedUrl(config: Config, log: Log, stack: AsyncDisposableStack): Promise<string> {
  const joined = await joinEmbedded({ dataDir: config.dataDir, log }).catch(() => undefined);
  return joined?.url ?? stack.use(await startEmbedded({ dataDir: config.dataDir, log })).url;
}

async function databaseOf({ databaseUrl, dataDir }: Config, log: Log): Promise<string> {
  return databaseUrl ?? (await joinEmbedded({ dataDir, log })).url;
}

/** Makes the data folder if need be, and says in words when it cannot be used. */
async function prepareDataDir({ dataDir }: Config): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'it is a file' : messageOf(error);
    throw unavailable(`DATA_DIR ${dataDir} cannot be used: ${why}. Set it to a folder that this user may write to.`, {
      cause: error,
    });
  }
}

async function requireMedia(config: Config): Promise<MediaTools> {
  return findMediaTools(config).catch((error: unknown) => {
    throw unavailable(messageOf(error), { cause: error });
  });
}

/** Hands the open things over to whoever ends the process. */
function asProcess(stack: AsyncDisposableStack, facts: Omit<Process, typeof Symbol.asyncDispose>): Process {
  const opened = stack.move();
  return { ...facts, [Symbol.asyncDispose]: async () => opened.disposeAsync() };
}
