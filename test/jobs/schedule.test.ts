/** Scheduled phases: once per due minute, however many processes watch the clock. The clock is injected. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { runDue } from '../../src/worker/scheduler.ts';
import { addScene, storagePathOf } from '../support/factories.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let admin: TestUser;
const em = () => server.app.orm.em.fork();

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  admin = await server.user('admin');
});

afterAll(async () => server[Symbol.asyncDispose]());

beforeEach(async () => {
  await em().execute('truncate job_history, dead_letter_queue, scan_history, phase_pauses cascade');
  await em().execute(`update trigger_config set trigger_type = 'manual', after_phase = null, cron_expression = null`);
  await em().execute('delete from graphile_worker._private_jobs');
});

/** Schedules a phase as if that had been done at this time. */
async function schedule(phase: 'SPRITES' | 'THUMBNAIL' | 'SCAN', cronExpression: string, since: Date): Promise<void> {
  await admin.client.updateTrigger({ phase, triggerType: 'SCHEDULED', cronExpression });
  await em().execute('update trigger_config set updated_at = ? where cron_expression is not null', [since]);
}

const minute = (n: number) => new Date(Date.UTC(2026, 10, 22, 12, n));

test('two processes with * * * * * queue once per minute', async () => {
  await schedule('SPRITES', '* * * * *', minute(0));
  const clocks = [await startClock(), await startClock()];
  try {
    for (let n = 1; n <= 5; n++) {
      const scene = await addScene(server.app);
      const runs: string[] = [];
      // both look twice within each minute
      for (const seconds of [1, 40])
        runs.push(
          ...(await Promise.all(clocks.map(async (clock) => clock.at(minute(n).getTime() + seconds * 1000)))).flat(),
        );
      expect(runs).toEqual(['sprites']);
      const jobs = await rows(em()).selectFrom('job_history').select('id').where('sceneId', '=', scene).execute();
      expect(jobs).toHaveLength(1);
    }
  } finally {
    await Promise.all(clocks.map(async (clock) => clock.end()));
  }
}, 60_000);

test('what was missed is caught up once', async () => {
  await schedule('SPRITES', '0 * * * *', minute(0));
  expect(await runDue(server.app, minute(600))).toEqual(['sprites']);
  expect(await runDue(server.app, minute(600))).toEqual([]);
  expect(await runDue(server.app, minute(659))).toEqual([]);
  expect(await runDue(server.app, minute(660))).toEqual(['sprites']);
});

test('nothing is due before its time, nor what is scheduled no more', async () => {
  await schedule('SPRITES', '30 12 * * *', minute(0));
  const due = new Date(2026, 10, 22, 12, 30);
  await em().execute('update trigger_config set updated_at = ?', [new Date(2026, 10, 22, 12, 0)]);
  expect(await runDue(server.app, new Date(due.getTime() - 1000))).toEqual([]);
  await admin.client.updateTrigger({ phase: 'SPRITES', triggerType: 'MANUAL' });
  expect(await runDue(server.app, due)).toEqual([]);
});

test('a scheduled phase queues every scene that lacks its result, and no other', async () => {
  await em().execute('delete from scenes');
  const lacking = [await addScene(server.app), await addScene(server.app)];
  await addScene(server.app, { thumbnailPath: '/t.webp' });
  await addScene(server.app, { width: 0 }); // its metadata is not known yet
  await addScene(server.app, { trashedAt: new Date() });
  await schedule('THUMBNAIL', '* * * * *', minute(0));
  expect(await runDue(server.app, minute(1))).toEqual(['thumbnail']);
  const queued = await rows(em()).selectFrom('job_history').select(['sceneId', 'phase']).orderBy('pk').execute();
  expect(queued).toEqual(lacking.map((sceneId) => ({ sceneId, phase: 'thumbnail' })));
});

test('a scheduled scan starts one, leaves out what falls into a running one, and waits while it is paused', async () => {
  await storagePathOf(server.app, server.library);
  const scans = async () => rows(em()).selectFrom('scan_history').select(['id', 'status']).execute();
  await schedule('SCAN', '* * * * *', minute(0));
  await admin.client.pausePhase({ phase: 'SCAN' });
  expect(await runDue(server.app, minute(1))).toEqual([]);
  expect(await scans()).toHaveLength(0);

  expect((await admin.client.resumePhase({ phase: 'SCAN' })).resumePhase.paused).toBe(false);
  expect(await runDue(server.app, minute(2))).toEqual(['scan']);
  expect(await scans()).toHaveLength(1);
  await runDue(server.app, minute(3));
  expect(await scans()).toHaveLength(1);
});

/** A process of its own that runs what is due when it is told the time. */
async function startClock() {
  const child: ChildProcess = fork(new URL('./scheduler-process.ts', import.meta.url), [server.databaseUrl], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return {
    async at(time: number): Promise<string[]> {
      child.send(time);
      const [phases] = (await once(child, 'message')) as [string[]];
      return phases;
    },
    async end() {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
