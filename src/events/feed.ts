/** Turns messages into whole events, loaded once per process and handed to every subscriber that they concern. */
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../errors.ts';
import type { Log } from '../logger.ts';
import { ConflatingQueue } from './conflating-queue.ts';
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
  queue: ConflatingQueue<Event>;
  concerns(event: Event): boolean;
  snapshot(): Promise<Event[]>;
  /** It has its first snapshot; what was loaded before that is older. */
  started: boolean;
}

const retryMilliseconds = 1000;

/**
 * Loads and snapshots take turns, so that nobody is handed something older than what they have. Snapshots that are
 * due at the same moment are read side by side.
 */
export function createFeed<T extends Topic, Event>(options: FeedOptions<T, Event>): Feed<Event> {
  const { events, log, keyOf } = options;
  const subscribers = new Set<Subscriber<Event>>();
  const awaitingSnapshot = new Set<Subscriber<Event>>();
  let gathered: Topics[T][] = [];
  let delivering = false;
  let turn: Promise<void> = Promise.resolve();

  for (const topic of options.topics) {
    events.on(topic, (message) => {
      if (subscribers.size === 0) return;
      gathered.push(message);
      if (!delivering) void deliver();
    });
  }
  events.onReconnect(() => sendSnapshots(subscribers));

  async function inTurn(read: () => Promise<void>): Promise<void> {
    turn = turn.then(read);
    return turn;
  }

  async function deliver(): Promise<void> {
    delivering = true;
    while (gathered.length > 0) {
      await delay(options.gatherMilliseconds);
      const messages = gathered;
      gathered = [];
      await inTurn(async () => hand(messages));
    }
    delivering = false;
  }

  async function hand(messages: Topics[T][]): Promise<void> {
    try {
      for (const event of await options.load(messages)) {
        for (const { started, concerns, queue } of subscribers)
          if (started && concerns(event)) queue.push(keyOf(event), event);
      }
    } catch (error) {
      log.warn(`events: a change could not be loaded (${messageOf(error)}); subscribers get the whole state instead`);
      sendSnapshots(subscribers);
    }
  }

  function sendSnapshots(those: Iterable<Subscriber<Event>>): void {
    if (awaitingSnapshot.size === 0) void inTurn(readSnapshots);
    for (const subscriber of those) awaitingSnapshot.add(subscriber);
  }

  async function readSnapshots(): Promise<void> {
    const due = [...awaitingSnapshot].filter((subscriber) => subscribers.has(subscriber));
    awaitingSnapshot.clear();
    await Promise.all(due.map(readSnapshot));
  }

  async function readSnapshot(subscriber: Subscriber<Event>): Promise<void> {
    try {
      for (const event of await subscriber.snapshot()) subscriber.queue.push(keyOf(event), event);
      subscriber.started = true;
    } catch (error) {
      log.warn(`events: the state could not be loaded (${messageOf(error)}); trying again`);
      setTimeout(() => sendSnapshots([subscriber]), retryMilliseconds).unref();
    }
  }

  return {
    subscribe({ snapshot, concerns = () => true }) {
      const queue = new ConflatingQueue<Event>(() => subscribers.delete(subscriber));
      const subscriber: Subscriber<Event> = { queue, snapshot, concerns, started: false };
      subscribers.add(subscriber);
      sendSnapshots([subscriber]);
      return queue;
    },
  };
}
