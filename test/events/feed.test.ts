/** Feeds: loaded once for everybody, the snapshot first, never something older after something newer. */
import { createSecretKey } from 'node:crypto';
import 'reflect-metadata';
import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readCursor, signFor, writeCursor } from '../../src/checks/signed-cursor.ts';
import { connectOrm } from '../../src/database/orm.config.ts';
import { within } from '../../src/database/purpose.ts';
import { rows } from '../../src/database/rows.ts';
import { transaction } from '../../src/database/transaction.ts';
import { ChangeKind } from '../../src/events/change-kind.enums.ts';
import { changesPerPage, deleteOldChanges, type RecordedChange } from '../../src/events/changes.ts';
import { ConflatingQueue } from '../../src/events/conflating-queue.ts';
import { cursorSeconds, presentMoment } from '../../src/events/cursor.ts';
import { createFeed, type Feed, type FeedOptions, type Told } from '../../src/events/feed.ts';
import { type Events, listen } from '../../src/events/listen.ts';
import { publishChanges } from '../../src/events/publish.ts';
import { publishScan } from '../../src/storage/publish-scan.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { eventually } from '../support/wait.ts';

/** What the world is like: a number that only grows. An event is that number at the moment of reading. */
interface Reading {
  key: string;
  value: number;
}

let database: TestDatabase;
let orm: MikroORM;
let events: Events;
let base: Parameters<typeof createFeed>[0];
let options: FeedOptions<'scan', Reading>;
let feed: Feed<Reading>;
let world: number;
let loads: (readonly RecordedChange[])[];
/** What reading waits for after it has looked; a test that sets one decides when the read is done. */
let slowLoad: Promise<unknown> | undefined;
let failingLoad: boolean;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await connectOrm(database.url);
});

afterAll(async () => {
  await orm.close();
  await database[Symbol.asyncDispose]();
});

beforeEach(async () => {
  [world, loads, slowLoad, failingLoad] = [0, [], undefined, false];
  const log = pino({ level: 'silent' });
  events = await listen(database.url, log);
  base = { events, log, orm, secret };
  options = optionsOf(loads);
  feed = createFeed<'scan', Reading>(base, options);
  return async () => events[Symbol.asyncDispose]();
});

const secret = createSecretKey('a secret of some length', 'utf8');
const keyOf = ({ key }: Reading) => key;
const nothing = async () => [];

/** What a feed loads is told to its own test: that of an earlier one may not have read its last messages yet. */
const optionsOf = (loads: (readonly RecordedChange[])[]): FeedOptions<'scan', Reading> => ({
  recorded: 'scan',
  topics: ['scan'],
  gatherMilliseconds: 10,
  keyOf,
  thingOf: ({ key }) => key.slice('scan '.length),
  async load(_em, changes) {
    if (changes.length > 0) loads.push(changes); // the message of a change that was told already says nothing new
    const value = world;
    await slowLoad;
    if (failingLoad) throw new Error('the database is away');
    return changes.map(({ thing, position }) => ({ event: { key: `scan ${thing}`, value }, position }));
  },
});

const snapshot = async (): Promise<Reading[]> => [{ key: 'scan 1', value: world }];
const happen = async (id = 1) => {
  world += 1;
  await publishScan(orm.em.fork(), id);
};
const nextOf = async (source: AsyncIterableIterator<Reading>): Promise<number> => (await source.next()).value.value;

test('everybody gets the snapshot first, then what changes', async () => {
  world = 5;
  const source = feed.subscribe({ snapshot });

  expect(await nextOf(source)).toBe(5);
  await happen();
  expect(await nextOf(source)).toBe(6);
});

test('the request of the first subscriber may end: the others are told all the same', async () => {
  const gone = new AbortController();
  const first = within({ purpose: 'quick', signal: gone.signal }, () => feed.subscribe({ snapshot }));
  const other = feed.subscribe({ snapshot });
  gone.abort(new Error('The client has gone.'));

  expect(await nextOf(other)).toBe(0);
  await happen();
  expect(await nextOf(other)).toBe(1);
  await first.return?.();
});

test('a change is loaded once, however many subscribe', async () => {
  const sources = Array.from({ length: 200 }, () => feed.subscribe({ snapshot }));
  for (const source of sources) await nextOf(source);

  await happen();
  for (const source of sources) expect(await nextOf(source)).toBe(1);

  expect(loads).toHaveLength(1);
});

test('what happens within a moment is loaded together, and nothing is loaded for nobody', async () => {
  const heard = new Promise((resolve) => events.on('scan', resolve));
  await happen();
  await heard;
  const source = feed.subscribe({ snapshot });
  await nextOf(source);
  await orm.em.fork().transactional(async (em) => {
    for (let id = 1; id <= 50; id++) await publishScan(em, id);
  });
  for (let id = 1; id <= 50; id++) await source.next();

  expect(loads.map(({ length }) => length)).toEqual([50]);
});

