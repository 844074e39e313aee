/** Queueing phases: once per scene, in order of priority, with its row, its entry in the queue and its event together. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { enqueue } from '../../src/jobs/enqueue.ts';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import { addJob, addScene } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let moderator: TestUser;
const em = () => server.app.orm.em.fork();
const jobsOf = async (sceneId: string) =>
  rows(em())
    .selectFrom('job_history')
    .select(['id', 'phase', 'status', 'priority'])
    .where('sceneId', '=', sceneId)
    .orderBy('pk')
    .execute();
const entries = async (jobIds: string[]) =>
  em().execute<{ key: string; task: string; priority: number }[]>(
    `select key, task_identifier as task, priority from graphile_worker.jobs
      where key in (select json_array_elements_text(?::json)) order by priority, id`,
    [JSON.stringify(jobIds)],
  );

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  moderator = await server.user('moderator');
});

afterAll(async () => server[Symbol.asyncDispose]());

test('a job is a row that people see and an entry in the queue of the same id', async () => {
  const scene = await addScene(server.app, { title: 'A title' });

  expect(await enqueue(em(), Phase.SPRITES, [scene], 3)).toBe(1);

  const [job] = await jobsOf(scene);
  expect(job).toMatchObject({ phase: 'sprites', status: 'pending', priority: 3 });
  expect(await entries([job?.id ?? ''])).toEqual([{ key: job?.id, task: 'processing.sprites', priority: -3 }]);
  expect((await moderator.client.job({ id: job?.id ?? '' })).job).toMatchObject({
    sceneTitle: 'A title',
    startedAt: null,
  });
});

test('of 20 who ask at the same time for the same phase, one gets it', async () => {
  const scenes = await Promise.all([addScene(server.app), addScene(server.app), addScene(server.app)]);

  const made = await Promise.all(Array.from({ length: 20 }, async () => enqueue(em(), Phase.METADATA, scenes)));

  expect(made.reduce((sum, count) => sum + count)).toBe(3);
  for (const scene of scenes) {
    const jobs = await jobsOf(scene);
    expect(jobs).toHaveLength(1);
    expect(await entries(jobs.map(({ id }) => id))).toHaveLength(1);
  }
});

test.each([
  [JobStatus.PENDING, 0],
  [JobStatus.RUNNING, 0],
  [JobStatus.COMPLETED, 1],
  [JobStatus.FAILED, 1],
  [JobStatus.CANCELLED, 1],
])('beside a job of the phase that is %s, %i is made', async (status, count) => {
  const scene = await addScene(server.app);
  await addJob(server.app, scene, Phase.THUMBNAIL, status);

  expect(await enqueue(em(), Phase.THUMBNAIL, [scene])).toBe(count);
  expect(await enqueue(em(), Phase.SPRITES, [scene])).toBe(1); // another phase
});

test('what is made of a video waits until its metadata is known', async () => {
  const unknown = await addScene(server.app, { width: 0, height: 0 });
  const never = await addScene(server.app, { width: null });

  for (const phase of [Phase.THUMBNAIL, Phase.SPRITES] as const)
    expect(await enqueue(em(), phase, [unknown, never])).toBe(0);
  expect(await enqueue(em(), Phase.METADATA, [unknown, never])).toBe(2);
});

test('scenes in the trash, missing or unknown get none', async () => {
  const trashed = await addScene(server.app, { trashedAt: new Date() });
  const missing = await addScene(server.app, { deletedAt: new Date() });

  expect(await enqueue(em(), Phase.METADATA, [trashed, missing, '999999'])).toBe(0);
  expect(await enqueue(em(), Phase.METADATA, [])).toBe(0);
});

test('what is rolled back was never asked for', async () => {
  const scene = await addScene(server.app);
  const before = await em().execute('select count(*) from graphile_worker.jobs');

  const tried = em().transactional(async (em) => {
    expect(await enqueue(em, Phase.METADATA, [scene])).toBe(1);
    throw new Error('no');
  });

  await expect(tried).rejects.toThrow('no');
  expect(await jobsOf(scene)).toEqual([]);
  expect(await em().execute('select count(*) from graphile_worker.jobs')).toEqual(before);
});

test('ten thousand scenes at once are no trouble', async () => {
  const made = await em().execute<{ id: string }[]>(
    `insert into scenes (width, height) select 1, 1 from generate_series(1, 10000) returning id`,
  );
  const ids = made.map(({ id }) => id);

  expect(await enqueue(em(), Phase.SPRITES, ids)).toBe(10_000);
  expect(await enqueue(em(), Phase.SPRITES, ids)).toBe(0);
});

describe('processScenes', () => {
  test('counts what it queued and what it skipped', async () => {
    const [fresh, active] = [await addScene(server.app), await addScene(server.app)];
    const unknown = await addScene(server.app, { width: 0 });
    await addJob(server.app, active, Phase.SPRITES, JobStatus.RUNNING);

    const { processScenes } = await moderator.client.processScenes({
      phase: 'SPRITES',
      ids: [fresh, active, unknown, fresh],
    });

    expect(processScenes).toMatchObject({ queued: 1, skipped: 3 });
  });

  test('names the jobs that it queued, brought forward or found under way, to wait for', async () => {
    const [fresh, failed, active, other] = await Promise.all(
      Array.from({ length: 4 }, async () => addScene(server.app)),
    );
    const nextRetryAt = new Date(Date.now() + 3_600_000);
    const retried = await addJob(server.app, failed ?? '', Phase.SPRITES, JobStatus.FAILED, { nextRetryAt });
    const running = await addJob(server.app, active ?? '', Phase.SPRITES, JobStatus.RUNNING);
    await addJob(server.app, active ?? '', Phase.THUMBNAIL, JobStatus.RUNNING); // of another phase
    await addJob(server.app, other ?? '', Phase.SPRITES, JobStatus.RUNNING); // of a scene that is not asked for
    const ids = [fresh ?? '', failed ?? '', active ?? ''];

    const { processScenes } = await moderator.client.processScenes({ phase: 'SPRITES', ids });

    const [made] = await jobsOf(fresh ?? '');
    expect(processScenes).toEqual({ queued: 2, skipped: 1, jobIds: [retried, running, made?.id] });
  });

  test('names at most 10,000 jobs', async () => {
    const type = 'ten thousand';
    await sql`insert into scenes (width, height, type)
      select 1, 1, ${type} from generate_series(1, 10001)`.execute(rows(em()));

    const { processScenes } = await moderator.client.processScenes({
      phase: 'SPRITES',
      filter: { type: { eq: type } },
    });

    expect(processScenes.queued).toBe(10_001);
    expect(new Set(processScenes.jobIds).size).toBe(10_000);
  });

  test.each([
    ['ids come before imports', undefined, { ids: 1, filter: 0 }, 1],
    ['a filter comes after imports', undefined, { ids: 0, filter: 1 }, -1],
    ['ids have the priority that is asked for', -7, { ids: 1, filter: 0 }, -7],
    ['a filter has the priority that is asked for', 7, { ids: 0, filter: 1 }, 7],
  ])('the scenes of %s', async (title, priority, by, expected) => {
    const scene = await addScene(server.app, { title });
    const named = by.ids ? { ids: [scene] } : { filter: { title: { eq: title } } };

    await moderator.client.processScenes({ phase: 'SPRITES', ...named, priority });

    expect(await jobsOf(scene)).toMatchObject([{ priority: expected }]);
  });

  test.each([
    ['METADATA', { width: 0 }],
    ['THUMBNAIL', { thumbnailPath: null }],
    ['SPRITES', { vttPath: null }],
    ['PREVIEW', { previewPath: null }],
  ] as const)('with missingOnly asks for %s only where it is missing', async (phase, values) => {
    const whole = await addScene(server.app, { thumbnailPath: 'x', vttPath: 'x', previewPath: 'x' });
    const lacking = await addScene(server.app, { thumbnailPath: 'x', vttPath: 'x', previewPath: 'x', ...values });

    const { processScenes } = await moderator.client.processScenes({ phase, ids: [whole, lacking], missingOnly: true });

    expect(processScenes).toMatchObject({ queued: 1, skipped: 1 });
    expect(await jobsOf(whole)).toEqual([]);
    expect(await jobsOf(lacking)).toHaveLength(1);
  });

  test('refuses the whole request for one scene that is not there', async () => {
    const scene = await addScene(server.app);
    const asked = moderator.client.processScenes({ phase: 'METADATA', ids: [scene, '999999', 'x'] });

    await expect(asked).rejects.toThrow('There is no scene 999999, x.');
    expect(await jobsOf(scene)).toEqual([]);
  });

  test('puts the highest priority first in the queue, then the oldest', async () => {
    const scenes = await Promise.all(Array.from({ length: 4 }, async () => addScene(server.app)));
    const ids: string[] = [];
    for (const [index, priority] of [0, 5, -5, 5].entries()) {
      const scene = scenes[index] ?? '';
      await moderator.client.processScenes({ phase: 'METADATA', ids: [scene], priority });
      ids.push((await jobsOf(scene))[0]?.id ?? '');
    }

    const order = (await entries(ids)).map(({ key }) => ids.indexOf(key));

    expect(order).toEqual([1, 3, 0, 2]);
  });
});
