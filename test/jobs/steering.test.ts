/** People steer jobs: cancel, try again, another priority, pause, more or fewer workers, clear away. */
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { assetRoot } from '../../src/assets/assets.ts';
import { rows } from '../../src/database/rows.ts';
import { enqueueAll } from '../../src/jobs/enqueue.ts';
import { deleteOldJobs } from '../../src/jobs/housekeeping.ts';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import { cancelJobsOfScenes } from '../../src/jobs/job.service.ts';
import { countLiveWorkers } from '../../src/jobs/liveness.ts';
import { etaSeconds } from '../../src/jobs/queue.queries.ts';
import { deleteDeadEntries } from '../../src/jobs/queue.ts';
import { phaseTasks } from '../../src/processing/phase-tasks.ts';
import { sceneFolder } from '../../src/scenes/scene-folder.ts';
import { clip, longFilm } from '../support/clips.ts';
import { slow } from '../support/engines.ts';
import { addJob, addScene } from '../support/factories.ts';
import { processesWith } from '../support/processes.ts';
import { ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually, lockIsAwaited } from '../support/wait.ts';
import { allWorkers, pauseAndWait } from '../support/workers.ts';

let server: TestServer;
let admin: TestUser;
let film: string;
let workersAtFirst: number;
const em = () => server.app.orm.em.fork();

beforeAll(async () => {
  server = await startTestServer();
  server.app.media = await slow(server.dataDir, 2);
  admin = await server.user('admin');
  film = join(server.library, 'a long way.mp4');
  await longFilm(film, 400);
  await admin.client.updatePool({ input: { metadataWorkers: 1 } });
  workersAtFirst = await allWorkers(em());
});

afterAll(async () => server[Symbol.asyncDispose]());

beforeEach(async () => {
  for (const phase of ['METADATA', 'THUMBNAIL', 'SPRITES'] as const) await admin.client.resumePhase({ phase });
  await admin.client.updatePool({ input: { metadataWorkers: 1, thumbnailWorkers: 1, spritesWorkers: 1 } });
});

const jobOf = async (id: string) => (await admin.client.job({ id })).job;
const entryOf = async (id: string) =>
  em().execute<{ priority: number; run_at: Date }[]>(
    'select priority, run_at from graphile_worker.jobs where key = ?',
    [id],
  );
const newestJob = async (sceneId: string) => (await admin.client.jobs({ filter: { sceneId } })).jobs?.nodes[0];
const filmScene = async (storedPath = film) =>
  addScene(server.app, { storedPath, width: 1920, height: 1080, duration: 400 });
const ffmpegs = (path = film) => processesWith('ffmpeg', path);

/** Sprites of a long film, with ffmpeg at work. */
async function running(path = film) {
  const sceneId = await filmScene(path);
  await admin.client.processScenes({ phase: 'SPRITES', ids: [sceneId] });
  const job = await eventually(async () => {
    const newest = await newestJob(sceneId);
    return newest?.status === 'RUNNING' && ffmpegs(path).length > 0 && newest;
  });
  return { sceneId, job };
}

const pause = async (phase: 'THUMBNAIL' | 'SPRITES') => pauseAndWait(em, admin.client, phase);

async function pending(phase: 'THUMBNAIL' | 'SPRITES' = 'THUMBNAIL', count = 1) {
  await pause(phase);
  const storedPath = await clip('mp4');
  const scenes = await Promise.all(
    Array.from({ length: count }, async () => addScene(server.app, { storedPath, duration: 4 })),
  );
  await admin.client.processScenes({ phase, ids: scenes });
  return Promise.all(scenes.map(async (id) => (await newestJob(id))?.id ?? ''));
}

