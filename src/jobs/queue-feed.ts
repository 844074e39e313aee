/** The counts of the queue as they change, read once per process however many subscribe. */
import type { App } from '../app.type.ts';
import { createFeed, type Feed } from '../events/feed.ts';
import { type PhaseQueueRow, readQueue } from './queue.queries.ts';

export type QueueState = { phases: PhaseQueueRow[] };

declare module '../app.type.ts' {
  interface App {
    queueFeed: Feed<QueueState>;
  }
}

export function createQueueFeed(app: Pick<App, 'events' | 'log' | 'orm' | 'secret'>): Feed<QueueState> {
  return createFeed(app, {
    topics: ['job', 'queue', 'scan'],
    gatherMilliseconds: 500,
    // mere progress moves no count
    load: async (em, _changes, messages) =>
      messages.some((message) => !('live' in message)) ? [{ event: await readQueue(em) }] : [],
    keyOf: () => 'queue',
  });
}

export function watchQueue({ queueFeed }: App): AsyncIterableIterator<QueueState> {
  return queueFeed.subscribe({ snapshot: async (em) => [await readQueue(em)] });
}
