/** Background tasks are begun when they become due, though their workers hardly ever ask for themselves. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { addTask, tasksThatBecameDue } from '../../src/jobs/queue.ts';
import { removeExpiredTask } from '../../src/uploads/remove-expired.task.ts';
import { startTestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

test('one that is to run later runs then', async () => {
  await using server = await startTestServer();
  const em = () => server.app.orm.em.fork();
  await addTask(em(), removeExpiredTask, {}, { key: 'later', runAt: new Date(Date.now() + 1500) });

  // Within 30 seconds; its worker would look by itself after 60.
  await eventually(async () => {
    const left = await sql`select from graphile_worker.jobs where key = 'later'`.execute(rows(em()));
    return left.rows.length === 0;
  });
});

test('due are those of the last minute that nobody works on', async () => {
  await using server = await startTestServer({ worker: false });
  const em = () => server.app.orm.em.fork();
  const names = ['due', 'later', 'long ago', 'under way', 'given up'];
  for (const name of names) await addTask(em(), { name }, {}, { key: name });
  const change = async (key: string, set: string) =>
    em().execute(`update graphile_worker._private_jobs set ${set} where key = ?`, [key]);
  await change('later', `run_at = now() + interval '1 minute'`);
  await change('long ago', `run_at = now() - interval '2 minutes'`); // its worker has looked for itself since then
  await change('under way', `locked_at = now(), locked_by = 'somebody'`);
  await change('given up', 'attempts = max_attempts');

  expect(await tasksThatBecameDue(em())).toEqual(['due']);
});
