/** A worker that was taken over never writes a result, and never takes the entry away from the one that took over. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { enqueue } from '../../src/jobs/enqueue.ts';
import { Phase } from '../../src/jobs/job.enums.ts';
import type { TaskRun } from '../../src/jobs/queue.ts';
import { type PhaseTask, runJob } from '../../src/jobs/run-job.ts';
import { followRunningJobs, type RunningJobs } from '../../src/jobs/running-jobs.ts';
import { addScene } from '../support/factories.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
let running: RunningJobs;
const em = () => server.app.orm.em.fork();

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  running = followRunningJobs(server.app);
});

afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

async function queued() {
  const sceneId = await addScene(server.app);
  await enqueue(em(), Phase.THUMBNAIL, [sceneId]);
  const [entry] = await em().execute<{ id: string; key: string }[]>(
    `select q.id, q.key from graphile_worker.jobs q join job_history j on j.job_id = q.key where j.scene_id = ?`,
    [sceneId],
  );
  if (!entry) throw new Error('nothing was queued');
  return { sceneId, jobId: entry.key, entryId: entry.id };
}

const lock = async (entryId: string) =>
  em().execute(`update graphile_worker._private_jobs set locked_by = 'pool-x', locked_at = now() where id = ?`, [
    entryId,
  ]);
const unlock = async (entryId: string) =>
  em().execute('update graphile_worker._private_jobs set locked_by = null, locked_at = null where id = ?', [entryId]);
const run = (entryId: string): TaskRun => ({ entryId, running, signal: new AbortController().signal });
const jobOf = async (id: string) =>
  rows(em()).selectFrom('job_history').select(['status', 'attempt']).where('id', '=', id).executeTakeFirstOrThrow();

/** A task that ends when it is told to, and writes what it is called into the scene. */
function task(name: string, discarded: string[] = []) {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const started = Promise.withResolvers<void>();
  const phaseTask: Pick<PhaseTask, 'phase' | 'run'> = {
    phase: Phase.THUMBNAIL,
    async run({ job, signal }) {
      started.resolve();
      signal.addEventListener('abort', () => reject(signal.reason));
      await promise;
      return {
        async save(em) {
          await rows(em).updateTable('scenes').set({ thumbnailPath: name }).where('id', '=', job.sceneId).execute();
        },
        async discard() {
          discarded.push(name);
        },
      };
    },
  };
  return { phaseTask, started: started.promise, finish: resolve };
}

test('the one that was taken over writes nothing, discards what it made, and refuses to end the entry', async () => {
  const { sceneId, jobId, entryId } = await queued();
  const discarded: string[] = [];
  const [first, second] = [task('first', discarded), task('second', discarded)];
  await lock(entryId);
  const firstRun = runJob(server.app, first.phaseTask, jobId, run(entryId));
  const firstEnd = expect(firstRun).rejects.toThrow('Another worker has taken the job over.');
  await first.started;
  await unlock(entryId); // its connection was away, and recovery freed what it held
  await lock(entryId);
  const secondRun = runJob(server.app, second.phaseTask, jobId, run(entryId));
  await second.started;
  first.finish();
  await firstEnd;
  expect(await jobOf(jobId)).toEqual({ status: 'running', attempt: 2 });
  second.finish();
  await secondRun;
  expect(await jobOf(jobId)).toEqual({ status: 'completed', attempt: 2 });
  const scene = await rows(em()).selectFrom('scenes').select('thumbnailPath').where('id', '=', sceneId).execute();
  expect(scene).toEqual([{ thumbnailPath: 'second' }]);
  expect(discarded).toEqual(['first']);
});

test('the one that was taken for dead leaves the entry to others', async () => {
  const { jobId, entryId } = await queued();
  const first = task('first');
  await lock(entryId);
  const firstEnd = expect(runJob(server.app, first.phaseTask, jobId, run(entryId))).rejects.toThrow('taken');
  await first.started;
  await em().execute(`update job_history set status = 'pending' where job_id = ?`, [jobId]);
  first.finish();
  await firstEnd;
});

test('the one that was taken over is stopped soon, without anybody telling it', async () => {
  const { jobId, entryId } = await queued();
  const first = task('first');
  await lock(entryId);
  const firstEnd = expect(runJob(server.app, first.phaseTask, jobId, run(entryId))).rejects.toThrow('taken');
  await first.started;
  await em().execute('update job_history set attempt = attempt + 1 where job_id = ?', [jobId]);
  await firstEnd; // its ffmpeg is ended by the signal
});

test('a second entry for a job that is being worked on does nothing', async () => {
  const { jobId, entryId } = await queued();
  const [first, second] = [task('first'), task('second')];
  await lock(entryId);
  const firstRun = runJob(server.app, first.phaseTask, jobId, run(entryId));
  await first.started;
  await runJob(server.app, second.phaseTask, jobId, run('999999999'));
  expect(await jobOf(jobId)).toEqual({ status: 'running', attempt: 1 });
  first.finish();
  await firstRun;
  expect(await jobOf(jobId)).toEqual({ status: 'completed', attempt: 1 });
});

test('a job that was cancelled while it ran ends its entry in order', async () => {
  const { jobId, entryId } = await queued();
  const first = task('first');
  await lock(entryId);
  const firstRun = runJob(server.app, first.phaseTask, jobId, run(entryId));
  await first.started;
  await em().execute(`update job_history set status = 'cancelled' where job_id = ?`, [jobId]);
  await firstRun;
  expect(await jobOf(jobId)).toEqual({ status: 'cancelled', attempt: 1 });
});

test('a retry gives way when the phase was asked for anew at that very moment', async () => {
  const { sceneId, jobId, entryId } = await queued();
  await em().execute(
    `update job_history set status = 'failed', next_retry_at = now(), error_message = 'no luck' where job_id = ?`,
    [jobId],
  );
  await em().execute(
    `insert into job_history (job_id, scene_id, phase, status) values (gen_random_uuid(), ?, 'thumbnail', 'pending')`,
    [sceneId],
  );
  await runJob(server.app, task('late').phaseTask, jobId, run(entryId));
  const job = await eventually(async () =>
    rows(em()).selectFrom('job_history').select(['status', 'nextRetryAt']).where('id', '=', jobId).executeTakeFirst(),
  );
  expect(job).toEqual({ status: 'failed', nextRetryAt: null });
});
