/** The counts of the queue as they change, read once per process however many subscribe. */
import type { App } from '../app.ts';
import { createFeed, type Feed } from '../events/feed.ts';
import { type PhaseQueueRow, readQueue } from './queue.queries.ts';

export type QueueState = { phases: PhaseQueueRow[] };

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

export function watchQueue({ feeds, orm }: App): AsyncIterableIterator<QueueState> {
  return feeds.queue.subscribe({ snapshot: async () => [await readQueue(orm.em.fork())] });
}
