/** Jobs as they are listed, counted and subscribed to. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { ChangeKind } from '../../src/events/change-kind.enums.ts';
import { publishJobs } from '../../src/jobs/announce.ts';
import { enqueue } from '../../src/jobs/enqueue.ts';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import type {
  JobChangedSubscription,
  JobChangedSubscriptionVariables,
  JobsQueryVariables,
} from '../../src/sdk/client.ts';
import { addJob, addScene } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { collectUntil } from '../support/wait.ts';

let server: TestServer;
let moderator: TestUser;
let [scene, other]: string[] = [];
/** Ids of jobs by what they are, such as `METADATA COMPLETED`. */
const jobs: Record<string, string> = {};
const em = () => server.app.orm.em.fork();

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  moderator = await server.user('moderator');
  [scene, other] = [await addScene(server.app), await addScene(server.app)];
  const add = async (id: string, phase: Phase, status: JobStatus, values: object = {}) => {
    jobs[`${phase} ${status}`] = await addJob(server.app, id, phase, status, values);
  };
  await add(scene, Phase.METADATA, JobStatus.COMPLETED, { createdAt: new Date('2026-01-01T00:00:00Z') });
  await add(scene, Phase.THUMBNAIL, JobStatus.FAILED, { completedAt: new Date() });
  await add(scene, Phase.SPRITES, JobStatus.RUNNING);
  await add(other, Phase.METADATA, JobStatus.RUNNING);
  await add(other, Phase.SPRITES, JobStatus.PENDING);
});

afterAll(async () => server[Symbol.asyncDispose]());

const names = (ids: string[]) => ids.map((id) => Object.keys(jobs).find((name) => jobs[name] === id));

test.each<[() => JobsQueryVariables['filter'], string[]]>([
  [
    () => undefined,
    ['sprites pending', 'metadata running', 'sprites running', 'thumbnail failed', 'metadata completed'],
  ],
  [() => ({ status: ['RUNNING', 'PENDING'] }), ['sprites pending', 'metadata running', 'sprites running']],
  [() => ({ phase: ['THUMBNAIL'] }), ['thumbnail failed']],
  [() => ({ phase: ['SCAN'] }), []],
  [() => ({ status: [] }), []],
  // As many as a list in arguments may have.
  [() => ({ status: Array(1000).fill('PENDING') }), ['sprites pending']],
  [() => ({ phase: Array(1000).fill('THUMBNAIL') }), ['thumbnail failed']],
  [() => ({ sceneId: other }), ['sprites pending', 'metadata running']],
  [() => ({ sceneId: '999999' }), []],
  [() => ({ since: '2026-01-01T00:00:01Z', phase: ['METADATA'] }), ['metadata running']],
  [() => ({ since: '2026-01-01T00:00:00Z', phase: ['METADATA'] }), ['metadata running', 'metadata completed']],
  [() => ({ sceneId: scene, status: ['RUNNING'], phase: ['SPRITES', 'METADATA'] }), ['sprites running']],
])('filter %#: every criterion must hold, in the nodes and in the count', async (filter, expected) => {
  const { jobs } = await moderator.client.jobs({ filter: filter() });

  expect(names(jobs?.nodes.map(({ id }) => id) ?? [])).toEqual(expected);
  expect(jobs?.totalCount).toBe(expected.length);
});

test('there is no job of an unknown id', async () => {
  for (const id of ['x', '', crypto.randomUUID()]) expect(await moderator.client.job({ id })).toEqual({ job: null });
});

test('the queue counts what waits, runs and lately failed, of every phase', async () => {
  const { queue } = await moderator.client.queue();

  expect(queue?.phases.map(({ phase, pending, running, failed }) => [phase, pending, running, failed])).toEqual([
    ['METADATA', 0, 1, 0],
    ['THUMBNAIL', 0, 0, 1],
    ['SPRITES', 1, 1, 0],
    ['PREVIEW', 0, 0, 0],
    ['SCAN', 0, 0, 0],
  ]);
});

