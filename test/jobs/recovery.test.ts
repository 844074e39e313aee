/** What a dead worker held comes back to the queue; what a living one holds stays with it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { enqueue } from '../../src/jobs/enqueue.ts';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import { countLiveWorkers, findDeadWorkers, openLiveness } from '../../src/jobs/liveness.ts';
import { startRecovery } from '../../src/jobs/recovery.ts';
import { addJob, addScene } from '../support/factories.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { collectUntil, eventually, lockIsAwaited } from '../support/wait.ts';

const lookMilliseconds = 500;

let server: TestServer;
const em = () => server.app.orm.em.fork();

beforeAll(async () => {
  server = await startTestServer({ worker: false });
});

afterAll(async () => server[Symbol.asyncDispose]());

/** A job that the worker of this name has been at for a while. */
async function jobLockedBy(worker: string): Promise<string> {
  const scene = await addScene(server.app);
  await enqueue(em(), Phase.METADATA, [scene]);
  const { id } = await rows(em())
    .selectFrom('job_history')
    .select('id')
    .where('sceneId', '=', scene)
    .executeTakeFirstOrThrow();
  await em().execute(
    `update graphile_worker._private_jobs set locked_by = ?, locked_at = now() - interval '1 minute' where key = ?`,
    [worker, id],
  );
  return id;
}

async function lockOf(id: string): Promise<string | null | undefined> {
  const [entry] = await em().execute<{ worker: string | null }[]>(
    'select locked_by as worker from graphile_worker.jobs where key = ?',
    [id],
  );
  return entry?.worker;
}

