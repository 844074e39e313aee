/** What lives as long as the process: built here in order, closed in reverse. */
import 'reflect-metadata';
import type { App } from './app.type.ts';
import { openPasswords } from './auth/passwords.ts';
import { authSecret } from './auth/secret.ts';
import { createViewerCache } from './auth/viewer-cache.ts';
import { catalogue } from './catalogue.ts';
import type { Config } from './config.ts';
import { migrate } from './database/migrate.ts';
import { connectOrm } from './database/orm.config.ts';
import { deleteForeignChanges } from './events/changes.ts';
import { listen } from './events/listen.ts';
import { createJobFeed } from './jobs/job-feed.ts';
import { followProgress } from './jobs/live-progress.ts';
import { createQueueFeed } from './jobs/queue-feed.ts';
import { claimLibrary } from './library/library-id.ts';
import { startPresence } from './library/presence.ts';
import type { Log } from './logger.ts';
import type { MediaTools } from './media/tools.ts';
import { createTranscoder } from './playback/transcoder.ts';
import { createSceneFeed } from './scenes/scene-feed.ts';
import { openSearch } from './search/open-search.ts';
import { step } from './start-steps.ts';
import { createScanFeed } from './storage/scan-feed.ts';
import { settleDefaultStoragePath } from './storage/storage-path.service.ts';
import { createUploadFeed } from './uploads/upload-feed.ts';

export interface AppOptions {
  config: Config;
  log: Log;
  databaseUrl: string;
  media: MediaTools | null;
  /** Of password hashes; tests take a low one. */
  passwordCost?: number;
}

/** Opens everything, with the database brought up to date first. */
export async function openApp<O extends AppOptions>(options: O): Promise<App & Pick<O, 'media'> & AsyncDisposable> {
  const { config, log, databaseUrl } = options;
  await using stack = new AsyncDisposableStack();
  const secret = await authSecret(config);
  const orm = stack.adopt(await connectOrm(databaseUrl, config), async (opened) => opened.close(true));
  await step('bringing the database up to date', async () => migrate(orm, log));
  await claimLibrary({ orm, config, log });
  await deleteForeignChanges(orm.em.fork());
  stack.use(await startPresence({ orm, log }));
  await settleDefaultStoragePath({ orm, config });
  const events = stack.use(await listen(databaseUrl, log));
  const passwords = stack.use(openPasswords(options.passwordCost));
  const viewers = createViewerCache(events);
  const base = { events, log, orm, secret };
  const transcoder = stack.use(createTranscoder({ config, log, orm, media: options.media }));
  const opened = stack.move();
  return {
    ...options,
    secret,
    catalogue,
    orm,
    events,
    passwords,
    viewers,
    transcoder,
    ...openSearch(options),
    jobFeed: createJobFeed(base),
    queueFeed: createQueueFeed(base),
    scanFeed: createScanFeed(base),
    sceneFeed: createSceneFeed(base),
    uploadFeed: createUploadFeed(base),
    progress: followProgress(events),
    [Symbol.asyncDispose]: async () => opened.disposeAsync(),
  };
}
