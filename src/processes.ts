/** What one process can be: API and worker in one, either of them, or just the migration. */
import { resolve } from 'node:path';
import type { MikroORM } from '@mikro-orm/postgresql';
import { type AppOptions, openApp } from './app.ts';
import type { App } from './app.type.ts';
import { backUp, type Manifest } from './backup/backup.ts';
import { restore } from './backup/restore.ts';
import type { Config } from './config.ts';
import { createContext } from './context.ts';
import { connectionsAllowed, connectionsOf, type Part, tooFewConnections } from './database/connections.ts';
import { hasCluster, joinEmbedded, startEmbedded } from './database/embedded.ts';
import { migrate } from './database/migrate.ts';
import { connectOrm } from './database/orm.config.ts';
import { AppError } from './errors.ts';
import { serve } from './http/server.ts';
import { joinLibrary } from './library/library-id.ts';
import type { Log } from './logger.ts';
import type { MediaTools } from './media/tools.ts';
import { serveMetrics } from './monitoring/metrics.routes.ts';
import { asProcess, type Process, type ProcessOptions, prepareDataDir, requireMedia } from './start.ts';
import { step } from './start-steps.ts';
import { startScan } from './storage/scan.service.ts';
import { ensureStoragePath } from './storage/storage-path.service.ts';
import { startTracing } from './tracing.ts';
import { ensureFirstAdmin } from './users/first-admin.ts';
import { startWorker } from './worker/phase-workers.ts';

const opened = async <O extends AppOptions>(options: O) =>
  step('opening the application', async () => openApp(options));

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

/** API and worker in one, on a database that is there; both end with `stack`. Returns where the API answers. */
export async function serveAndWork(
  { library, onFirstAdmin, ...open }: ProcessOptions & { databaseUrl: string; media: MediaTools },
  stack: AsyncDisposableStack,
): Promise<string> {
  const app = stack.use(await opened(open));
  await prepareAccounts(app, onFirstAdmin);
  await sayConnections(app, ['api', 'worker']);
  await beObserved(app, stack);
  const server = stack.use(await step('the API', async () => serve(app)));
  stack.use(await step('the worker', async () => startWorker(app)));
  if (library !== undefined) await scanLibrary(app, resolve(library));
  return server.url;
}

/** `npm run api`: answers requests and works on no jobs. */
export async function startApi({ config, log, onFirstAdmin }: ProcessOptions): Promise<Process> {
  await using stack = new AsyncDisposableStack();
  await prepareDataDir(config);
  const media = await requireMedia(config).catch(() => null);
  const databaseUrl = await databaseOf(config, log);
  const app = stack.use(await opened({ config, log, databaseUrl, media }));
  await prepareAccounts(app, onFirstAdmin);
  await sayConnections(app, ['api']);
  await beObserved(app, stack);
  const server = stack.use(await step('the API', async () => serve(app)));
  return asProcess(stack, { url: server.url });
}

/** `npm run worker`: works on jobs and answers nobody. */
export async function startWorkerOnly({ config, log }: ProcessOptions): Promise<Process> {
  await using stack = new AsyncDisposableStack();
  await prepareDataDir(config);
  const media = await requireMedia(config);
  const databaseUrl = await databaseOf(config, log);
  const app = stack.use(await opened({ config, log, databaseUrl, media }));
  await sayConnections(app, ['worker']);
  await beObserved(app, stack);
  stack.use(await step('the worker', async () => startWorker(app)));
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
  return databaseUrl ?? (await step('joining PostgreSQL', async () => joinEmbedded({ dataDir, log }))).url;
}
