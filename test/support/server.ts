/** A whole server for a test file, in this process: its own database, data folder and port, and clients that sign in. */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from '../../src/app.ts';
import { openSession } from '../../src/auth/session.service.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { rows } from '../../src/database/rows.ts';
import { serve } from '../../src/http/server.ts';
import type { WorkerApp } from '../../src/jobs/queue.ts';
import { createLogger, type Log } from '../../src/logger.ts';
import type { MediaTools } from '../../src/media/tools.ts';
import { type Client, type ClientOptions, createClient } from '../../src/sdk/client.ts';
import { startWorker } from '../../src/worker/phase-workers.ts';
import { createTestDatabase } from './database.ts';
import { mediaTools } from './media.ts';

export interface TestUser {
  id: string;
  username: string;
  token: string;
  client: Client;
}

export interface TestServer extends AsyncDisposable {
  app: WorkerApp;
  url: string;
  databaseUrl: string;
  dataDir: string;
  /** An empty folder beside the data folder. */
  library: string;
  media: MediaTools;
  /** A client that is not signed in, or shows this token. */
  client(token?: string, options?: Partial<ClientOptions>): Client;
  /** A new user of this role, signed in without a password. */
  user(role?: 'admin' | 'moderator' | 'user'): Promise<TestUser>;
}

/** The least that bcrypt takes. What a password costs in earnest, test/auth/passwords.test.ts looks at. */
const passwordCost = 4;

/** With `worker: false` jobs stay in the queue. */
export async function startTestServer({
  worker = true,
  config: changes = {} as Partial<Config>,
  log = undefined as Log | undefined,
  /** Of a database of the test's own; else the server gets one. */
  databaseUrl: given = undefined as string | undefined,
  /** Of an earlier server on that database; else a new one. */
  dataDir: existing = undefined as string | undefined,
  /** ffmpeg and ffprobe; else those of all tests. */
  media: tools = undefined as MediaTools | undefined,
} = {}): Promise<TestServer> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const [dataDir, library] = [existing ?? join(folder, 'data'), join(folder, 'library')];
  await mkdir(library);
  await mkdir(dataDir, { recursive: true });
  const config = {
    ...readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' }),
    transcodeEncoder: 'software' as const,
    ...changes,
  };
  const media = tools ?? (await mediaTools());
  const databaseUrl = given ?? stack.use(await createTestDatabase()).url;
  const app = stack.use(await openApp({ config, log: log ?? createLogger(config), databaseUrl, media, passwordCost }));
  const server = stack.use(await serve(app));
  if (worker) stack.use(await startWorker(app));
  const opened = stack.move();
  const client = (token?: string, options: Partial<ClientOptions> = {}) =>
    opened.use(createClient({ url: server.url, token, ...options }));
  const user = async (role = 'admin'): Promise<TestUser> => {
    const username = `${role}-${randomUUID().slice(0, 8)}`;
    const values = { username, role, password: 'none that anybody could type' };
    const { id } = await rows(app.orm.em.fork())
      .insertInto('users')
      .values(values)
      .returning('id')
      .executeTakeFirstOrThrow();
    const { token } = await openSession({ app, em: app.orm.em.fork() }, id);
    return { id, username, token, client: client(token) };
  };
  const { url } = server;
  return {
    app,
    url,
    databaseUrl,
    dataDir,
    library,
    media,
    client,
    user,
    [Symbol.asyncDispose]: async () => opened.disposeAsync(),
  };
}

/** Another API process, as far as the database can tell: an application of its own on the same database and secret. */
export async function serveAgain({ app }: TestServer, changes: Partial<Config> = {}): Promise<OtherServer> {
  await using stack = new AsyncDisposableStack();
  const { log, databaseUrl, media } = app;
  const other = stack.use(
    await openApp({ config: { ...app.config, ...changes }, log, databaseUrl, media, passwordCost }),
  );
  const { url } = stack.use(await serve(other));
  const opened = stack.move();
  return { app: other, url, [Symbol.asyncDispose]: async () => opened.disposeAsync() };
}

export type OtherServer = Pick<TestServer, 'app' | 'url'> & AsyncDisposable;

/** A new folder, links resolved, that other users may enter. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'reelgraph-server-')));
  await chmod(folder, 0o755);
  return folder;
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