test('what is told is on disk, so that no crash can give its number to another change', async () => {
  const em = orm.em.fork();
  await publishChanges(em, 'scan', [{ thing: '1', kind: ChangeKind.UPDATED }]);
  const { rows: written } = await sql<{ at: string }>`select pg_current_wal_insert_lsn() as at`.execute(rows(em));
  await transaction(em, presentMoment, { isolationLevel: IsolationLevel.REPEATABLE_READ, readOnly: true });
  const { rows: found } = await sql<{ onDisk: boolean }>`
    select pg_current_wal_flush_lsn() >= ${written[0]?.at}::pg_lsn as "onDisk"`.execute(rows(em));
  expect(found).toEqual([{ onDisk: true }]);
});

test('a subscriber hears only what concerns it', async () => {
  const source = feed.subscribe({ snapshot: async () => [], concerns: ({ key }) => key === 'scan 2' });
  const everything = feed.subscribe({ snapshot });
  await nextOf(everything);

  await happen(1);
  await nextOf(everything);
  await happen(2);

  expect((await source.next()).value).toMatchObject({ key: 'scan 2', value: 2 });
});

test('a subscriber that falls behind gets the newest when it comes back', async () => {
  const slow = feed.subscribe({ snapshot });
  const quick = feed.subscribe({ snapshot });
  expect(await nextOf(slow)).toBe(0);
  expect(await nextOf(quick)).toBe(0);
  for (let n = 1; n <= 5; n++) {
    await happen();
    expect(await nextOf(quick)).toBe(n);
  }

  expect(await nextOf(slow)).toBe(5);
});

test('what was looked at before a snapshot never comes after it', async () => {
  const watching = feed.subscribe({ snapshot });
  await nextOf(watching);
  const load = Promise.withResolvers<void>();
  slowLoad = load.promise;
  await happen();
  await eventually(() => loads.length === 1); // has looked at 1 and is not done

  world = 10;
  const late = feed.subscribe({ snapshot });
  load.resolve();

  expect(await nextOf(late)).toBe(10);
  await happen();
  expect(await nextOf(late)).toBe(11);
});

test('what is looked at while a snapshot is on its way never comes after it either', async () => {
  const taken = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const seen: number[] = [];
  const source = feed.subscribe({
    async snapshot() {
      taken.resolve();
      await answered.promise; // it waits for a connection while the world goes on
      return snapshot();
    },
  });
  await taken.promise;
  await happen();
  await happen();
  world = 10;
  answered.resolve();
  while (seen.at(-1) !== 11) {
    seen.push(await nextOf(source));
    if (seen.at(-1) === 10 && seen.length === 1) await happen();
  }

  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen[0]).toBe(10);
});

test('a change that cannot be loaded is not lost', async () => {
  const source = feed.subscribe({ snapshot });
  await nextOf(source);
  failingLoad = true;
  await happen();
  await eventually(() => loads.length >= 1);
  failingLoad = false;

  expect(await nextOf(source)).toBe(1);
});

test('a snapshot that cannot be loaded is tried again', async () => {
  let tries = 0;
  const source = feed.subscribe({
    async snapshot() {
      tries += 1;
      if (tries === 1) throw new Error('the database is away');
      return snapshot();
    },
  });

  expect(await nextOf(source)).toBe(0);
  expect(tries).toBe(2);
});

test('after a lost connection everybody is told what they have missed', async () => {
  const sources = [feed.subscribe({ snapshot }), feed.subscribe({ snapshot })];
  for (const source of sources) expect(await nextOf(source)).toBe(0);

  world = 7;
  await publishChanges(orm.em.fork(), 'scan', [{ thing: '1', kind: ChangeKind.UPDATED }]); // and nobody was told
  await orm.em.fork().execute(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'reelgraph events' and datname = current_database()`);

  for (const source of sources) expect(await nextOf(source)).toBe(7);
});

test('a feed without records begins anew after a lost connection', async () => {
  const counts = createFeed<'queue', Reading>(base, {
    topics: ['queue'],
    gatherMilliseconds: 10,
    keyOf,
    load: nothing,
  });
  const source = counts.subscribe({ snapshot });
  expect((await source.next()).value).toEqual({ key: 'scan 1', value: 0 });

  world = 7;
  await orm.em.fork().execute(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'reelgraph events' and datname = current_database()`);

  expect((await source.next()).value).toEqual({ key: 'scan 1', value: 7 });
});

