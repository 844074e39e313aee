/** Messages between processes: within the transaction, of any size, through a lost connection. */
import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectOrm } from '../../src/database/orm.config.ts';
import { rows } from '../../src/database/rows.ts';
import { ChangeKind } from '../../src/events/change-kind.enums.ts';
import { type Events, listen } from '../../src/events/listen.ts';
import { channel, publish, publishAll, publishScenes } from '../../src/events/publish.ts';
import type { Topics } from '../../src/events/topics.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { eventually } from '../support/wait.ts';

const log = pino({ level: 'silent' });
let database: TestDatabase;
let orm: MikroORM;
let events: Events;
const scans: number[] = [];
const scenes: Topics['scene'][] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await connectOrm(database.url);
  events = await listen(database.url, log);
  events.on('scan', ({ id }) => scans.push(id));
  events.on('scene', (message) => scenes.push(message));
});

afterAll(async () => {
  await events[Symbol.asyncDispose]();
  await orm.close();
  await database[Symbol.asyncDispose]();
});

const say = async (id: number) => publish(orm.em.fork(), 'scan', { id });
const cut = async () =>
  orm.em.fork().execute(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'reelgraph events' and datname = current_database()`);
const listeners = async () => {
  const [row] = await orm.em.fork().execute<{ count: number }[]>(`select count(*)::int as count from pg_stat_activity
    where application_name = 'reelgraph events' and datname = current_database()`);
  return row?.count;
};

test('a message arrives when its transaction is committed, in order, and one that is rolled back never', async () => {
  await orm.em.fork().transactional(async (em) => {
    await publish(em, 'scan', { id: 1 });
    await publish(em, 'scan', { id: 2 });
    await say(3); // outside of it
    await eventually(() => scans.includes(3));
    expect(scans).toEqual([3]);
  });
  const undone = orm.em.fork().transactional(async (em) => {
    await publish(em, 'scan', { id: 4 });
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow('no');
  await say(5);
  await eventually(() => scans.includes(5));

  expect(scans).toEqual([3, 1, 2, 5]);
});

test('many messages are one statement, and each arrives', async () => {
  await publishAll(
    orm.em.fork(),
    'scan',
    Array.from({ length: 500 }, (_, n) => ({ id: 1000 + n })),
  );
  await publishAll(orm.em.fork(), 'scan', []);
  await eventually(() => scans.includes(1499));

  expect(scans.filter((id) => id >= 1000)).toHaveLength(500);
});

test('a change of ten thousand scenes is one message, and the first 200 of them are recorded', async () => {
  const ids = Array.from({ length: 10_000 }, (_, n) => String(9_000_000_000_000_000_000n + BigInt(n)));
  await publishScenes(orm.em.fork(), ChangeKind.UPDATED, ids);
  await publishScenes(orm.em.fork(), ChangeKind.UPDATED, ids.slice(0, 200));
  await publishScenes(orm.em.fork(), ChangeKind.UPDATED, []);
  await say(6);
  await eventually(() => scans.includes(6));

  expect(scenes).toEqual([{ topic: 'scene' }, { topic: 'scene' }]);
  const recorded = await rows(orm.em.fork()).selectFrom('changes').select(['thing', 'kind', 'details']).execute();
  expect(recorded).toEqual([
    { thing: null, kind: 'updated', details: { ids: ids.slice(0, 200), truncated: true } },
    { thing: null, kind: 'updated', details: { ids: ids.slice(0, 200), truncated: false } },
  ]);
});

test('a payload that is none of ours is ignored', async () => {
  for (const payload of ['no JSON', '', 'null', '[]', '{"topic":"unheard of"}'])
    await orm.em.fork().execute('select pg_notify(?, ?)', [channel, payload]);
  await say(7);
  await eventually(() => scans.includes(7));

  expect(scans.at(-1)).toBe(7);
});

test('a connection that breaks is opened again, and listeners are told that they may have missed something', async () => {
  let reconnects = 0;
  events.onReconnect(() => reconnects++);

  for (let time = 1; time <= 2; time++) {
    await cut();
    await eventually(() => reconnects === time);
    await say(70 + time);
    await eventually(() => scans.includes(70 + time));
  }

  expect(reconnects).toBe(2);
  expect(await listeners()).toBe(1);
});

test('whoever closes it while it connects again leaves no connection behind', async () => {
  const other = await listen(database.url, log);
  let reconnects = 0;
  events.onReconnect(() => reconnects++);
  await cut();
  await other[Symbol.asyncDispose]();
  await eventually(() => reconnects === 1);
  await eventually(async () => (await listeners()) === 1);

  expect(await listeners()).toBe(1);
});

test('a database that cannot be reached at the start is an error', async () => {
  await expect(listen('postgres://127.0.0.1:1/none', log)).rejects.toThrow('ECONNREFUSED');
});
