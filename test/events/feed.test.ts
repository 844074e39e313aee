/** Feeds: loaded once for everybody, the snapshot first, never something older after something newer. */
import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectOrm } from '../../src/database/orm.config.ts';
import { createFeed, type Feed } from '../../src/events/feed.ts';
import { type Events, listen } from '../../src/events/listen.ts';
import { publish } from '../../src/events/publish.ts';
import type { Topics } from '../../src/events/topics.ts';
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
let feed: Feed<Reading>;
let world: number;
let loads: Topics['scan'][][];
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
  feed = createFeed<'scan', Reading>({
    events,
    log,
    topics: ['scan'],
    gatherMilliseconds: 10,
    keyOf: ({ key }) => key,
    async load(messages) {
      loads.push(messages);
      const value = world;
      await slowLoad;
      if (failingLoad) throw new Error('the database is away');
      return [...new Set(messages.map(({ id }) => id))].map((id) => ({ key: `scan ${id}`, value }));
    },
  });
  return async () => events[Symbol.asyncDispose]();
});

const snapshot = async (): Promise<Reading[]> => [{ key: 'scan 1', value: world }];
const happen = async (id = 1) => {
  world += 1;
  await publish(orm.em.fork(), 'scan', { id });
};
const nextOf = async (source: AsyncIterableIterator<Reading>): Promise<number> => (await source.next()).value.value;

test('everybody gets the snapshot first, then what changes', async () => {
  world = 5;
  const source = feed.subscribe({ snapshot });

  expect(await nextOf(source)).toBe(5);
  await happen();
  expect(await nextOf(source)).toBe(6);
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
    for (let id = 1; id <= 50; id++) await publish(em, 'scan', { id });
  });
  for (let id = 1; id <= 50; id++) await source.next();

  expect(loads.map(({ length }) => length)).toEqual([50]);
});

test('a subscriber hears only what concerns it', async () => {
  const source = feed.subscribe({ snapshot: async () => [], concerns: ({ key }) => key === 'scan 2' });
  const everything = feed.subscribe({ snapshot });
  await nextOf(everything);

  await happen(1);
  await nextOf(everything);
  await happen(2);

  expect((await source.next()).value).toEqual({ key: 'scan 2', value: 2 });
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

test('a change that cannot be loaded becomes a snapshot', async () => {
  const source = feed.subscribe({ snapshot });
  await nextOf(source);
  failingLoad = true;
  await happen();

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

test('after a lost connection everybody gets a snapshot again', async () => {
  const sources = [feed.subscribe({ snapshot }), feed.subscribe({ snapshot })];
  for (const source of sources) expect(await nextOf(source)).toBe(0);

  world = 7; // and nobody was told
  await orm.em.fork().execute(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'reelgraph events' and datname = current_database()`);

  for (const source of sources) expect(await nextOf(source)).toBe(7);
});

test('whoever leaves is not read for any more', async () => {
  let reads = 0;
  const source = feed.subscribe({
    async snapshot() {
      reads += 1;
      return snapshot();
    },
  });
  await nextOf(source);
  await source.return?.();
  const other = feed.subscribe({ snapshot });
  await nextOf(other);
  failingLoad = true; // all who are there get a snapshot
  await happen();
  await nextOf(other);

  expect(reads).toBe(1);
});