test('whoever leaves is not read for any more', async () => {
  const source = feed.subscribe({ snapshot });
  await nextOf(source);
  await source.return?.();
  await happen();
  const other = feed.subscribe({ snapshot });
  await nextOf(other);

  expect(loads).toEqual([]);
});

describe('a subscriber that comes back with a cursor', () => {
  const begin = (since?: string | null, from = feed) => from.subscribe({ snapshot: nothing, since });
  const cursorOf = async (source: AsyncIterableIterator<Told<Reading>>) => (await source.next()).value.cursor as string;

  /** The keys of the next events, after which it leaves. */
  async function take(source: AsyncIterableIterator<Told<Reading>>, count: number) {
    const taken: Told<Reading>[] = [];
    while (taken.length < count) taken.push((await source.next()).value);
    await source.return?.();
    return taken;
  }
  const keysOf = (events: Told<Reading>[]) => events.map(({ key }) => key);

  /** The cursor of a subscriber that has heard of everything so far. */
  async function present(from = feed): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<string>();
    const source = from.subscribe({ snapshot: nothing, onCursor: resolve });
    const cursor = await promise;
    await source.return?.();
    return cursor;
  }

  const change = async (things: (string | number)[], em = orm.em.fork()) =>
    publishChanges(
      em,
      'scan',
      things.map((thing) => ({ thing: String(thing), kind: ChangeKind.UPDATED, message: { id: Number(thing) } })),
    );

  test('is told each thing that changed once, as it is now, then what changes', async () => {
    const since = await present();
    await change([1, 2]);
    await change([1]);
    await change([1]);
    const source = begin(since);

    expect(keysOf([(await source.next()).value, (await source.next()).value]).sort()).toEqual(['scan 1', 'scan 2']);
    await change([3]);
    expect(keysOf(await take(source, 1))).toEqual(['scan 3']);
  });

  test('is told what was begun before its cursor and committed after it, by another process too', async () => {
    const late = Promise.withResolvers<void>();
    const written = Promise.withResolvers<void>();
    const source = begin(await present());
    const transaction = orm.em.fork().transactional(async (em) => {
      await change([1], em);
      written.resolve();
      await late.promise;
    });
    await written.promise;
    await change([2]);
    const since = await cursorOf(source); // of scan 2, whose transaction is the younger one
    await source.return?.();
    late.resolve();
    await transaction;
    await change([3]);

    await using otherEvents = await listen(database.url, base.log);
    const elsewhere = createFeed<'scan', Reading>({ ...base, events: otherEvents }, options);
    expect(keysOf(await take(begin(since, elsewhere), 2)).sort()).toEqual(['scan 1', 'scan 3']);
    expect(keysOf(await take(begin(since), 2)).sort()).toEqual(['scan 1', 'scan 3']);
  });

  test('wherever it was cut off, it gets the rest, nothing twice', async () => {
    const source = begin(await present());
    await change([1, 2, 3, 4, 5]);
    const cursors = (await take(source, 5)).map(({ cursor }) => cursor);
    await change([2, 6]);
    const rest = ['scan 3', 'scan 4', 'scan 5', 'scan 2', 'scan 6'];
    for (const [told, cursor] of cursors.entries()) {
      const expected = rest.filter((key) => key === 'scan 2' || key === 'scan 6' || Number(key.at(-1)) > told + 1);
      expect(keysOf(await take(begin(cursor), expected.length)).sort()).toEqual(expected.sort());
    }
    await change([7]);
    const [last] = await take(begin(cursors[4]), 3).then((events) => events.slice(-1));
    await change([8]);
    expect(keysOf(await take(begin(last?.cursor), 1))).toEqual(['scan 8']);
  });

  test('with an event in hand it is not told to go on from after it', async () => {
    const source = begin(await present());
    await change([1, 2]);
    const since = await cursorOf(source); // in the middle of what is new
    await source.return?.();
    await orm.em.fork().execute('select pg_current_xact_id()'); // somebody does something else
    const reading = Promise.withResolvers<void>();
    slowLoad = reading.promise;
    loads.length = 0;
    const cursors: string[] = [];
    const resumed = feed.subscribe({ snapshot: nothing, since, onCursor: (cursor) => cursors.push(cursor) });
    await eventually(() => loads.length > 0);
    const taking = resumed.next(); // as it comes while its beginning is read, more is read at once
    reading.resolve();
    const { value: inHand } = await taking;
    await present(); // whoever comes later is up to date by now

    expect(cursors).toEqual([]);
    expect(keysOf(await take(begin(since), 1))).toEqual([inHand?.key]);
    await change([3]);
    expect(keysOf(await take(resumed, 1))).toEqual(['scan 3']);
  });

  test('cut off while it began, it gets the rest of that too, but nothing twice', async () => {
    const all = ['1', '2', '3', '4'].map((id) => ({ key: `scan ${id}`, value: 0 }));
    const ordered = createFeed<'scan', Reading>(base, { ...options, orderOf: ({ key }) => key.slice(5) });
    const ask = (since?: string) => ordered.subscribe({ snapshot: async () => all, since });
    const [, second] = await take(ask(), 2);
    await change([1, 4]);

    expect(keysOf(await take(ask(second?.cursor), 3))).toEqual(['scan 3', 'scan 1', 'scan 4']);
  });

  test('more than can be read at once comes page by page, each once', async () => {
    const since = await present();
    const source = begin(since);
    const sizes = watchQueues();
    const things = Array.from({ length: 2 * changesPerPage + 500 }, (_, index) => index + 1);
    await change(things);
    await change(things.slice(0, 10));

    for (const from of [source, begin(since)]) {
      const keys = keysOf(await take(from, things.length));
      expect(new Set(keys).size).toBe(things.length);
    }
    expect(Math.max(...sizes)).toBeLessThanOrEqual(changesPerPage);
  });

  test('one that does not read for a long time holds little, and misses nothing', async () => {
    const slow = begin(await present());
    const quick = begin(await present());
    const sizes = watchQueues();
    for (let batch = 0; batch < 5; batch += 1) {
      await change(Array.from({ length: 600 }, (_, index) => batch * 600 + index));
      for (let index = 0; index < 600; index += 1) await quick.next();
    }
    expect(Math.max(...sizes)).toBe(2 * changesPerPage + 1);

    expect(new Set(keysOf(await take(slow, 3000))).size).toBe(3000);
  });

  /** How many events wait for a subscriber, each time that there is another one. */
  function watchQueues(): number[] {
    const sizes: number[] = [];
    const push = ConflatingQueue.prototype.push;
    vi.spyOn(ConflatingQueue.prototype, 'push').mockImplementation(function (this: ConflatingQueue<unknown>, ...event) {
      push.apply(this, event);
      sizes.push(this.size);
    });
    onTestFinished(() => void vi.restoreAllMocks());
    return sizes;
  }

  test('one that is too old, foreign, of another subscription or made up begins anew, and is told so', async () => {
    const since = await present();
    const others = createFeed<'scan', Reading>({ ...base, secret: createSecretKey('another one', 'utf8') }, options);
    const scenes = createFeed<'scene', Reading>(base, {
      ...options,
      recorded: 'scene',
      topics: ['scene'],
      load: nothing,
    });
    const starts: string[] = [];
    const begun = async (cursor: string) => {
      const again = async (_em: EntityManager, start: string) => {
        starts.push(start);
        return snapshot();
      };
      return (await feed.subscribe({ since: cursor, snapshot: again }).next()).value;
    };
    for (const cursor of [await present(others), await present(scenes), 'made up', '', `${since}x`])
      expect(await begun(cursor)).toMatchObject({ key: 'scan 1', isResync: true });
    const old = aged(since, cursorSeconds + 1);
    expect(await begun(old)).toMatchObject({ key: 'scan 1', isResync: true });
    expect(new Set(starts)).toEqual(new Set(['resync']));
    expect(await begun(aged(since, cursorSeconds - 60))).not.toHaveProperty('isResync');
  });

  test('one of a database that was put back to an earlier state begins anew', async () => {
    const later = writeCursor([...parts(await present()).slice(0, 2), '9000000000:9000000000:', null, null], sign);

    expect((await feed.subscribe({ since: later, snapshot }).next()).value).toMatchObject({ isResync: true });
  });

  const sign = signFor(secret, 'feed scan');
  const parts = (cursor: string) => readCursor(cursor, sign) ?? expect.fail('It is none of ours.');

  /** The same cursor, as if it were given out earlier. */
  function aged(cursor: string, seconds: number): string {
    const [cluster = null, at, ...rest] = parts(cursor);
    return writeCursor([cluster, Number(at) - seconds, ...rest], sign);
  }

  test('what is older than a day and an hour is removed', async () => {
    const since = await present();
    await change([1, 2]);
    await orm.em
      .fork()
      .execute(`update changes set changed_at = now() - interval '25 hours 1 minute' where thing = '1'`);
    const before = await rows(orm.em.fork()).selectFrom('changes').select('thing').execute();
    await deleteOldChanges(orm.em.fork());
    const left = await rows(orm.em.fork()).selectFrom('changes').select('thing').execute();

    expect(before.length - left.length).toBe(before.filter(({ thing }) => thing === '1').length);
    expect(keysOf(await take(begin(since), 1))).toEqual(['scan 2']);
  });
});
