/** An API in this process, on a PostgreSQL of its own: to measure what cannot be seen from outside. */
import 'reflect-metadata';
import { join } from 'node:path';
import { openApp } from '../src/app.ts';
import type { App } from '../src/app.type.ts';
import { openSession } from '../src/auth/session.service.ts';
import { readConfig } from '../src/config.ts';
import { startEmbedded } from '../src/database/embedded.ts';
import { rows } from '../src/database/rows.ts';
import { serve } from '../src/http/server.ts';
import { createLogger } from '../src/logger.ts';
import { seedLibrary } from './seed.ts';
import { removeFolder, temporaryFolder, withoutCostLimit } from './server.ts';

export interface ServerHere extends AsyncDisposable {
  app: App;
  url: string;
  /** One more API on the same database, as another process would be. */
  another(): Promise<{ app: App; url: string }>;
}

export async function serveHere(): Promise<ServerHere> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const config = readConfig({ PORT: '0', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error', ...withoutCostLimit });
  const log = createLogger(config);
  const { url: databaseUrl } = stack.use(await startEmbedded({ dataDir: config.dataDir, log }));
  const opened = stack.move();
  const another = async () => {
    const app = opened.use(await openApp({ config, log, databaseUrl, media: null }));
    return { app, url: opened.use(await serve(app)).url };
  };
  return { ...(await another()), another, [Symbol.asyncDispose]: async () => opened.disposeAsync() };
}

/** With the large library, and the token of somebody who has rated, liked and watched. */
export async function serveLibraryHere(): Promise<ServerHere & { token: string }> {
  const served = await serveHere();
  const { app } = served;
  const em = app.orm.em.fork();
  const user = await rows(em)
    .insertInto('users')
    .values({ username: 'bench', role: 'admin', password: 'none that anybody could type' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await seedLibrary(app.databaseUrl, user.id);
  return { ...served, token: (await openSession({ app, em }, user.id)).token };
}
