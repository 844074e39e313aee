/** Jobs per second: an empty task through the whole way that a job goes, beside graphile-worker's own bare rate. */
import 'reflect-metadata';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { openApp } from '../src/app.ts';
import type { App } from '../src/app.type.ts';
import { readConfig } from '../src/config.ts';
import { startEmbedded } from '../src/database/embedded.ts';
import { enqueueAll } from '../src/jobs/enqueue.ts';
import { Phase } from '../src/jobs/job.enums.ts';
import { type PhaseTask, runJob } from '../src/jobs/run-job.ts';
import { followRunningJobs } from '../src/jobs/running-jobs.ts';
import { createLogger } from '../src/logger.ts';
import { findMediaTools, type MediaTools } from '../src/media/tools.ts';
import { phaseTasks } from '../src/processing/phase-tasks.ts';
import { postmasterOf, printLoad, secondsOfTrees } from './computing.ts';
import { median } from './load.ts';
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
    figures.push([bare, await measured(postmaster, async () => wholeRate(app, pool))]);
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

async function bareRate(pool: pg.Pool): Promise<number> {
  await pool.query(`select graphile_worker.add_job('bare', '{}') from generate_series(1, $1)`, [jobCount]);
  return rateOf(pool, { bare: async () => {} });
}

async function wholeRate(app: App & { media: MediaTools }, pool: pg.Pool): Promise<number> {
  await using running = followRunningJobs(app);
  const { signal } = new AbortController();
  return rateOf(pool, {
    'processing.sprites': async (payload, { job }) => {
      const { jobId } = payload as { jobId: string };
      await runJob(app, emptyTask, jobId, { entryId: job.id, signal, running });
    },
  });
}

/** From the start of the runner until all jobs are done. */
async function rateOf(pgPool: pg.Pool, taskList: TaskList): Promise<number> {
  const events: WorkerEvents = new EventEmitter();
  let done = 0;
  const all = new Promise<void>((resolve) => {
    events.on('job:complete', () => {
      done += 1;
      if (done === jobCount) resolve();
    });
  });
  const begin = performance.now();
  const logger = new Logger(() => () => {});
  const runner = await run({
    pgPool,
    taskList,
    concurrency,
    events,
    logger,
    noHandleSignals: true,
    parsedCronItems: [],
  });
  await all;
  const seconds = (performance.now() - begin) / 1000;
  await runner.stop();
  return jobCount / seconds;
}

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 20 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
