/**
 * Turns changes into whole events, loaded once per process and handed to every subscriber that they concern. Each event
 * carries a cursor, from which any process goes on without a gap.
 */

import { setTimeout as delay } from 'node:timers/promises';
import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.type.ts';
import { signFor } from '../checks/signed-cursor.ts';
import { within } from '../database/purpose.ts';
import { transaction } from '../database/transaction.ts';
import { messageOf } from '../errors.ts';
import { changedSince, changesPerPage, type RecordedChange, readChanges } from './changes.ts';
import { ConflatingQueue } from './conflating-queue.ts';
import { type Cursor, cursorText, type Moment, parseCursor, presentMoment } from './cursor.ts';
import type { RecordedTopic, Topic, Topics } from './topics.ts';

export interface FeedOptions<T extends Topic, Event extends object> {
  /** Changes of this topic are told of also when nobody heard their message. Without one, a subscriber begins anew after a break. */
  recorded?: RecordedTopic;
  /** Messages of these topics say that there is something to load. */
  topics: T[];
  /** Messages that arrive within this time are loaded together. */
  gatherMilliseconds: number;
  /** The events of recorded changes, and of what messages say beside these. What is told of by a change says by which. */
  load(em: EntityManager, changes: readonly RecordedChange[], messages: readonly Topics[T][]): Promise<Loaded<Event>[]>;
  /** Of events with the same key a slow subscriber sees only the newest. */
  keyOf(event: Event): string;
  /** The id under which changes of an event's thing are recorded. */
  thingOf?(event: Event): string;
  /** Orders what a subscription begins with; it can be cut off in between. By a bigint, as text. */
  orderOf?(event: Event): string;
  /** Stands for more changes than anybody wants to hear of one by one; without it, all are told. */
  forMany?: Event;
}

export interface Loaded<Event> {
  event: Event;
  position?: string | undefined;
}

/** Where a subscriber goes on. */
export interface Resume {
  /** The cursor of the last event that was received; a new subscription has none. */
  since?: string | null | undefined;
  /** Called with where to go on from while there is no event to say so. */
  onCursor?: ((cursor: string) => void) | undefined;
}

/** What subscribers get. `isResync`: what was told before may be out of date. */
export type Told<Event> = Event & { cursor?: string; isResync?: boolean };

export interface Subscription<Event> extends Resume {
  /**
   * What a subscription begins with. `resumed`: only what is under way, as changes are told beside it. `resync`: its cursor is
   * of no use; then never empty, if there is anything at all.
   */
  snapshot(em: EntityManager, start: Start): Promise<Event[]>;
  concerns?(event: Event): boolean;
  /** The things that it is limited to, if it names them. */
  things?: readonly string[] | undefined;
}

export type Start = 'new' | 'resumed' | 'resync';

export interface Feed<Event> {
  /** First the snapshot and what has changed since the cursor, then each event that `concerns` the subscriber. */
  subscribe(subscription: Subscription<Event>): AsyncIterableIterator<Told<Event>>;
}

interface Subscriber<Event> extends Subscription<Event> {
  concerns(event: Event): boolean;
  queue: ConflatingQueue<Told<Event>>;
  /** Up to where events were put into its queue; undefined before its beginning. */
  at: Cursor | undefined;
  /** It has all that the others have, and gets what is loaded for all. */
  isLive: boolean;
  /** It has not been live yet. */
  isNew: boolean;
  /** It was given events, which say from where to go on; the one that it has taken last may still be on its way. */
  hasEvents: boolean;
}

/** How many events wait for a subscriber at most. One that lets more come up goes on from where it was, as after a break. */
const maxWaiting = 2 * changesPerPage;

const retryMilliseconds = 1000;

/**
 * All reading is done in turns. In each, everything is read as of one moment: what is new, for all who are up to date, and what
 * each of the others lacks. So all of them are at that moment afterwards, and nobody is handed something older than what they have.
 */
