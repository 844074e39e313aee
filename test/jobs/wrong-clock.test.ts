/** A worker whose clock is wrong harms nothing that the others rely on. */
import 'reflect-metadata';
import { afterEach, expect, test, vi } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { deleteOldJobs } from '../../src/jobs/housekeeping.ts';
import { startWorker } from '../../src/worker/phase-workers.ts';
import { startScheduler } from '../../src/worker/scheduler.ts';
import { clip } from '../support/clips.ts';
import { addScene } from '../support/factories.ts';
import { startTestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

afterEach(() => void vi.useRealTimers());

/** Date alone: timers and everything else go on. */
const setClock = (days: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days * 86_400_000 });

test('what ended with a clock two months behind, well or not, stays in the history', async () => {
  await using server = await startTestServer();
  const { client } = await server.user('admin');
  const good = await addScene(server.app, { storedPath: await clip('mp4') });
  const missing = await addScene(server.app, { storedPath: '/nowhere/film.mp4' });

  setClock(-60);
  await client.processScenes({ phase: 'THUMBNAIL', ids: [good, missing] });
  const ended = await eventually(async () => {
    const jobs = await rows(server.app.orm.em.fork()).selectFrom('job_history').select(['status']).execute();
    return jobs.every(({ status }) => status === 'completed' || status === 'failed') && jobs;
  });
  vi.useRealTimers();

  expect(ended.map(({ status }) => status).toSorted()).toEqual(['completed', 'failed']);
  expect(await deleteOldJobs(server.app.orm.em.fork())).toBe(0);
});

test('a retry that was planned with a clock two months ahead comes when its policy says', async () => {
  await using server = await startTestServer({ worker: false });
  const { client } = await server.user('admin');
  const id = await addScene(server.app, { storedPath: await clip('mp4') });
  await server.app.orm.em
    .fork()
    .execute(`alter table scenes add constraint no_thumbnail check (thumbnail_path is null) not valid`);

  await client.processScenes({ phase: 'THUMBNAIL', ids: [id] });
  setClock(60);
  await using _ = await startWorker(server.app);
  const nextRetryAt = await eventually(async () => {
    const job = await rows(server.app.orm.em.fork()).selectFrom('job_history').select('nextRetryAt').executeTakeFirst();
    return job?.nextRetryAt;
  });
  vi.useRealTimers();

  expect(new Date(nextRetryAt).getTime() - Date.now()).toBeLessThan(3_600_000);
});

test('a clock two months ahead starts no schedule, and keeps none from starting later', async () => {
  await using server = await startTestServer({ worker: false });
  const { client } = await server.user('admin');
  await client.updateTrigger({ phase: 'SPRITES', triggerType: 'SCHEDULED', cronExpression: '0 0 1 * *' });
  const trigger = async () =>
    rows(server.app.orm.em.fork())
      .selectFrom('trigger_config')
      .select(['lastRunAt', 'updatedAt'])
      .where('phase', '=', 'sprites' as never)
      .executeTakeFirstOrThrow();
  const before = await trigger();

  setClock(60);
  const queries = vi.spyOn(server.app.orm.em, 'fork');
  await using _ = startScheduler(server.app);
  await eventually(() => queries.mock.calls.length > 3); // it has looked
  vi.useRealTimers();

  expect(await trigger()).toEqual(before);
});