describe('jobChanged', () => {
  type Event = JobChangedSubscription['jobChanged'];

  /** The events until the one of the marker, a job that every subscription here is asked to see last. */
  async function eventsOf(variables: JobChangedSubscriptionVariables, change: () => Promise<void>, last: string) {
    const seen: Event[] = [];
    for await (const { jobChanged } of moderator.client.jobChanged(variables)) {
      if (seen.push(jobChanged) === 1) await change();
      if (jobChanged.kind !== 'SNAPSHOT' && jobChanged.job.id === last) break;
    }
    return seen.map(({ kind, job }) => `${kind} ${names([job.id])[0] ?? job.status}`);
  }

  const touch = async (name: string) => publishJobs(em(), ChangeKind.UPDATED, [{ id: jobs[name] ?? '' }]);

  test('begins with what runs, and tells of all that starts or ends, not of what only waits', async () => {
    const change = async () => {
      await touch('sprites pending');
      await touch('thumbnail failed');
    };

    expect(await eventsOf({}, change, jobs['thumbnail failed'] ?? '')).toEqual([
      'SNAPSHOT sprites running',
      'SNAPSHOT metadata running',
      'UPDATED thumbnail failed',
    ]);
  });

  test('of a scene begins with the newest job of each phase, also where that has ended before, and tells from when it is asked for', async () => {
    const fresh = await addScene(server.app);
    const change = async () => {
      await touch('sprites running');
      await enqueue(em(), Phase.THUMBNAIL, [fresh]); // of another scene
      await touch('sprites pending');
    };

    expect(await eventsOf({ sceneId: other }, change, jobs['sprites pending'] ?? '')).toEqual([
      'SNAPSHOT metadata running',
      'SNAPSHOT sprites pending',
      'UPDATED sprites pending',
    ]);
    await rows(em()).deleteFrom('job_history').where('sceneId', '=', fresh).execute();
  });

  test('of named jobs begins with them in whatever state', async () => {
    const ids = [jobs['metadata completed'] ?? '', jobs['sprites pending'] ?? ''];

    expect(await eventsOf({ ids }, async () => touch('metadata completed'), ids[0] ?? '')).toEqual([
      'SNAPSHOT metadata completed',
      'SNAPSHOT sprites pending',
      'UPDATED metadata completed',
    ]);
  });

  test('of a scene whose job has ended says so: nobody waits for what is over', async () => {
    const ended = await addScene(server.app);
    await addJob(server.app, ended, Phase.SPRITES, JobStatus.COMPLETED);
    const newest = await addJob(server.app, ended, Phase.SPRITES, JobStatus.FAILED);
    const [first] = await collectUntil(moderator.client.jobChanged({ sceneId: ended, phase: ['SPRITES'] }), () => true);

    expect(first?.jobChanged).toMatchObject({ kind: 'SNAPSHOT', job: { id: newest, status: 'FAILED' } });
    await rows(em()).deleteFrom('job_history').where('sceneId', '=', ended).execute();
  });

  test.each([
    ['jobs', () => ({ ids: [jobs['sprites pending'] ?? '', 'gone', 'never'] }), 'There is no job gone, never.'],
    ['a scene', () => ({ sceneId: '999999' }), 'There is no scene 999999.'],
  ])('of %s that are not there ends with NOT_FOUND', async (_what, variables, message) => {
    await expect(eventsOf(variables(), async () => {}, '')).rejects.toMatchObject({ code: 'NOT_FOUND', message });
  });

  test('does not tell those who may not see jobs whether there is one', async () => {
    const { client } = await server.user('user');
    const refused = collectUntil(client.jobChanged({ ids: ['gone'] }), () => true);

    await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('of a phase leaves the others out', async () => {
    const change = async () => {
      await touch('sprites running');
      await touch('metadata running');
    };

    expect(await eventsOf({ phase: ['METADATA'] }, change, jobs['metadata running'] ?? '')).toEqual([
      'SNAPSHOT metadata running',
      'UPDATED metadata running',
    ]);
  });

  test('refuses malformed ids and too many of them', async () => {
    const refused = async (variables: JobChangedSubscriptionVariables) =>
      eventsOf(variables, async () => {}, '').catch(
        (error: { code: string; field?: string }) => error.field ?? error.code,
      );

    expect(await refused({ sceneId: 'x' })).toBe('NOT_FOUND');
    expect(await refused({ ids: ['x'] })).toBe('NOT_FOUND');
    expect(await refused({ ids: Array.from({ length: 1001 }, (_, n) => `x${n}`) })).toBe('ids');
  });
});
