/** Workers that have come, and those that have left. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { countLiveWorkers, openLiveness } from '../../src/jobs/liveness.ts';
import { poolSizes } from '../../src/jobs/pool.queries.ts';
import type { Task } from '../../src/jobs/queue.ts';
import { followRunningJobs } from '../../src/jobs/running-jobs.ts';
import type { Client } from '../../src/sdk/client.ts';
import { QueuePool } from '../../src/worker/queue-pool.ts';
import { startTaskWorker, type TaskWorker } from '../../src/worker/task-worker.ts';
import { backgroundTasks } from '../../src/worker/tasks.ts';
import type { TestServer } from './server.ts';
import { eventually } from './wait.ts';

/** A worker of one task, as a phase or a background task has them. It looks for entries by itself every so many milliseconds, and nobody wakes it. */
export async function startOneWorker(
  { app, databaseUrl }: TestServer,
  task: Task<never>,
  pollInterval: number,
): Promise<OneWorker> {
  await using stack = new AsyncDisposableStack();
  const liveness = stack.use(await openLiveness(databaseUrl, app.log));
  const running = stack.use(followRunningJobs(app));
  const connections = stack.adopt(new QueuePool(databaseUrl, app.events), async (opened) => opened.end());
  const stopping = new AbortController();
  const ending = new AbortController().signal; // running jobs have all the time they want
  const common = { app, liveness, running, connections, stopping: stopping.signal, ending };
  const worker = await startTaskWorker({ ...common, task, pollInterval });
  const opened = stack.move();
  return {
    worker,
    async stop() {
      stopping.abort(new Error('The process ends.'));
      await worker.runner.stop();
    },
    [Symbol.asyncDispose]: async () => opened.disposeAsync(),
  };
}

interface OneWorker extends AsyncDisposable {
  worker: TaskWorker;
  /** As when its process begins to end. */
  stop(): Promise<void>;
}

/** How many a worker process has while no phase is paused. */
export async function allWorkers(em: EntityManager): Promise<number> {
  const ofPhases = [...(await poolSizes(em)).values()];
  return ofPhases.reduce((sum, workers) => sum + workers, backgroundTasks.length);
}

/** Pauses a phase of a single worker process, and waits until a worker of it has left: until then it may be about to take one more job. */
export async function pauseAndWait(
  em: () => EntityManager,
  client: Client,
  phase: 'THUMBNAIL' | 'SPRITES',
): Promise<void> {
  const all = await allWorkers(em());
  await eventually(async () => (await countLiveWorkers(em())) === all);
  await client.pausePhase({ phase });
  await eventually(async () => (await countLiveWorkers(em())) < all);
}
