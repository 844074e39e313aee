/** Jobs per second: an empty task through the whole way that a job goes, beside graphile-worker's own bare rate. */
import 'reflect-metadata';
import { join } from 'node:path';
import { Logger, type Runner, run } from 'graphile-worker';
import pg from 'pg';
import { openApp } from '../src/app.ts';
import type { App } from '../src/app.type.ts';
import { readConfig } from '../src/config.ts';
import { startEmbedded } from '../src/database/embedded.ts';
import { enqueueAll } from '../src/jobs/enqueue.ts';
import { Phase } from '../src/jobs/job.enums.ts';
import { type JobPayload, jobTask } from '../src/jobs/job-entries.ts';
import { openLiveness } from '../src/jobs/liveness.ts';
import type { Task, WorkerApp } from '../src/jobs/queue.ts';
import { type PhaseTask, runJob } from '../src/jobs/run-job.ts';
import { followRunningJobs } from '../src/jobs/running-jobs.ts';
import { createLogger } from '../src/logger.ts';
import { findMediaTools } from '../src/media/tools.ts';
import { phaseTasks } from '../src/processing/phase-tasks.ts';
import { QueuePool } from '../src/worker/queue-pool.ts';
import { startTaskWorker } from '../src/worker/task-worker.ts';
import { postmasterOf, printLoad, secondsOfTrees } from './computing.ts';
import { median } from './quantiles.ts';
import { removeFolder, temporaryFolder } from './server.ts';

const jobCount = 2000;
/** Of both, in turn. */
const rounds = 5;
const concurrency = 4;
const bulkCount = 100_000;

const emptyTask: Pick<PhaseTask, 'phase' | 'run'> = {
  phase: Phase.SPRITES,
  run: async () => ({}),
};

export async function jobs(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const config = readConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'error' });
  const log = createLogger(config);
  const database = stack.use(await startEmbedded({ dataDir: config.dataDir, log }));
  const media = await findMediaTools();
  const app = stack.use(await openApp({ config, log, databaseUrl: database.url, media }));
  const pool = stack.adopt(openPool(database.url), async (opened) => opened.end());

  const postmaster = await postmasterOf(config);
  await addScenes(app, jobCount);
  const figures: [bare: Figures, whole: Figures][] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const bare = await measured(postmaster, async () => bareRate(pool));
    await enqueueAll(app.orm.em.fork(), Phase.SPRITES, phaseTasks.sprites.lacksResult);
    figures.push([bare, await measured(postmaster, async () => wholeRate(app))]);
  }
  const counted = figures.slice(1); // when both are compiled
  await addScenes(app, bulkCount);
  const begin = performance.now();
  await enqueueAll(app.orm.em.fork(), Phase.THUMBNAIL, phaseTasks.thumbnail.lacksResult);
  const bulkSeconds = (performance.now() - begin) / 1000;
  console.table({
    'graphile-worker alone, empty task': middleOf(counted.map(([bare]) => bare)),
    'the whole way of a job, empty task': middleOf(counted.map(([, whole]) => whole)),
  });
  const times = counted.map(([bare, whole]) => whole.jobsPerSecond / bare.jobsPerSecond);
  console.table({
    'the whole way beside the queue alone, jobs/s (0.4)': {
      value: median(times).toFixed(2),
      'in each round': times.map((time) => time.toFixed(2)).join(', '),
    },
    [`queueing ${jobCount + bulkCount} scenes, one statement (s)`]: { value: bulkSeconds.toFixed(1) },
  });
  printLoad();
}

interface Figures {
  jobsPerSecond: number;
  /** Processor time for a job, in milliseconds. */
  node: number;
  postgres: number;
}

/** The rate, and the processor time of a job: that of this process, and that of PostgreSQL. */
async function measured(postmaster: number, rate: () => Promise<number>): Promise<Figures> {
  const before = await secondsOfTrees([postmaster]);
  const ours = process.cpuUsage();
  const jobsPerSecond = await rate();
  const { user, system } = process.cpuUsage(ours);
  const spent = (await secondsOfTrees([postmaster])) - before;
  return { jobsPerSecond, node: (user + system) / 1000 / jobCount, postgres: (spent * 1000) / jobCount };
}

const middleOf = (all: Figures[]) => ({
  'jobs/s': Math.round(median(all.map(({ jobsPerSecond }) => jobsPerSecond))),
  'Node (ms)': median(all.map(({ node }) => node)).toFixed(2),
  'PostgreSQL (ms)': median(all.map(({ postgres }) => postgres)).toFixed(2),
});

/** As they are once their metadata is known. */
async function addScenes({ orm }: App, count: number): Promise<void> {
  await orm.em.fork().execute(
    `insert into scenes (original_filename, width, height, duration, processing_status)
       select 'film.mp4', 640, 360, 10, 'completed' from generate_series(1, ?)`,
    [count],
  );
}

async function bareRate(pgPool: pg.Pool): Promise<number> {
  await pgPool.query(`select graphile_worker.add_job('bare', '{}') from generate_series(1, $1)`, [jobCount]);
  const logger = new Logger(() => () => {});
  const options = { pgPool, concurrency, logger, noHandleSignals: true, parsedCronItems: [] };
  return rateOf((count) => [run({ ...options, taskList: { bare: async () => count() } })]);
}

/** By workers as a phase has them. */
async function wholeRate(app: WorkerApp): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const liveness = stack.use(await openLiveness(app.databaseUrl, app.log));
  const connections = stack.adopt(new QueuePool(app.databaseUrl, app.events), async (opened) => opened.end());
  const running = stack.use(followRunningJobs(app));
  const { signal } = new AbortController();
  const common = { app, liveness, connections, running, pollInterval: 10_000, stopping: signal, ending: signal };
  // Awaited: what it works with is disposed of at the end of this function.
  return await rateOf((count) => {
    const task: Task<JobPayload> = {
      ...jobTask(Phase.SPRITES),
      async run(app, { jobId }, run) {
        await runJob(app, emptyTask, jobId, run);
        count();
      },
    };
    return Array.from({ length: concurrency }, async () => (await startTaskWorker({ ...common, task })).runner);
  });
}

/** From the start of the runners until all jobs have run. */
async function rateOf(start: (count: () => void) => Promise<Runner>[]): Promise<number> {
  const begin = performance.now();
  const { promise: all, resolve } = Promise.withResolvers<void>();
  let done = 0;
  const runners = start(() => {
    done += 1;
    if (done === jobCount) resolve();
  });
  await all;
  const seconds = (performance.now() - begin) / 1000;
  for (const runner of runners) await (await runner).stop();
  return jobCount / seconds;
}

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 20 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