describe('cancelling', () => {
  test('a pending job ends at once and leaves the queue', async () => {
    const [id = ''] = await pending();
    expect((await admin.client.cancelJobs({ ids: [id, id, 'unknown'] })).cancelJobs).toBe(1);
    expect(await jobOf(id)).toMatchObject({ status: 'CANCELLED', startedAt: null, completedAt: expect.any(String) });
    expect(await entryOf(id)).toEqual([]);
    expect((await admin.client.cancelJobs({ ids: [id] })).cancelJobs).toBe(0);
  });

  test('a running job ends its ffmpeg, removes what it had made, and its scene can be asked for again', async () => {
    const { sceneId, job } = await running();
    const ended = (async () => {
      const states: string[] = [];
      for await (const { jobChanged } of admin.client.jobChanged({ ids: [job.id] })) {
        states.push(jobChanged.job.status);
        if (jobChanged.job.completedAt) return states;
      }
      return states;
    })();
    expect((await admin.client.cancelJobs({ ids: [job.id] })).cancelJobs).toBe(1);
    expect((await ended).filter((state) => state === 'CANCELLED')).toHaveLength(1);
    await eventually(() => ffmpegs().length === 0);
    await eventually(async () => (await readdir(join(assetRoot(server.app), sceneFolder(sceneId)))).length === 0);
    await eventually(async () => (await entryOf(job.id)).length === 0);
    expect(await jobOf(job.id)).toMatchObject({ status: 'CANCELLED', isRetryable: true, errorMessage: null });
    expect((await admin.client.scene({ id: sceneId })).scene).toMatchObject({
      sprites: null,
      processingStatus: 'COMPLETED',
    });

    expect((await admin.client.retryJobs({ ids: [job.id] })).retryJobs).toBe(1);
    await eventually(async () => (await jobOf(job.id))?.status === 'RUNNING');
    await admin.client.cancelJobs({ ids: [job.id] });
    await eventually(() => ffmpegs().length === 0);
  });

  test('scenes on their way out take their jobs with them, running or not', async () => {
    const { sceneId, job } = await running();
    const [waiting = ''] = await pending();
    const other = (await jobOf(waiting))?.scene?.id ?? '';
    expect(await em().transactional(async (em) => cancelJobsOfScenes(em, [sceneId, other]))).toBe(2);
    expect([(await jobOf(job.id))?.status, (await jobOf(waiting))?.status]).toEqual(['CANCELLED', 'CANCELLED']);
    await eventually(() => ffmpegs().length === 0);
  });
});

describe('trying again', () => {
  test('leaves out what did not end, what succeeded, and what was asked for anew', async () => {
    const scene = await addScene(server.app);
    const values = { completedAt: new Date(), errorMessage: 'no luck', retryCount: 3 };
    const older = await addJob(server.app, scene, Phase.SPRITES, JobStatus.FAILED, values);
    await addJob(server.app, scene, Phase.SPRITES, JobStatus.COMPLETED, values);
    const trashed = await addScene(server.app, { trashedAt: new Date() });
    const inTrash = await addJob(server.app, trashed, Phase.SPRITES, JobStatus.FAILED, values);
    expect((await admin.client.retryJobs({ ids: [older, inTrash] })).retryJobs).toBe(0);
    expect(await jobOf(older)).toMatchObject({ status: 'FAILED', errorMessage: 'no luck' });
  });

  test('leaves out what somebody else queues at the same moment', async () => {
    const scene = await addScene(server.app);
    const id = await addJob(server.app, scene, Phase.SPRITES, JobStatus.FAILED, { completedAt: new Date() });
    const other = new pg.Client({ connectionString: server.databaseUrl });
    await other.connect();
    await other.query('begin');
    const statement = `insert into job_history (job_id, scene_id, phase, status) values ($1, $2, 'sprites', 'pending')`;
    await other.query(statement, [randomUUID(), scene]);
    const retrying = admin.client.retryJobs({ ids: [id] });
    await lockIsAwaited(em());
    await other.query('commit');
    await other.end();

    expect((await retrying).retryJobs).toBe(0);
  });

  test('queues a failed one as the row that it is, with all its retries before it', async () => {
    await admin.client.pausePhase({ phase: 'SPRITES' });
    const scene = await addScene(server.app);
    const values = { completedAt: new Date(), errorMessage: 'no luck', retryCount: 3, isRetryable: false };
    const id = await addJob(server.app, scene, Phase.SPRITES, JobStatus.FAILED, values);
    expect((await admin.client.retryJobs({ ids: [id] })).retryJobs).toBe(1);
    expect(await jobOf(id)).toMatchObject({ status: 'PENDING', retryCount: 0, errorMessage: null, priority: 1 });
    expect(await entryOf(id)).toMatchObject([{ priority: -1 }]);
  });
});