test('a worker is alive while it holds its name, through a lost connection too', async () => {
  await jobLockedBy('pool-holding');
  expect(await findDeadWorkers(em(), 0)).toEqual(['pool-holding']);
  const liveness = await openLiveness(server.databaseUrl, server.app.log);
  await liveness.hold('pool-holding');
  expect(await countLiveWorkers(em())).toBe(1);
  expect(await findDeadWorkers(em(), 0)).toEqual([]);

  const holders = async () =>
    (
      await em().execute<{ pid: number }[]>(`select pid from pg_stat_activity
      where application_name = 'reelgraph worker' and datname = current_database()`)
    ).map(({ pid }) => pid);
  const [broken] = await holders();
  await em().execute(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'reelgraph worker' and datname = current_database()`);
  await eventually(async () => !(await holders()).includes(broken ?? 0) && (await countLiveWorkers(em())) === 1);
  expect(await findDeadWorkers(em(), 0)).toEqual([]);

  await liveness[Symbol.asyncDispose]();
  await eventually(async () => (await countLiveWorkers(em())) === 0);
  expect(await findDeadWorkers(em(), 0)).toEqual(['pool-holding']);
  expect(await findDeadWorkers(em(), 3600)).toEqual([]); // locked a moment ago only
});

test('a worker that is stopped past its lease is dead, and alive again when it goes on', async () => {
  await jobLockedBy('pool-stopped');
  const child = fork(new URL('./liveness-process.ts', import.meta.url), [server.databaseUrl, 'pool-stopped', '2'], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  // One connection that is older than the lease: it is prolonged.
  await eventually(async () => {
    const [old] = await em().execute(`select pid from pg_stat_activity where datname = current_database()
      and application_name = 'reelgraph worker' and now() - backend_start > interval '4 seconds'`);
    return old && !(await findDeadWorkers(em(), 0)).includes('pool-stopped');
  });

  child.kill('SIGSTOP');
  await eventually(async () => (await findDeadWorkers(em(), 0)).includes('pool-stopped'));

  child.kill('SIGCONT');
  await eventually(async () => !(await findDeadWorkers(em(), 0)).includes('pool-stopped'));
  const exit = once(child, 'exit');
  child.disconnect();
  await exit;
});

test('jobs of a dead worker are taken over, those of a living one never', async () => {
  const [ofDead, ofLiving] = [await jobLockedBy('pool-dead'), await jobLockedBy('pool-living')];
  await using liveness = await openLiveness(server.databaseUrl, server.app.log);
  await liveness.hold('pool-living');

  await using _recovery = await startRecovery(server.app, lookMilliseconds);
  await eventually(async () => (await lockOf(ofDead)) === null);

  expect(await lockOf(ofLiving)).toBe('pool-living');
});

test('a job that another process has brought back just then, and that runs again, goes on', async () => {
  const id = await jobLockedBy('pool-gone');
  const begin = `update job_history set status = 'running', attempt = attempt + 1,
    queue_entry = (select id from graphile_worker.jobs where key = job_id) where job_id = ?`;
  await em().execute(begin, [id]);
  const recovery = await em().transactional(async (em) => {
    await em.execute(
      `update graphile_worker._private_jobs set locked_by = 'pool-next', locked_at = now() where key = ?`,
      [id],
    );
    await em.execute(begin, [id]);
    const looking = await startRecovery(server.app, lookMilliseconds);
    await lockIsAwaited(em);
    return looking;
  });
  await recovery[Symbol.asyncDispose](); // when its look is over

  const [job] = await em().execute('select status, attempt, deaths from job_history where job_id = ?', [id]);
  expect(job).toEqual({ status: 'running', attempt: 2, deaths: 0 });
});

test('an active job that the queue has lost is queued again, once, with its priority; one that it gave up has failed', async () => {
  const scene = await addScene(server.app);
  const lost = await addJob(server.app, scene, Phase.SPRITES, JobStatus.RUNNING, { priority: 7 });
  const ended = await addJob(server.app, scene, Phase.THUMBNAIL, JobStatus.FAILED);
  const givenUp = await jobLockedBy('pool-crashing');
  await em().execute(
    `update graphile_worker._private_jobs set attempts = max_attempts, locked_by = null, locked_at = null where key = ?`,
    [givenUp],
  );
  const entryOf = async (id: string) =>
    em().execute(
      'select task_identifier as task, priority, attempts, max_attempts as "maxAttempts" from graphile_worker.jobs where key = ?',
      [id],
    );

  for (let time = 0; time < 2; time++) await (await startRecovery(server.app))[Symbol.asyncDispose]();

  expect(await entryOf(lost)).toEqual([{ task: 'processing.sprites', priority: -7, attempts: 0, maxAttempts: 25 }]);
  expect(await entryOf(givenUp)).toEqual([]);
  const failed = await rows(em())
    .selectFrom('job_history')
    .selectAll()
    .where('id', '=', givenUp)
    .executeTakeFirstOrThrow();
  expect(failed).toMatchObject({ status: 'failed', isRetryable: false, nextRetryAt: null });
  expect(failed.errorMessage).toContain('begun 25 times');
  expect(await entryOf(ended)).toEqual([]);
});

test('a job whose worker died goes behind all others, alone; after the second death it has failed with that reason', async () => {
  const entryOf = async (id: string) =>
    em().execute('select queue_name as line, priority from graphile_worker.jobs where key = ?', [id]);
  const jobOf = async (id: string) =>
    rows(em()).selectFrom('job_history').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const dies = async (id: string, worker: string) => {
    await em().execute(
      `update graphile_worker._private_jobs set locked_by = ?, locked_at = now() - interval '1 minute' where key = ?`,
      [worker, id],
    );
    await em().execute(
      `update job_history set status = 'running', queue_entry = (select id from graphile_worker.jobs where key = job_id) where job_id = ?`,
      [id],
    );
    await using _recovery = await startRecovery(server.app, lookMilliseconds);
    await eventually(async () => (await lockOf(id)) !== worker);
  };
  const id = await jobLockedBy('pool-first');
  await em().execute(`update job_history set status = 'running', attempt = 1 where job_id = ?`, [id]);
  const { client } = await server.user();
  const told: string[] = [];
  const isToldOf = collectUntil(client.jobChanged(), ({ jobChanged: { job } }) => {
    if (job.id === id) told.push(job.status);
    return told.includes('PENDING');
  });
  await eventually(() => told.includes('RUNNING'));

  await dies(id, 'pool-first');

  await isToldOf;

  expect(await jobOf(id)).toMatchObject({ status: 'pending', progress: 0, deaths: 1 });
  expect(await entryOf(id)).toEqual([{ line: 'suspects', priority: 32_767 }]);

  await dies(id, 'pool-second');

  expect(await jobOf(id)).toMatchObject({
    ...{ status: 'failed', deaths: 2, isRetryable: false, nextRetryAt: null },
    errorMessage: expect.stringContaining('Its worker died 2 times while it ran'),
  });
  expect(await entryOf(id)).toEqual([]);
});
