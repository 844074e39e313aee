/** Turns messages into whole events, loaded once per process and handed to every subscriber that they concern. */
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../errors.ts';
import type { Log } from '../logger.ts';
import { LatestQueue } from './latest-queue.ts';
import type { Events } from './listen.ts';
import type { Topic, Topics } from './topics.ts';

export interface FeedOptions<T extends Topic, Event> {
  events: Events;
  log: Log;
  topics: T[];
  /** Messages that arrive within this time are loaded together. */
  gatherMilliseconds: number;
  load(messages: Topics[T][]): Promise<Event[]>;
  /** Of events with the same key a slow subscriber sees only the newest. */
  keyOf(event: Event): string;
}

export interface Feed<Event> {
  /** First what `snapshot` returns (again after a lost connection), then each event that `concerns` the subscriber. */
  subscribe(options: { snapshot(): Promise<Event[]>; concerns?(event: Event): boolean }): AsyncIterableIterator<Event>;
}

interface Subscriber<Event> {
  queue: LatestQueue<Event>;
  concerns(event: Event): boolean;
  snapshot(): Promise<Event[]>;
  /** Events that arrive while a snapshot is loading: they are newer than it and must follow it. */
  held: Event[] | undefined;
}

const retryMilliseconds = 1000;

export function createFeed<T extends Topic, Event>(options: FeedOptions<T, Event>): Feed<Event> {
  const { events, log, keyOf } = options;
  const subscribers = new Set<Subscriber<Event>>();
  let gathered: Topics[T][] = [];
  let delivering = false;

  for (const topic of options.topics) {
    events.on(topic, (message) => {
      if (subscribers.size === 0) return;
      gathered.push(message);
      if (!delivering) void deliver();
    });
  }
  events.onReconnect(() => {
    for (const subscriber of subscribers) void sendSnapshot(subscriber);
  });

  async function deliver(): Promise<void> {
    delivering = true;
    try {
      while (gathered.length > 0) {
        await delay(options.gatherMilliseconds);
        const messages = gathered;
        gathered = [];
        await hand(messages);
      }
    } finally {
      delivering = false;
    }
  }

  async function hand(messages: Topics[T][]): Promise<void> {
    try {
      for (const event of await options.load(messages)) {
        for (const subscriber of subscribers) {
          if (!subscriber.concerns(event)) continue;
          if (subscriber.held) subscriber.held.push(event);
          else subscriber.queue.push(keyOf(event), event);
        }
      }
    } catch (error) {
      log.warn(`events: a change could not be loaded (${messageOf(error)}); subscribers get the whole state instead`);
      for (const subscriber of subscribers) void sendSnapshot(subscriber);
    }
  }

  async function sendSnapshot(subscriber: Subscriber<Event>): Promise<void> {
    if (subscriber.held) return; // one is on its way
    subscriber.held = [];
    while (subscribers.has(subscriber)) {
      try {
        const snapshot = await subscriber.snapshot();
        for (const event of [...snapshot, ...subscriber.held]) subscriber.queue.push(keyOf(event), event);
        break;
      } catch (error) {
        log.warn(`events: the state could not be loaded (${messageOf(error)}); trying again`);
        await delay(retryMilliseconds);
      }
    }
    subscriber.held = undefined;
  }

  return {
    subscribe({ snapshot, concerns = () => true }) {
      const queue = new LatestQueue<Event>(() => subscribers.delete(subscriber));
      const subscriber: Subscriber<Event> = { queue, snapshot, concerns, held: undefined };
      subscribers.add(subscriber);
      void sendSnapshot(subscriber);
      return queue;
    },
  };
}