export function createFeed<T extends Topic, Event extends object>(
  { events, log, orm, secret }: Pick<App, 'events' | 'log' | 'orm' | 'secret'>,
  options: FeedOptions<T, Event>,
): Feed<Event> {
  const { recorded, keyOf, thingOf, orderOf, forMany } = options;
  const sign = signFor(secret, `feed ${recorded}`);
  const subscribers = new Set<Subscriber<Event>>();
  const behind = new Set<Subscriber<Event>>();
  let gathered: Topics[T][] = [];
  let isNews = false;
  let wasAway = false;
  let working = false;
  /** Those who are live were told everything up to then. */
  let told: Cursor | undefined;

  for (const topic of options.topics) {
    events.on(topic, (message) => {
      if (subscribers.size === 0) return;
      gathered.push(message);
      isNews = true;
      void work();
    });
  }
  events.onReconnect(() => {
    [isNews, wasAway] = [true, true];
    void work();
  });

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    // For all: it does not end with the request of the one who made it begin.
    await within({ purpose: 'background' }, async () => {
      while (isNews || behind.size > 0) {
        if (behind.size === 0) await delay(options.gatherMilliseconds);
        await takeTurn();
      }
    });
    working = false;
  }

  async function takeTurn(): Promise<void> {
    const messages = gathered;
    if (wasAway && !recorded) for (const subscriber of subscribers) fallBehind(subscriber);
    const due = [...behind].filter((subscriber) => subscribers.has(subscriber) && !subscriber.isLive);
    [gathered, isNews, wasAway] = [[], false, false];
    behind.clear();
    if (subscribers.size === 0) {
      told = undefined;
      return;
    }
    try {
      const hand = await readTogether(async (em) => {
        const now = await presentMoment(em);
        const handNews = told && (await readNews(em, told, now, messages));
        const handOthers: (() => void)[] = [];
        for (const subscriber of due) handOthers.push(await tryCatchUp(em, subscriber, now));
        return () => {
          handNews?.();
          for (const handOther of handOthers) handOther();
          told = { seen: now.snapshot, seconds: now.seconds };
        };
      });
      hand();
    } catch (error) {
      log.warn(`events: changes could not be loaded (${messageOf(error)}); trying again`);
      gathered = [...messages, ...gathered];
      isNews = true;
      for (const subscriber of due) behind.add(subscriber);
      await delay(retryMilliseconds, undefined, { ref: false });
    }
  }

  async function readTogether<R>(read: (em: EntityManager) => Promise<R>): Promise<R> {
    return transaction(orm.em.fork(), read, { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
  }

  /** What those who are live have not been told, to be handed to them. */
  async function readNews(em: EntityManager, from: Cursor, now: Moment, messages: Topics[T][]): Promise<() => void> {
    if (![...subscribers].some(({ isLive }) => isLive)) return () => {};
    const changes = await changesOf(em, from, now.snapshot);
    if (changes.length === 0 && messages.length === 0) return () => {};
    const isMany = changes.length === changesPerPage;
    const loaded =
      isMany && forMany ? [{ event: forMany }] : await options.load(em, isMany ? [] : changes, isMany ? [] : messages);
    const news = withCursors(loaded, from, now.snapshot, now);
    return () => {
      for (const subscriber of subscribers) {
        if (!subscriber.isLive) continue;
        if (isMany && !forMany)
          lag(subscriber, from); // each reads them page by page, as fast as it can
        else {
          subscriber.at = { seen: now.snapshot, seconds: now.seconds };
          pushAll(subscriber, news);
        }
      }
    };
  }

  /** One that fails is tried again by itself, so that the others do not wait for it. */
  async function tryCatchUp(em: EntityManager, subscriber: Subscriber<Event>, now: Moment): Promise<() => void> {
    try {
      return await transaction(em, async (em) => catchUp(em, subscriber, now));
    } catch (error) {
      log.warn(`events: a subscriber's state could not be loaded (${messageOf(error)}); trying again`);
      return () => void setTimeout(() => lag(subscriber, subscriber.at), retryMilliseconds).unref();
    }
  }

  /** What one subscriber lacks, to be handed to it: all, or as much as is read at once. */
  async function catchUp(em: EntityManager, subscriber: Subscriber<Event>, now: Moment): Promise<() => void> {
    const { since } = subscriber;
    const from = subscriber.at ?? (since == null ? undefined : parseCursor(since, now, sign));
    if (!from || !recorded) return beginAnew(em, subscriber, now);
    const begun = subscriber.at ? [] : await underWay(em, subscriber, from, now);
    if (from.seen === null) {
      const seen = { seen: from.until ?? now.snapshot, seconds: from.seconds };
      return () => advance(subscriber, seen, begun);
    }
    const until = from.until ?? now.snapshot;
    const changes = await changesOf(em, from, until, subscriber.things);
    const isMore = changes.length === changesPerPage;
    if (isMore && forMany) return () => goLive(subscriber, now, [...begun, withCursor(forMany, reached(now), now)]);
    const loaded = changes.length > 0 ? await options.load(em, changes, []) : [];
    const events = withCursors(loaded, from, until, now, isMore);
    const next = { seen: from.seen, until, position: changes.at(-1)?.position ?? '', seconds: from.seconds };
    if (isMore) return () => advance(subscriber, next, [...begun, ...events]);
    if (until === now.snapshot) return () => goLive(subscriber, now, [...begun, ...events]);
    return () => advance(subscriber, { seen: until, seconds: from.seconds }, [...begun, ...events]);
  }

  async function beginAnew(em: EntityManager, subscriber: Subscriber<Event>, now: Moment): Promise<() => void> {
    const isResync = subscriber.since != null;
    const events = await subscriber.snapshot(em, isResync ? 'resync' : 'new');
    const begun = beginning(events, now.snapshot, reached(now), now);
    if (begun[0] && isResync) begun[0].isResync = true;
    return () => goLive(subscriber, now, begun);
  }

  /**
   * What is under way and has not changed since the cursor. Of a subscription that was cut off while it began, what it would have
   * begun with after that.
   */
  async function underWay(em: EntityManager, subscriber: Subscriber<Event>, from: Cursor, now: Moment) {
    const base = from.seen ?? from.until;
    if (!recorded || base === undefined) return [];
    const all = await subscriber.snapshot(em, from.seen === null ? 'new' : 'resumed');
    const things = all.map((event) => thingOf?.(event) ?? keyOf(event));
    const changed = await changedSince(em, recorded, base, things);
    const rest = all.filter((event, index) => {
      const isTold = from.seen === null && orderOf && BigInt(orderOf(event)) <= BigInt(from.position ?? -1);
      return !changed.has(things[index] ?? '') && !isTold;
    });
    if (from.seen !== null) return rest.map((event) => withCursor(event, from, now));
    return beginning(rest, base, { seen: base, seconds: from.seconds }, now);
  }

  /** Events in their order, the last of which says that the beginning is over. */
  function beginning(events: Event[], until: string, end: Cursor, now: Moment): Told<Event>[] {
    return events.map((event, index) => {
      const cursor = { seen: null, until, position: orderOf?.(event) ?? '', seconds: end.seconds };
      return withCursor(event, index === events.length - 1 ? end : cursor, now);
    });
  }

  /** What has no position comes first: it is no change that could be missed. The last one says that all was told. */
  function withCursors(loaded: Loaded<Event>[], from: Cursor, until: string, now: Moment, isMore = false) {
    const inOrder = [...loaded.filter(({ position }) => !position), ...loaded.filter(({ position }) => position)];
    return inOrder.map(({ event, position }, index) => {
      const isLast = index === inOrder.length - 1 && !isMore;
      const seconds = until === now.snapshot ? now.seconds : from.seconds;
      if (isLast) return withCursor(event, { seen: until, seconds }, now);
      return withCursor(event, position ? { seen: from.seen, until, position, seconds: from.seconds } : from, now);
    });
  }

  function withCursor(event: Event, cursor: Cursor, now: Moment): Told<Event> {
    return recorded ? { ...event, cursor: cursorText(cursor, now, sign) } : event;
  }

  async function changesOf(em: EntityManager, from: Cursor, to: string, things?: readonly string[]) {
    if (!recorded || from.seen === null) return [];
    return readChanges(em, recorded, { from: from.seen, to, after: from.position, things });
  }

  /** It has everything now. */
  function goLive(subscriber: Subscriber<Event>, now: Moment, events: Told<Event>[]): void {
    const { isNew } = subscriber;
    Object.assign(subscriber, { isLive: true, isNew: false });
    advance(subscriber, reached(now), events);
    if (isNew && !subscriber.hasEvents && recorded) subscriber.onCursor?.(cursorText(reached(now), now, sign));
  }

  function advance(subscriber: Subscriber<Event>, to: Cursor, events: Told<Event>[]): void {
    subscriber.at = to;
    pushAll(subscriber, events);
    if (!subscriber.isLive && subscriber.queue.size === 0) lag(subscriber, subscriber.at);
  }

  function pushAll(subscriber: Subscriber<Event>, events: readonly Told<Event>[]): void {
    const { queue } = subscriber;
    for (const event of events) {
      if (!subscriber.concerns(event)) continue;
      subscriber.hasEvents = true;
      queue.push(keyOf(event), event);
      if (queue.size > maxWaiting) {
        queue.clear();
        fallBehind(subscriber); // and goes on from the last event that it has taken
        return;
      }
    }
  }

  function fallBehind(subscriber: Subscriber<Event>, at?: Cursor): void {
    subscriber.isLive = false;
    subscriber.at = at;
    behind.add(subscriber);
  }

  /** Has it catch up, from `at` or from its cursor. */
  function lag(subscriber: Subscriber<Event>, at?: Cursor): void {
    fallBehind(subscriber, at);
    void work();
  }

  return {
    subscribe(subscription) {
      const queue = new ConflatingQueue<Told<Event>>(() => subscribers.delete(subscriber));
      const subscriber: Subscriber<Event> = {
        ...{ concerns: () => true, ...subscription, queue, at: undefined },
        ...{ isLive: false, isNew: true, hasEvents: false },
      };
      subscribers.add(subscriber);
      lag(subscriber);
      return {
        async next() {
          if (!subscriber.isLive && queue.size === 0) lag(subscriber, subscriber.at);
          const result = await queue.next();
          if (!result.done && result.value.cursor !== undefined) subscriber.since = result.value.cursor;
          return result;
        },
        return: async () => queue.return(),
        [Symbol.asyncIterator]() {
          return this;
        },
      };
    },
  };
}

const reached = ({ snapshot, seconds }: Moment): Cursor => ({ seen: snapshot, seconds });
