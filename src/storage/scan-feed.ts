/** The running scan as it goes, read once per process for every subscriber. */
import type { App } from '../app.type.ts';
import { createFeed, type Feed } from '../events/feed.ts';
import { findRunningScan, findScans, type ScanRow } from './scan.queries.ts';

declare module '../app.type.ts' {
  interface App {
    scanFeed: Feed<ScanRow>;
  }
}

export function createScanFeed({ events, log, orm }: Pick<App, 'events' | 'log' | 'orm'>): Feed<ScanRow> {
  return createFeed({
    events,
    log,
    topics: ['scan'],
    gatherMilliseconds: 20, // a scan tells of itself at most 4 times a second
    load: async (messages) => findScans(orm.em.fork(), [...new Set(messages.map(({ id }) => id))]),
    keyOf: ({ id }) => String(id),
  });
}

export function watchScans({ scanFeed, orm }: App): AsyncIterableIterator<ScanRow> {
  return scanFeed.subscribe({
    async snapshot() {
      const running = await findRunningScan(orm.em.fork());
      return running ? [running] : [];
    },
  });
}
