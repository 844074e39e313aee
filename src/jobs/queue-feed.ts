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

export function createQueueFeed({ events, log, orm }: Pick<App, 'events' | 'log' | 'orm'>): Feed<QueueState> {
  return createFeed({
    events,
    log,
    topics: ['job', 'queue', 'scan'],
    gatherMilliseconds: 500,
    // mere progress moves no count
    load: async (messages) =>
      messages.some((message) => !('live' in message)) ? [await readQueue(orm.em.fork())] : [],
    keyOf: () => 'queue',
  });
}

export function watchQueue({ queueFeed, orm }: App): AsyncIterableIterator<QueueState> {
  return queueFeed.subscribe({ snapshot: async () => [await readQueue(orm.em.fork())] });
}
