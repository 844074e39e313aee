/** A job whose result is all in its scene's row begins in one statement and ends in one, with all that follows from it. */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { announceJobs } from '../../src/jobs/announce.ts';
import { completeJob } from '../../src/jobs/complete-job.ts';
import { enqueue } from '../../src/jobs/enqueue.ts';
import { JobStatus, Phase, TriggerType } from '../../src/jobs/job.enums.ts';
import { cancelJobs } from '../../src/jobs/job.service.ts';
import type { ScenePhase } from '../../src/jobs/phases.ts';
import { type Outcome, type RunningJob, runJob } from '../../src/jobs/run-job.ts';
import { followRunningJobs, type RunningJobs } from '../../src/jobs/running-jobs.ts';
import { startJob } from '../../src/jobs/start-job.ts';
import { currentRequest, forRequest, newRequest } from '../../src/request-context.ts';
import { ProcessingStatus } from '../../src/scenes/scene.enums.ts';
import { addJob, addScene } from '../support/factories.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let running: RunningJobs;
const em = () => server.app.orm.em.fork();

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  running = followRunningJobs(server.app);
});
afterEach(async () => setTrigger(TriggerType.MANUAL, null));
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const setTrigger = async (triggerType: TriggerType, afterPhase: Phase | null) =>
  rows(em())
    .updateTable('trigger_config')
    .set({ triggerType, afterPhase })
    .where('phase', '=', Phase.PREVIEW)
    .execute();

async function queued() {
  const sceneId = await addScene(server.app, { width: 640 });
  await rows(em())
    .updateTable('scenes')
    .set({ processingStatus: ProcessingStatus.COMPLETED })
    .where('id', '=', sceneId)
    .execute();
  return { sceneId, id: await newJob(sceneId, Phase.SPRITES) };
}

async function newJob(sceneId: string, phase: ScenePhase): Promise<string> {
  await enqueue(em(), phase, [sceneId]);
  const { id } = await rows(em())
    .selectFrom('job_history')
    .select('id')
    .where('sceneId', '=', sceneId)
    .where('status', '=', JobStatus.PENDING)
    .executeTakeFirstOrThrow();
  return id;
}

