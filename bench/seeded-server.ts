/** A server in a process of its own with the large library, and users who are signed in. */
import 'reflect-metadata';
import { join } from 'node:path';
import { openApp } from '../src/app.ts';
import { openSession } from '../src/auth/session.service.ts';
import { readConfig } from '../src/config.ts';
import { type EmbeddedPostgres, startEmbedded } from '../src/database/embedded.ts';
import { rows } from '../src/database/rows.ts';
import { createLogger } from '../src/logger.ts';
import { rebuildTask } from '../src/search/rebuild.task.ts';
import { seedTexts } from './search-seed.ts';
import { type LibrarySize, largeLibrary, seedLibrary } from './seed.ts';
import { type MeasuredServer, removeFolder, startServer, temporaryFolder } from './server.ts';

export interface SeededServer extends AsyncDisposable {
  server: MeasuredServer;
  postgres: EmbeddedPostgres;
  /** Of PostgreSQL. */
  databaseFolder: string;
  config: ReturnType<typeof readConfig>;
  /** Of users; the second one has rated, liked and watched. */
  tokens: string[];
}

interface Options {
  role?: 'user' | 'admin';
  size?: LibrarySize;
  hasTexts?: boolean;
  /** Of PostgreSQL. */
  settings?: Record<string, string>;
  /** Settings of the server. */
  environment?: NodeJS.ProcessEnv;
}

export async function startSeeded(
  users: number,
  { role = 'user', size = largeLibrary, hasTexts = false, settings = {}, environment = {} }: Options = {},
): Promise<SeededServer> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const databaseFolder = join(folder, 'database');
  const postgres = stack.use(await startEmbedded({ dataDir: databaseFolder, log: quiet, settings }));
  const secret = 'a secret that only this benchmark knows';
  const server = await startServer(folder, {
    DATABASE_URL: postgres.url,
    AUTH_SECRET: secret,
    ...environment,
  });
  stack.defer(() => server.stop());
  const config = readConfig({ DATA_DIR: join(folder, 'data'), AUTH_SECRET: secret, LOG_LEVEL: 'error' });
  await using app = await openApp({ config, log: createLogger(config), databaseUrl: postgres.url, media: null });
  const ids: string[] = [];
  for (let n = 0; n < users; n += 1) {
    const values = { username: `bench-${n}`, role, password: 'none that anybody could type' };
    const { id } = await rows(app.orm.em.fork())
      .insertInto('users')
      .values(values)
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.push(id);
  }
  await seedLibrary(postgres.url, ids[1] ?? '', size);
  if (hasTexts) {
    await seedTexts(postgres.url);
    await rebuildTask.run(app, {}, { signal: new AbortController().signal });
  }
  const sessions = ids.map(async (id) => openSession({ app, em: app.orm.em.fork() }, id));
  const tokens = (await Promise.all(sessions)).map(({ token }) => token);
  const opened = stack.move();
  return { server, postgres, databaseFolder, config, tokens, [Symbol.asyncDispose]: async () => opened.disposeAsync() };
}

const quiet = { info() {}, warn: console.warn };
