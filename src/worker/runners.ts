/** The worker: one runner per phase, and one for each background task, on connections of their own. */
import { EventEmitter } from 'node:events';
import { Logger, type Runner, run, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { getSingleton } from '../database/singleton.ts';
import { Phase } from '../jobs/job.enums.ts';
import { type Liveness, openLiveness } from '../jobs/liveness.ts';
import { Pool } from '../jobs/pool.entity.ts';
import { startRecovery } from '../jobs/recovery.ts';
import type { Log } from '../logger.ts';
import { enqueuePurge } from '../scenes/purge.task.ts';
import { requeueLostScan } from '../storage/scan.service.ts';
import { backgroundTasks, phaseTasks, type Task, type WorkerApp } from './tasks.ts';

/** How long running jobs may still take when the process ends; then they go back to the queue. */
const graceMilliseconds = 15_000;

/**
 * Works on jobs until disposed of: then it takes no new ones, gives the running ones their time, and has written
 * what became of them before it lets go of its connections.
 */
export async function startWorker(app: WorkerApp): Promise<AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const pool = await getSingleton(app.orm.em.fork(), Pool);
  const workers: Record<string, number> = {
    [Phase.METADATA]: pool.metadataWorkers,
    [Phase.THUMBNAIL]: pool.thumbnailWorkers,
    [Phase.SPRITES]: pool.spritesWorkers,
  };
  const liveness = stack.use(await openLiveness(app.databaseUrl, app.log));
  const connections = stack.adopt(openPool(app.databaseUrl), async (opened) => opened.end());
  stack.use(await startRecovery(app));
  await requeueLostScan({ em: app.orm.em.fork() });
  await enqueuePurge({ em: app.orm.em.fork() });
  const start = async (task: Task, concurrency: number) =>
    startRunner({ app, task, concurrency, liveness, connections });
  const runners = await Promise.all([
    ...[...phaseTasks()].map(async ([phase, task]) => start(task, workers[phase] ?? 1)),
    ...backgroundTasks.map(async (task) => start(task, 1)),
  ]);
  stack.defer(async () => {
    await Promise.all(runners.map(async (runner) => runner.stop()));
  });
  return stack.move();
}

function openPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20, application_name: 'reelgraph queue' });
  // A connection that breaks is replaced when one is needed; whoever used it hears of it from its query.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

interface RunnerOptions {
  app: WorkerApp;
  task: Task;
  concurrency: number;
  liveness: Liveness;
  connections: pg.Pool;
}

async function startRunner({ app, task, concurrency, liveness, connections }: RunnerOptions): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => void liveness.hold(workerPool.id));
  return run({
    pgPool: connections,
    concurrency,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: graceMilliseconds,
    pollInterval: 1000,
    parsedCronItems: [],
    events,
    logger: new Logger(() => queueLog(app.log)),
    taskList: {
      [task.name]: async (payload, { abortSignal }) => task.run(app, payload as never, abortSignal as AbortSignal),
    },
  });
}

/** The queue's own words are for debugging; what concerns people is logged where it happens. */
function queueLog(log: Log) {
  return (level: string, message: string) => {
    log[level === 'error' ? 'warn' : 'debug'](message);
  };
}
