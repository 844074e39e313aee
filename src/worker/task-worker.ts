/** A worker of the queue: takes one entry of its task at a time. */
import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, type Runner, run, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import type { Liveness } from '../jobs/liveness.ts';
import { leaveLine, type Origin, type Task, type WorkerApp } from '../jobs/queue.ts';
import type { RunningJobs } from '../jobs/running-jobs.ts';
import type { Log } from '../logger.ts';
import { forRequest, newRequest } from '../request-context.ts';
import { traced } from '../tracing.ts';

export interface TaskWorker {
  runner: Runner;
  /** By which the queue knows it. */
  name: string;
  /** Has it look into the queue, if it is idle. */
  wake(): void;
  isBusy: boolean;
}

export interface TaskWorkerOptions {
  app: WorkerApp;
  task: Task<never>;
  liveness: Liveness;
  connections: pg.Pool;
  running: RunningJobs;
  /** How often it looks for entries by itself, in milliseconds; otherwise when it is woken. */
  pollInterval: number;
  /** Aborts when the process begins to end. */
  stopping: AbortSignal;
  /** Aborts when running jobs have had their time. */
  ending: AbortSignal;
}

/**
 * In batches: otherwise graphile-worker 0.18 writes the outcome of a job without awaiting it, and when the database is away
 * just then, the rejection that nobody handles ends the process. Short jobs of a worker are taken out some at a time: a job
 * that has ended is not begun again, though its entry may be after a crash.
 */
const writesAwaited = { completeJobBatchDelay: 100, failJobBatchDelay: 0 };

/** Running jobs end by themselves or by our signal, never by a timeout of the queue. */
const forever = 2 ** 31 - 1;

export async function startTaskWorker({
  app,
  task,
  liveness,
  connections,
  running,
  pollInterval,
  stopping,
  ending,
}: TaskWorkerOptions): Promise<TaskWorker> {
  const events: WorkerEvents = new EventEmitter();
  const worker = { name: '', isBusy: false } as TaskWorker;
  events.on('pool:create', ({ workerPool }) => {
    worker.name = workerPool.id;
    worker.wake = () => workerPool.nudge(1);
    void liveness.hold(workerPool.id);
  });
  events.on('worker:release', () => {
    worker.wake = () => {}; // it looks for no more, and to nudge it would throw
  });
  worker.runner = await run({
    pgPool: connections,
    concurrency: 1,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: forever,
    parsedCronItems: parseCronItems(task.cron ? [{ task: task.name, match: task.cron }] : []),
    preset: { worker: { ...writesAwaited, pollInterval } },
    events,
    logger: new Logger(() => queueLog(app.log)),
    taskList: {
      [task.name]: async (payload, { job }) => {
        worker.isBusy = true;
        try {
          const signal = task.endsAtOnce ? stopping : ending;
          const { requestId, traceparent: parent } = payload as Origin;
          await forRequest(newRequest(requestId), async () =>
            traced(task.name, { kind: 'consumer', parent }, async () =>
              task.run(app, payload as never, { entryId: job.id, signal, running }),
            ),
          );
          if (job.job_queue_id !== null) await leaveLine(app.orm.em.fork(), worker.name, job.id);
        } finally {
          worker.isBusy = false;
        }
      },
    },
  });
  return worker;
}

/** Messages of graphile-worker are for debugging; what concerns users is logged where it happens. */
function queueLog(log: Log) {
  return (level: string, message: string) => {
    log[level === 'error' ? 'warn' : 'debug'](message);
  };
}