const sceneOf = async (id: string) =>
  rows(em())
    .selectFrom('scenes')
    .select(['vttPath', 'processingStatus', 'updatedAt'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
const jobsOf = async (sceneId: string) =>
  rows(em())
    .selectFrom('job_history')
    .select(['phase', 'status'])
    .where('sceneId', '=', sceneId)
    .orderBy('pk')
    .execute();

/** Runs the job, and returns how many statements that took beside those of the phase itself. */
async function statementsOf(id: string, work: () => Promise<Outcome>): Promise<number> {
  return forRequest(newRequest('a run'), async () => {
    let own = 0;
    const run = async () => {
      const before = currentRequest()?.statements ?? 0;
      const outcome = await work();
      own = (currentRequest()?.statements ?? 0) - before;
      return outcome;
    };
    const signal = new AbortController().signal;
    await runJob(server.app, { phase: Phase.SPRITES, run }, id, { entryId: '1', signal, running });
    return (currentRequest()?.statements ?? 0) - own;
  });
}

test('two statements, and the result is there', async () => {
  const { sceneId, id } = await queued();
  expect(await statementsOf(id, async () => ({ scene: { vttPath: 'made' } }))).toBe(2);
  expect(await sceneOf(sceneId)).toMatchObject({ vttPath: 'made', processingStatus: ProcessingStatus.COMPLETED });
  expect(await jobsOf(sceneId)).toEqual([{ phase: Phase.SPRITES, status: JobStatus.COMPLETED }]);
});

test('a scene of which a job changes nothing is not written', async () => {
  const { sceneId, id } = await queued();
  const before = await sceneOf(sceneId);
  await statementsOf(id, async () => ({}));
  expect(await sceneOf(sceneId)).toEqual(before);
});

test('what its end triggers is queued with it', async () => {
  await setTrigger(TriggerType.AFTER_JOB, Phase.SPRITES);
  const { sceneId, id } = await queued();
  await statementsOf(id, async () => ({ scene: { vttPath: 'made' } }));
  expect(await sceneOf(sceneId)).toMatchObject({ vttPath: 'made' });
  expect(await jobsOf(sceneId)).toEqual([
    { phase: Phase.SPRITES, status: JobStatus.COMPLETED },
    { phase: Phase.PREVIEW, status: JobStatus.PENDING },
  ]);
});

test('one that was cancelled meanwhile writes nothing, and discards what it made', async () => {
  const { sceneId, id } = await queued();
  let isDiscarded = false;
  await statementsOf(id, async () => {
    await cancelJobs({ em: em() }, [id]);
    const discard = async () => {
      isDiscarded = true;
    };
    return { scene: { vttPath: 'made' }, discard };
  });
  expect(isDiscarded).toBe(true);
  expect(await sceneOf(sceneId)).toMatchObject({ vttPath: null });
  expect(await jobsOf(sceneId)).toEqual([{ phase: Phase.SPRITES, status: JobStatus.CANCELLED }]);
});

test('where no old files are, nothing waits for the disk', async () => {
  const { id } = await queued();
  expect(await statementsOf(id, async () => ({ outdated: async () => [] }))).toBe(2);
});

test('old files go once the end is on disk', async () => {
  const { id } = await queued();
  const old = join(server.library, 'old');
  await mkdir(old);
  let before = '';
  await statementsOf(id, async () => {
    before = await written();
    return { scene: { vttPath: 'made' }, outdated: async () => [old] };
  });
  expect(existsSync(old)).toBe(false);
  expect(await isOnDisk(before)).toBe(true);
});

async function written(): Promise<string> {
  const { rows: found } = await sql<{ at: string }>`select pg_current_wal_insert_lsn() as at`.execute(rows(em()));
  return found[0]?.at ?? '';
}

/** Whether something is on disk that was written after this place. */
async function isOnDisk(place: string): Promise<boolean> {
  const { rows: found } = await sql<{ is: boolean }>`
    select pg_current_wal_flush_lsn() > ${place}::pg_lsn as is`.execute(rows(em()));
  return found[0]?.is ?? false;
}

const { METADATA, THUMBNAIL, SPRITES, PREVIEW } = Phase;
const { COMPLETED, FAILED } = JobStatus;

test.each<[string, { phase: ScenePhase; earlier: JobStatus; led?: boolean; during: ProcessingStatus }]>([
  ['metadata', { phase: METADATA, earlier: COMPLETED, during: ProcessingStatus.PROCESSING }],
  ['a phase that metadata leads to', { phase: THUMBNAIL, earlier: COMPLETED, during: ProcessingStatus.PROCESSING }],
  ['one that nothing leads to', { phase: SPRITES, earlier: COMPLETED, during: ProcessingStatus.COMPLETED }],
  ['that and its failure before', { phase: SPRITES, earlier: FAILED, during: ProcessingStatus.COMPLETED }],
  ['one that thumbnails lead to', { phase: PREVIEW, earlier: FAILED, led: true, during: ProcessingStatus.PROCESSING }],
])('the scene says what is under way: %s', async (_name, { phase, earlier, led, during }) => {
  if (led) await setTrigger(TriggerType.AFTER_JOB, THUMBNAIL);
  const sceneId = await addScene(server.app, { width: 640 });
  const before = await addJob(server.app, sceneId, phase, earlier);
  await announceJobs(em(), [{ id: before, sceneId }]);
  const id = await newJob(sceneId, phase);
  const job = { ...(await startJob(server.app, id, '1')), phase } as RunningJob;
  expect(await sceneOf(sceneId)).toMatchObject({ processingStatus: during });
  expect(await completeJob(server.app, job, {})).toBe(true);
  const ended = await sceneOf(sceneId);
  await announceJobs(em(), [job]);
  expect(await sceneOf(sceneId)).toEqual(ended);
});
