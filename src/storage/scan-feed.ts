/** The running scan as it goes, read once per process for every subscriber. */
import type { App } from '../app.type.ts';
import { createFeed, type Feed, type Resume, type Told } from '../events/feed.ts';
import { findRunningScan, findScans, newestScan, type ScanRow } from './scan.queries.ts';

declare module '../app.type.ts' {
  interface App {
    scanFeed: Feed<ScanRow>;
  }
}

export function createScanFeed(app: Pick<App, 'events' | 'log' | 'orm' | 'secret'>): Feed<ScanRow> {
  return createFeed(app, {
    recorded: 'scan',
    topics: ['scan'],
    gatherMilliseconds: 20, // a scan tells of itself at most 4 times a second
    async load(em, changes, messages) {
      const positions = new Map(changes.map(({ thing, position }) => [Number(thing), position]));
      const scans = await findScans(em, [...new Set([...positions.keys(), ...messages.map(({ id }) => id)])]);
      return scans
        .map((event) => ({ event, position: positions.get(event.id) }))
        .filter(({ event, position }) => position || !event.completedAt); // an end is a change, and is told once
    },
    keyOf: ({ id }) => String(id),
  });
}

export function watchScans({ scanFeed }: App, resume: Resume): AsyncIterableIterator<Told<ScanRow>> {
  return scanFeed.subscribe({
    ...resume,
    async snapshot(em, start) {
      const shown = (await findRunningScan(em)) ?? (start === 'resync' ? await newestScan(em) : undefined);
      return shown ? [shown] : [];
    },
  });
}
