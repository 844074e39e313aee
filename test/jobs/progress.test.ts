/** The progress of a running job: told seldom enough, never backwards, seen live before its row knows it. */
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { ChangeKind } from '../../src/events/change-kind.enums.ts';
import type { Topics } from '../../src/events/topics.ts';
import { publishJobs } from '../../src/jobs/announce.ts';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import { reportProgress } from '../../src/jobs/report-progress.ts';
import { addJob, addScene } from '../support/factories.ts';
import { overSocket } from '../support/live.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

let server: TestServer;
let moderator: TestUser;
let id: string;
const heard: Topics['job'][] = [];

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  moderator = await server.user('moderator');
  server.app.events.on('job', (message) => heard.push(message));
});

afterAll(async () => server[Symbol.asyncDispose]());

beforeEach(async () => {
  id = await addJob(server.app, await addScene(server.app), Phase.SPRITES, JobStatus.RUNNING);
});

async function stored(): Promise<number> {
  const job = rows(server.app.orm.em.fork()).selectFrom('job_history').select('progress').where('id', '=', id);
  return (await job.executeTakeFirstOrThrow()).progress;
}

const told = () => heard.filter((message) => message.id === id).map(({ live }) => live?.progress ?? 'the start');
const progressTold = () => told().filter((progress) => progress !== 'the start');

/** Resolves when all that was published so far has been heard. */
async function allIsHeard(): Promise<void> {
  const last = crypto.randomUUID();
  await publishJobs(server.app.orm.em.fork(), ChangeKind.UPDATED, [{ id: last }]);
  await eventually(() => heard.some((message) => message.id === last));
}

test('that a job runs is told when it has run for a moment, and only then', async () => {
  const scenes: Topics['scene'][] = [];
  server.app.events.on('scene', (message) => scenes.push(message));
  await reportProgress(server.app, { id, attempt: 1 }).stop();
  await delay(100); // longer than that moment
  await allIsHeard();
  expect([told(), scenes]).toEqual([[], []]);

  await using _reporter = reportProgress(server.app, { id, attempt: 1 });
  await eventually(() => scenes.length > 0);
  expect([told(), scenes]).toEqual([['the start'], [{ topic: 'scene' }]]);
});

test('however often a task reports, listeners hear the newest now and then, and never less than before', async () => {
  await using reporter = reportProgress(server.app, { id, attempt: 1 });

  for (let step = 0; step <= 1000; step++) reporter.report({ fraction: step / 2000 });
  await eventually(() => progressTold().length === 1);
  for (const fraction of [0.1, 0.7, 0.3, -1, Number.NaN]) reporter.report({ fraction });
  await eventually(() => progressTold().length === 2);
  reporter.report({ fraction: 0.2 });
  reporter.report({ fraction: 5 });
  await eventually(() => progressTold().length === 3);
  await reporter.stop();
  await allIsHeard();

  expect(progressTold()).toEqual([50, 70, 99]); // 100 is for a job that has ended well
});

test('nothing is told after the end, and nothing that is no news', async () => {
  const reporter = reportProgress(server.app, { id, attempt: 1 });
  reporter.report({ fraction: 0.004 }); // still 0 percent
  reporter.report({ fraction: 0.5 });
  await reporter.stop();
  reporter.report({ fraction: 0.9 });
  await allIsHeard();

  expect(told()).toEqual([]);
});

test('progress, speed and time left are read live, until the job changes state', async () => {
  const read = async () => (await moderator.client.job({ id })).job;
  await using reporter = reportProgress(server.app, { id, attempt: 1 });
  reporter.report({ fraction: 0.42, speed: 12.5, etaSeconds: 7.2 });
  await eventually(() => server.app.progress.get(id));

  expect(await read()).toMatchObject({ status: 'RUNNING', progress: 42, speed: 12.5, etaSeconds: 8 });
  expect(await stored()).toBe(0); // the row learns of it every two seconds only

  await rows(server.app.orm.em.fork())
    .updateTable('job_history')
    .set({ status: JobStatus.FAILED, progress: 42 })
    .where('id', '=', id)
    .execute();
  await publishJobs(server.app.orm.em.fork(), ChangeKind.UPDATED, [{ id }]);
  await eventually(() => !server.app.progress.has(id));
  expect(await read()).toMatchObject({ status: 'FAILED', progress: 42, speed: null, etaSeconds: null });
});

test('of what is unknown nothing is said', async () => {
  await using reporter = reportProgress(server.app, { id, attempt: 1 });
  reporter.report({ fraction: 0.1 });
  await eventually(() => server.app.progress.get(id));

  expect((await moderator.client.job({ id })).job).toMatchObject({ progress: 10, speed: null, etaSeconds: null });
});

test('of mere progress is told who selects any of it', async () => {
  const events = (fields: string) =>
    overSocket(server.url, `subscription { jobChanged(ids: ["${id}"]) { job { ${fields} } } }`, {
      token: moderator.token,
    });
  const [ends, steps] = [events('status'), events('status eta: etaSeconds')];
  const next = async (from: typeof ends) => (await from.next()).value?.data?.jobChanged?.job;
  expect([await next(ends), await next(steps)]).toEqual([{ status: 'RUNNING' }, { status: 'RUNNING', eta: null }]);
  await using reporter = reportProgress(server.app, { id, attempt: 1 });
  reporter.report({ fraction: 0.42, etaSeconds: 7 });
  expect(await next(steps)).toEqual({ status: 'RUNNING', eta: 7 });
  await reporter.stop();
  await rows(server.app.orm.em.fork())
    .updateTable('job_history')
    .set({ status: JobStatus.COMPLETED })
    .where('id', '=', id)
    .execute();
  await publishJobs(server.app.orm.em.fork(), ChangeKind.UPDATED, [{ id }]);
  expect(await next(ends)).toEqual({ status: 'COMPLETED' });
  await Promise.all([ends.return(undefined), steps.return(undefined)]);
});

test('a worker that was taken over stores none, while it does not know yet', async () => {
  await rows(server.app.orm.em.fork()).updateTable('job_history').set({ attempt: 2 }).where('id', '=', id).execute();
  const [before, now] = [1, 2].map((attempt) => reportProgress(server.app, { id, attempt }));
  const begun = performance.now();
  await eventually(async () => {
    const fraction = (performance.now() - begun) / 60_000; // what is no news is not stored
    before?.report({ fraction: fraction + 0.5 });
    now?.report({ fraction });
    return (await stored()) > 0;
  });
  await before?.stop();
  await now?.stop();
  expect(await stored()).toBeLessThan(50);
});
