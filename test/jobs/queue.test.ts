/** Queueing tasks: one entry per key, in order of priority, with the transaction that asks for it. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { addTask, hasLiveEntry, isGivenUp, removeTasks, setTaskPriority, type TaskSpec } from '../../src/jobs/queue.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

const task: TaskSpec<{ text: string }> = { name: 'test.echo', maxAttempts: 3, priority: -5 };

let server: TestServer;
const em = () => server.app.orm.em.fork();
const entries = async () =>
  em().execute<object[]>(
    `select j.key, j.task_identifier as task, p.payload, j.priority, j.max_attempts as attempts, j.run_at > now() + interval '1 hour' as later
       from graphile_worker.jobs j join graphile_worker._private_jobs p using (id) order by j.id`,
  );

beforeAll(async () => {
  server = await startTestServer({ worker: false });
});

afterAll(async () => server[Symbol.asyncDispose]());

test('a key has one entry, with what was asked for last', async () => {
  await addTask(em(), task, { text: "it's\\ 'first' ? $1 :name" });
  await addTask(em(), task, { text: 'second' }, { key: 'one' });
  const runAt = new Date(Date.now() + 86_400_000);
  await addTask(em(), task, { text: 'third' }, { key: 'one', priority: 100, runAt });

  const common = { task: 'test.echo', attempts: 3 };
  expect(await entries()).toEqual([
    { ...common, key: null, payload: { text: "it's\\ 'first' ? $1 :name" }, priority: 5, later: false },
    { ...common, key: 'one', payload: { text: 'third' }, priority: -100, later: true },
  ]);
  await setTaskPriority(em(), 'one', 7);
  expect(await entries()).toMatchObject([{ priority: 5 }, { priority: -7, later: true }]);
});

test('what is asked for while a worker takes the entry is not lost', async () => {
  await addTask(em(), task, { text: 'before' }, { key: 'taken' });
  const worker = em();
  await worker.begin();
  await worker.execute(
    `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'a worker' where key = 'taken'`,
  );
  const asked = addTask(em(), task, { text: 'after' }, { key: 'taken' });
  const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
  await eventually(async () => (await em().execute(waiting)).length === 1);
  await worker.commit();
  await asked;

  expect((await entries()).slice(-2)).toMatchObject([
    { key: null, payload: { text: 'before' } },
    { key: 'taken', payload: { text: 'after' } },
  ]);
  await em().execute(`delete from graphile_worker._private_jobs where key = 'taken' or locked_by = 'a worker'`);
});

test('an entry comes and goes with the transaction', async () => {
  const before = await entries();
  const tried = em().transactional(async (em) => {
    await removeTasks(em, ['one', 'none']);
    await addTask(em, task, { text: 'never' }, { key: 'two' });
    throw new Error('no');
  });
  await expect(tried).rejects.toThrow('no');
  expect(await entries()).toEqual(before);
  await removeTasks(em(), ['one', 'none']);
  expect(await entries()).toEqual(before.slice(0, 1));
});

test('an entry lives until the queue gives it up', async () => {
  await addTask(em(), task, { text: 'x' }, { key: 'mortal' });
  const state = async (key: string) => {
    const found = await sql<{ live: boolean; givenUp: boolean }>`
      select ${hasLiveEntry(sql`${key}`)} as live, ${isGivenUp(sql`${key}`)} as "givenUp"`.execute(rows(em()));
    return found.rows[0];
  };
  expect(await state('mortal')).toEqual({ live: true, givenUp: false });
  await em().execute(`update graphile_worker._private_jobs set attempts = max_attempts where key = 'mortal'`);
  expect(await state('mortal')).toEqual({ live: false, givenUp: true });
  expect(await state('unknown')).toEqual({ live: false, givenUp: false });
});