describe('priority', () => {
  test('decides what comes next', async () => {
    const ids = await pending('THUMBNAIL', 4);
    const [first = '', second = '', third = '', last = ''] = ids;
    expect((await admin.client.setJobPriority({ id: last, priority: 100 })).setJobPriority.priority).toBe(100);
    await admin.client.setJobPriority({ id: first, priority: -100 });
    expect(await entryOf(last)).toMatchObject([{ priority: -100 }]);
    const ended: string[] = [];
    const watching = (async () => {
      for await (const { jobChanged } of admin.client.jobChanged({ ids })) {
        if (jobChanged.job.status === 'COMPLETED') ended.push(jobChanged.job.id);
        if (ended.length === 4) return;
      }
    })();
    await eventually(async () => (await admin.client.queue()).queue?.phases[1]?.pending === 4);
    await admin.client.resumePhase({ phase: 'THUMBNAIL' });
    await watching;
    const jobs = await Promise.all(ids.map(jobOf));
    const started = jobs.toSorted((a, b) => (a?.startedAt ?? '').localeCompare(b?.startedAt ?? ''));
    expect(started[0]?.id).toBe(last);
    expect(started.at(-1)?.id).toBe(first);
    expect(new Set(ended)).toEqual(new Set([last, second, third, first]));
  });

  test('can be changed only while the job is pending, within limits', async () => {
    const done = await addJob(server.app, await addScene(server.app), Phase.SPRITES, JobStatus.COMPLETED);
    const refusal = async (id: string, priority: number) => {
      const document = `mutation { setJobPriority(id: "${id}", priority: ${priority}) { id } }`;
      const { errors } = await ask(server.url, document, { token: admin.token });
      return [errors?.[0]?.extensions?.code, errors?.[0]?.extensions?.field];
    };
    expect(await refusal(done, 1)).toEqual(['CONFLICT', undefined]);
    expect(await refusal('unknown', 1)).toEqual(['NOT_FOUND', undefined]);
    expect(await refusal(done, 101)).toEqual(['BAD_USER_INPUT', 'priority']);
    expect(await refusal(done, -101)).toEqual(['BAD_USER_INPUT', 'priority']);
  });
});

