/** Scenes are trashed, restored, deleted and lost, and jobs end, all at the same time: nothing is left waiting for nothing. */
import { randomInt } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { JobStatus, Phase } from '../../src/jobs/job.enums.ts';
import type { TaskRun } from '../../src/jobs/queue.ts';
import { type PhaseTask, runJob } from '../../src/jobs/run-job.ts';
import { followRunningJobs, type RunningJobs } from '../../src/jobs/running-jobs.ts';
import { sceneFileOf } from '../../src/processing/scene-file.ts';
import { storagePathOf } from '../support/factories.ts';
import { putFile, scanNow } from '../support/scans.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
const rounds = Number(process.env.ROUNDS ?? 4);
const files = 6;

let server: TestServer;
let admin: TestUser;
let running: RunningJobs;
const em = () => server.app.orm.em.fork();

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  admin = await server.user('admin');
  running = followRunningJobs(server.app);
  await writeFile(join(server.library, 'readme.txt'), 'The disk is here.'); // else it would not count as one without films
  await storagePathOf(server.app, server.library);
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

/** Numbers that only the seed decides (mulberry32). */
let state = seed;
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const below = (count: number) => Math.floor(random() * count);
const pauseMs = () => below(12);

const path = (index: number) => join(server.library, `film ${index}.mp4`);
const known = async () => rows(em()).selectFrom('scenes').select('id').orderBy('id').execute();

/** Does nothing but read the scene, wait, and write what the phase would; a quarter of them fail. */
const task = (
  phase: Phase.METADATA | Phase.THUMBNAIL,
  waitMs: number,
  fails: boolean,
): Pick<PhaseTask, 'phase' | 'run'> => ({
  phase,
  async run({ job, signal }) {
    await sceneFileOf(server.app, job.sceneId);
    await sleep(waitMs, undefined, { signal });
    if (fails) throw new Error('as it happens');
    const result = phase === Phase.METADATA ? { width: 640, fingerprint: 'known' } : { thumbnailPath: 'made' };
    return {
      async save(em) {
        await rows(em).updateTable('scenes').set(result).where('id', '=', job.sceneId).execute();
      },
    };
  },
});

/** Takes an entry of the queue, as a worker does, and runs its job to the end. False when there is none. */
async function runNext(): Promise<boolean> {
  const [entry] = await em().execute<{ id: string; key: string; task: string }[]>(
    `update graphile_worker._private_jobs j set locked_at = now(), locked_by = 'test', attempts = attempts + 1
       from (select j.id, t.identifier from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
              where j.locked_at is null and t.identifier in ('processing.metadata', 'processing.thumbnail')
              order by random() limit 1 for update of j skip locked) next
      where j.id = next.id returning j.id::text, j.key, next.identifier as task`,
  );
  if (!entry) return false;
  const phase = entry.task.endsWith('metadata') ? Phase.METADATA : Phase.THUMBNAIL;
  const run: TaskRun = { entryId: entry.id, running, signal: new AbortController().signal };
  await runJob(server.app, task(phase, pauseMs(), random() < 0.25), entry.key, run);
  await em().execute('delete from graphile_worker._private_jobs where id = ? and locked_at is not null', [entry.id]);
  return true;
}

type Step = () => Promise<unknown>;

function step(ids: readonly string[]): Step {
  const some = () => [...new Set(Array.from({ length: 1 + below(3) }, () => ids[below(ids.length)] ?? '1'))];
  const steps: [number, Step][] = [
    [4, async () => admin.client.trashScenes({ ids: some() })],
    [4, async () => admin.client.restoreScenes({ ids: some() })],
    [1, async () => admin.client.deleteScenes({ ids: some(), deleteFiles: false })],
    [2, async () => admin.client.processScenes({ phase: 'METADATA', ids: some() })],
    [2, async () => scanNow(server.app)],
    [1, async () => putFile(path(below(files)), { content: `content ${random()}` })],
    [1, async () => rm(path(below(files)), { force: true })],
    [8, runNext],
  ];
  let at = below(steps.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, doIt] of steps) {
    at -= weight;
    if (at < 0) return doIt;
  }
  return runNext;
}

/** What a client may be told; anything else is a fault of ours. */
const refusals = ['BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT', 'GONE', 'ENOENT']; // the last: a file was removed while it was put there

async function several(count: number): Promise<void> {
  const ids = (await known()).map(({ id }) => id);
  const begun = Array.from({ length: count }, async () => {
    const doIt = step(ids);
    await sleep(pauseMs());
    await doIt().catch((error: { code?: string }) => {
      if (!refusals.includes(error.code ?? '')) throw error;
    });
  });
  await Promise.all(begun);
}

/** All that should be done is done, and nobody is in the way. */
async function settle(): Promise<void> {
  await em().execute(`update job_history set next_retry_at = now() where next_retry_at is not null`);
  while (await runNext());
}

test(`seed ${seed}: after all jobs have ended, no scene that can be used waits`, async () => {
  for (let round = 0; round < rounds; round += 1) {
    for (let index = 0; index < files; index += 1)
      if (random() < 0.5) await putFile(path(index), { content: `round ${round} of ${index}` });
    await scanNow(server.app);
    for (let times = 0; times < 4; times += 1) await several(10);

    const { rows: waiting } = await sql`
      select s.id, s.processing_status, s.processing_error, s.width, s.fingerprint,
             (select json_agg(json_build_object('phase', phase, 'status', status, 'error', error_message) order by j.id)
                from job_history j where j.scene_id = s.id) as jobs
        from scenes s
       where s.trashed_at is null and s.deleted_at is null
         and (s.processing_status in ('pending', 'processing') or s.processing_status <> 'failed' and (coalesce(s.width, 0) = 0 or s.fingerprint = ''))
         and not exists (select from job_history j where j.scene_id = s.id
                           and (j.status in ('pending', 'running') or j.next_retry_at is not null))`.execute(
      rows(em()),
    );
    expect(waiting, `seed ${seed}, round ${round}`).toEqual([]);

    await scanNow(server.app);
    await settle();
    const { rows: wrong } = await sql`
      select s.id, s.processing_status, s.processing_error,
             (select json_agg(json_build_object('phase', phase, 'status', status, 'error', error_message) order by j.id)
                from job_history j where j.scene_id = s.id) as jobs
        from scenes s
       where s.trashed_at is null and s.deleted_at is null
         and (s.processing_status in ('pending', 'processing') or s.processing_error like '%trash%' or s.processing_error like '%missing%'
              or exists (select from job_history j where j.scene_id = s.id and j.status in (${JobStatus.PENDING}, ${JobStatus.RUNNING})))`.execute(
      rows(em()),
    );
    expect(wrong, `seed ${seed}, round ${round}, when all has ended`).toEqual([]);
  }
}, 120_000);
