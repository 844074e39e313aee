/** What lives as long as the process: built here in order, closed in reverse. */
import type { MikroORM } from '@mikro-orm/postgresql';
import { openPasswords, type Passwords } from './auth/passwords.ts';
import { authSecret } from './auth/secret.ts';
import { createViewerCache, type ViewerCache } from './auth/viewer-cache.ts';
import { type Catalogue, catalogue } from './catalogue.ts';
import type { Config } from './config.ts';
import { migrate } from './database/migrate.ts';
import { connectOrm } from './database/orm.config.ts';
import type { Feed } from './events/feed.ts';
import { type Events, listen } from './events/listen.ts';
import { createJobFeed, type JobChange } from './jobs/job-feed.ts';
import { followProgress, type LiveProgressByJob } from './jobs/live-progress.ts';
import { createQueueFeed, type QueueState } from './jobs/queue-feed.ts';
import { claimLibrary } from './library/library-id.ts';
import { startPresence } from './library/presence.ts';
import type { Log } from './logger.ts';
import type { MediaTools } from './media/tools.ts';
import { createSceneFeed, type SceneChange } from './scenes/scene-feed.ts';
import type { ScanRow } from './storage/scan.queries.ts';
import { createScanFeed } from './storage/scan-feed.ts';
import { settleDefaultStoragePath } from './storage/storage-path.service.ts';

export interface App {
  config: Config;
  log: Log;
  databaseUrl: string;
  /** Signs tokens and URLs. */
  secret: Uint8Array;
  orm: MikroORM;
  events: Events;
  /** What lists can be filtered by. */
  catalogue: Catalogue;
  passwords: Passwords;
  viewers: ViewerCache;
  /** What subscriptions read from. */
  feeds: {
    jobs: Feed<JobChange>;
    queue: Feed<QueueState>;
    scans: Feed<ScanRow>;
    scenes: Feed<SceneChange>;
  };
  progress: LiveProgressByJob;
  /** null where a process can do without ffmpeg and there is none. */
  media: MediaTools | null;
}

export interface AppOptions {
  config: Config;
  log: Log;
  databaseUrl: string;
  media: MediaTools | null;
}

/** Opens everything, with the database brought up to date first. */
export async function openApp<O extends AppOptions>(options: O): Promise<App & Pick<O, 'media'> & AsyncDisposable> {
  const { config, log, databaseUrl } = options;
  await using stack = new AsyncDisposableStack();
  const secret = await authSecret(config);
  const orm = stack.adopt(await connectOrm(databaseUrl), async (opened) => opened.close(true));
  await migrate(orm, log);
  await claimLibrary({ orm, config, log });
  stack.use(await startPresence({ orm, log }));
  await settleDefaultStoragePath({ orm, config });
  const events = stack.use(await listen(databaseUrl, log));
  const passwords = stack.use(openPasswords());
  const viewers = createViewerCache(events);
  const base = { events, log, orm };
  const feeds = {
    jobs: createJobFeed(base),
    queue: createQueueFeed(base),
    scans: createScanFeed(base),
    scenes: createSceneFeed(base),
  };
  const opened = stack.move();
  return {
    ...options,
    secret,
    catalogue,
    orm,
    events,
    passwords,
    viewers,
    feeds,
    progress: followProgress(events),
    [Symbol.asyncDispose]: async () => opened.disposeAsync(),
  };
}