describe('the pool', () => {
  test('a job runs through growing, shrinking, pausing and resuming, and ends once', async () => {
    const shorter = join(server.library, 'a shorter way.mp4'); // this one is waited for
    await longFilm(shorter, 20);
    const { job } = await running(shorter);
    const states: string[] = [];
    const watching = (async () => {
      for await (const { jobChanged } of admin.client.jobChanged({ ids: [job.id] })) {
        states.push(jobChanged.job.status);
        if (jobChanged.job.completedAt) return;
      }
    })();
    const [pid] = ffmpegs(shorter);
    for (const spritesWorkers of [10, 2, 1, 3]) await admin.client.updatePool({ input: { spritesWorkers } });
    await admin.client.pausePhase({ phase: 'SPRITES' });
    await admin.client.resumePhase({ phase: 'SPRITES' });
    const startedAt = job.startedAt;
    expect(ffmpegs(shorter)).toContain(pid); // the same process all the while
    await watching;
    expect(states.filter((state) => state === 'COMPLETED')).toHaveLength(1);
    expect(states.every((state) => ['RUNNING', 'COMPLETED'].includes(state))).toBe(true);
    expect((await jobOf(job.id))?.startedAt).toBe(startedAt);
    expect(
      (await rows(em()).selectFrom('job_history').select('attempt').where('id', '=', job.id).execute())[0],
    ).toEqual({
      attempt: 1,
    });
  }, 90_000);

  test('grows and shrinks at run time: as many run at once as it says', async () => {
    await admin.client.updatePool({ input: { spritesWorkers: 3 } });
    const ids = await Promise.all([filmScene(), filmScene(), filmScene(), filmScene(), filmScene()]);
    await admin.client.processScenes({ phase: 'SPRITES', ids });
    const counts = async () => (await admin.client.queue()).queue?.phases[2];
    await eventually(async () => (await counts())?.running === 3);
    await admin.client.updatePool({ input: { spritesWorkers: 1 } });
    const jobs = (await admin.client.jobs({ filter: { phase: ['SPRITES'], status: ['RUNNING'] } })).jobs?.nodes ?? [];
    expect(jobs).toHaveLength(3); // nobody is disturbed
    await admin.client.cancelJobs({ ids: jobs.map(({ id }) => id) });
    await eventually(async () => (await counts())?.running === 1); // of the two that are left, as one worker is
    await eventually(async () => (await countLiveWorkers(em())) === workersAtFirst);
    expect(await counts()).toMatchObject({ workers: 1, running: 1, pending: 1 });
    const left = (await admin.client.jobs({ filter: { phase: ['SPRITES'], status: ['RUNNING', 'PENDING'] } })).jobs;
    await admin.client.cancelJobs({ ids: left?.nodes.map(({ id }) => id) ?? [] });
    await eventually(() => ffmpegs().length === 0);
  }, 60_000);

  test('a paused phase begins nothing, says so, and tells no time', async () => {
    const { pausePhase } = await admin.client.pausePhase({ phase: 'SPRITES' });
    expect(pausePhase).toMatchObject({ phase: 'SPRITES', paused: true });
    await admin.client.resumePhase({ phase: 'SPRITES' });
    const [id = ''] = await pending('SPRITES');
    const other = await addScene(server.app, { storedPath: await clip('mp4'), duration: 4 });
    await admin.client.processScenes({ phase: 'THUMBNAIL', ids: [other] });
    await eventually(async () => (await newestJob(other))?.status === 'COMPLETED');
    expect(await jobOf(id)).toMatchObject({ status: 'PENDING', startedAt: null });
    const { queue } = await admin.client.queue();
    expect(queue?.phases[2]).toMatchObject({ paused: true, pending: 1, etaSeconds: null });
    expect((await admin.client.resumePhase({ phase: 'SPRITES' })).resumePhase.paused).toBe(false);
    await eventually(async () => (await jobOf(id))?.status === 'COMPLETED');
  });
});

test.each([
  [{ workers: 2, pending: 10, running: 2, secondsPerJob: 6 }, 33],
  [{ workers: 1, pending: 0, running: 1, secondsPerJob: 10 }, 5],
  [{ workers: 1, pending: 4, running: 4, secondsPerJob: 10 }, 15], // four processes
  [{ workers: 3, pending: 0, running: 0, secondsPerJob: null }, 0],
  [{ workers: 3, pending: 1, running: 0, secondsPerJob: null }, null],
  [{ workers: 3, pending: 1, running: 0, secondsPerJob: 1, paused: true }, null],
])('the time until the queue is empty, of %o: %s', (counts, seconds) => {
  expect(etaSeconds({ paused: false, ...counts })).toBe(seconds);
});

