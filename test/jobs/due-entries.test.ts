/** Background tasks are begun when they become due, though their workers hardly ever ask for themselves. */
import { setTimeout as delay } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { expect, test } from 'vitest';
import { enqueue } from '../../src/jobs/enqueue.ts';
import { Phase } from '../../src/jobs/job.enums.ts';
import { addTask, type Task, tasksThatBecameDue, unlockEntries } from '../../src/jobs/queue.ts';
import { removeExpiredTask } from '../../src/uploads/remove-expired.task.ts';
import { addScene } from '../support/factories.ts';
import { startTestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';
import { startOneWorker } from '../support/workers.ts';

test('one that is to run later runs then', async () => {
  await using server = await startTestServer();
  const em = () => server.app.orm.em.fork();
  await addTask(em(), removeExpiredTask, {}, { key: 'later', runAt: new Date(Date.now() + 1500) });

  // Within 30 seconds; its worker would look by itself after 60.
  await eventually(async () => (await entries(em(), 'later')).length === 0);
});

const entries = async (em: EntityManager, key: string) =>
  em.execute('select id from graphile_worker.jobs where key = ?', [key]);

/** Nobody looks for what became due so long ago, but its worker, once a minute. */
const longAgo = new Date(Date.now() - 120_000);

test('workers are told of a new entry', async () => {
  await using server = await startTestServer();
  const em = () => server.app.orm.em.fork();
  await eventually(async () => (await entries(em(), removeExpiredTask.name)).length === 0); // its worker is idle
  await addTask(em(), removeExpiredTask, {}, { key: 'long due', runAt: longAgo });

  await eventually(async () => (await entries(em(), 'long due')).length === 0);
});

test('when the connection was lost by which they are told, they look by themselves', async () => {
  await using server = await startTestServer();
  const em = () => server.app.orm.em.fork();
  // Where its worker was about to look by itself anyway, it finds the entry, and another one has to stay.
  await eventually(async () => {
    const add = `select graphile_worker.add_job(?, '{}', job_key := 'unheard', run_at := ?)`;
    await em().execute(add, [removeExpiredTask.name, longAgo]);
    await delay(2500); // what has become due has been looked for meanwhile
    return (await entries(em(), 'unheard')).length === 1;
  });

  await em().execute(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'reelgraph events' and datname = current_database()`);

  await eventually(async () => (await entries(em(), 'unheard')).length === 0);
});

test('a message says of which task the new entries are, and none of which when any may be', async () => {
  await using server = await startTestServer({ worker: false });
  const em = server.app.orm.em.fork();
  const heard: (string | undefined)[] = [];
  server.app.events.on('entries', ({ task }) => heard.push(task));
  const id = await addScene(server.app); // which search has to take in

  await addTask(em, { name: 'one' }, {});
  await enqueue(em, Phase.METADATA, [id]);
  await unlockEntries(em, ['nobody']);

  await eventually(() => heard.length === 4);
  expect(heard).toEqual(['search.sync', 'one', 'processing.metadata', undefined]);
});

test('where they run one at a time, the next is begun when one has ended', async () => {
  await using server = await startTestServer({ worker: false });
  const em = () => server.app.orm.em.fork();
  const ran: string[] = [];
  const task: Task<{ name: string }> = { name: 'in line', run: async (_, { name }) => void ran.push(name) };
  const names = ['first', 'second', 'third'];
  for (const name of names) await addTask(em(), task, { name }, { key: name, line: 'a line', runAt: longAgo });

  await using one = await startOneWorker(server, task, 60_000);
  await eventually(() => ran.length === names.length);
  await one.stop();

  expect(ran).toEqual(names);
  expect(await em().execute(`select id from graphile_worker.jobs where queue_name = 'a line'`)).toEqual([]);
});

test('due are those of the last minute that nobody works on, and those whose line is free', async () => {
  await using server = await startTestServer({ worker: false });
  const em = () => server.app.orm.em.fork();
  const names = ['due', 'later', 'long ago', 'under way', 'given up'];
  for (const name of names) await addTask(em(), { name }, {}, { key: name });
  for (const line of ['free', 'taken'])
    await addTask(em(), { name: `in a ${line} line` }, {}, { line, runAt: longAgo });
  await em().execute(
    `update graphile_worker._private_job_queues set locked_at = now(), locked_by = 'somebody' where queue_name = 'taken'`,
  );
  const change = async (key: string, set: string) =>
    em().execute(`update graphile_worker._private_jobs set ${set} where key = ?`, [key]);
  await change('later', `run_at = now() + interval '1 minute'`);
  await change('long ago', `run_at = now() - interval '2 minutes'`); // its worker has looked for itself since then
  await change('under way', `locked_at = now(), locked_by = 'somebody'`);
  await change('given up', 'attempts = max_attempts');

  expect((await tasksThatBecameDue(em())).sort()).toEqual(['due', 'in a free line']);
});