describe('history', () => {
  const old = new Date(Date.now() - 8 * 86_400_000);
  const recent = new Date(Date.now() - 6 * 86_400_000);

  beforeEach(async () => {
    await em().execute('truncate job_history, dead_letter_queue');
  });

  async function make(status: JobStatus, completedAt: Date | null, values = {}) {
    return addJob(server.app, await addScene(server.app), Phase.SPRITES, status, {
      completedAt,
      createdAt: old,
      startedAt: old,
      ...values,
    });
  }
  const left = async () =>
    (await rows(em()).selectFrom('job_history').select(['pk', 'id']).orderBy('pk').execute()).map(({ id }) => id);

  test('what ended more than a week ago goes by itself; nothing that waits, runs, or has a letter to look at', async () => {
    await make(JobStatus.COMPLETED, old);
    await make(JobStatus.CANCELLED, old);
    await make(JobStatus.FAILED, old);
    const kept = [
      await make(JobStatus.COMPLETED, recent),
      await make(JobStatus.FAILED, null, { nextRetryAt: new Date(Date.now() + 60_000) }),
      await make(JobStatus.FAILED, old),
    ];
    await em().execute(
      `insert into dead_letter_queue (job_id, scene_id, phase, original_error, last_error)
       select job_id, scene_id, phase, 'a', 'b' from job_history where job_id = ?`,
      [kept[2]],
    );
    await admin.client.pausePhase({ phase: 'SPRITES' });
    kept.push(await make(JobStatus.PENDING, null)); // age alone fails nothing
    expect(await deleteOldJobs(em())).toBe(3);
    expect(await left()).toEqual(kept);
  });

  test('so is what is left in the queue of a running job that was cancelled, after a week', async () => {
    const [{ id } = { id: '' }] = await em().execute<{ id: string }[]>(
      `select (graphile_worker.add_job('a task of no worker', '{}'::json, job_key := 'cancelled', max_attempts := 1)).id::text`,
    );
    const set = async (values: string) =>
      em().execute(`update graphile_worker._private_jobs set ${values} where id = ${id}`);
    await set(`attempts = 1, locked_at = now(), locked_by = 'a worker'`);
    await em().execute(`select graphile_worker.remove_job('cancelled')`);
    await set('locked_at = null, locked_by = null');
    await deleteDeadEntries(em(), 7);
    expect(await em().execute('select key from graphile_worker.jobs where id = ?', [id])).toEqual([{ key: null }]);

    await set(`updated_at = now() - interval '8 days'`);
    await deleteDeadEntries(em(), 7);
    expect(await em().execute('select key from graphile_worker.jobs where id = ?', [id])).toEqual([]);
  });

  test('is cleared by hand: all that ended, or only some', async () => {
    const waiting = await make(JobStatus.FAILED, null, { nextRetryAt: new Date(Date.now() + 60_000) });
    const failed = await make(JobStatus.FAILED, recent);
    await make(JobStatus.COMPLETED, old);
    const completed = await make(JobStatus.COMPLETED, recent);
    const { deleteFinishedJobs: first } = await admin.client.deleteFinishedJobs({
      status: ['COMPLETED'],
      before: new Date(Date.now() - 7 * 86_400_000).toISOString(),
    });
    expect([first, await left()]).toEqual([1, [waiting, failed, completed]]);
    expect((await admin.client.deleteFinishedJobs()).deleteFinishedJobs).toBe(2);
    expect(await left()).toEqual([waiting]);
    const { errors } = await ask(server.url, 'mutation { deleteFinishedJobs(status: [PENDING]) }', {
      token: admin.token,
    });
    expect([errors?.[0]?.extensions, errors?.[0]?.message]).toEqual([
      { code: 'BAD_USER_INPUT', field: 'status' },
      'status can only be COMPLETED, FAILED or CANCELLED: only jobs that have ended can be deleted.',
    ]);
  });
});

test('100,000 scenes are queued by one statement, with few events', async () => {
  // Without a worker, which would enter them all in the search index meanwhile.
  await using server = await startTestServer({ worker: false });
  const { client } = await server.user('admin');
  const em = () => server.app.orm.em.fork();
  await em().execute(
    `insert into scenes (original_filename, width, duration) select 'many.mp4', 640, 10 from generate_series(1, 100000)`,
  );
  const heard: string[] = [];
  for (const topic of ['job', 'queue', 'scene'] as const) server.app.events.on(topic, () => heard.push(topic));
  expect(await enqueueAll(em(), Phase.SPRITES, phaseTasks.sprites.lacksResult)).toBe(100_000);
  const queue = await client.queue();
  expect(queue.queue?.phases[2]).toMatchObject({ pending: 100_000 });
  await eventually(() => heard.length > 0);
  expect(heard).toEqual(['queue']);
  expect(await enqueueAll(em(), Phase.SPRITES, phaseTasks.sprites.lacksResult)).toBe(0);
}, 60_000);
