/** The worker: as many runners per phase as the pool says, and one for each background task, resized at run time. */
import { messageOf } from '../errors.ts';
import { checkPhases } from '../jobs/check-phases.ts';
import { startHousekeeping } from '../jobs/housekeeping.ts';
import { openLiveness } from '../jobs/liveness.ts';
import { targetWorkers } from '../jobs/pool.queries.ts';
import { addTask, type WorkerApp } from '../jobs/queue.ts';
import { startRecovery } from '../jobs/recovery.ts';
import { followRunningJobs } from '../jobs/running-jobs.ts';
import { requeueLostScan } from '../storage/scan.service.ts';
import { startWatching } from '../storage/watch.ts';
import { watchDueEntries } from './due-entries.ts';
import { releaseOrphanedEntries } from './orphaned-entries.ts';
import { QueuePool } from './queue-pool.ts';
import { startScheduler } from './scheduler.ts';
import { startTaskWorker, type TaskWorker, type TaskWorkerOptions } from './task-worker.ts';
import { backgroundTasks, jobTasks, startTasks } from './tasks.ts';

/** How long running jobs may still take when the process ends; then they go back to the queue. */
const graceMilliseconds = 15_000;

/**
 * Works on jobs until disposed of: then it takes no new ones, gives the running ones their time, and has written
 * what became of them before it lets go of its connections.
 */
export async function startWorker(app: WorkerApp): Promise<AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const tasks = jobTasks();
  await checkPhases(app.orm.em.fork());
  const [stopping, ending] = [new AbortController(), new AbortController()];
  const liveness = stack.use(await openLiveness(app.databaseUrl, app.log));
  const connections = stack.adopt(new QueuePool(app.databaseUrl, app.events), async (opened) => opened.end());
  const running = stack.use(followRunningJobs(app));
  stack.use(await startRecovery(app));
  stack.use(startHousekeeping(app));
  await requeueLostScan({ em: app.orm.em.fork() });
  for (const task of startTasks) await addTask(app.orm.em.fork(), task, {}, { key: task.name });
  const common = { app, liveness, connections, running, stopping: stopping.signal, ending: ending.signal };
  const phases = new Map(
    [...tasks].map(([phase, task]) => [phase, new PhaseWorkers({ ...common, task, pollInterval: 10_000 })]),
  );
  const background = backgroundTasks.map((task) => new PhaseWorkers({ ...common, task, pollInterval: 60_000 }));
  stack.defer(async () => {
    const reason = new Error('The process ends.');
    stopping.abort(reason);
    const timer = setTimeout(() => ending.abort(reason), graceMilliseconds);
    await Promise.all([...phases.values(), ...background].map(async (workers) => workers.end()));
    clearTimeout(timer);
  });
  const resize = async () => {
    for (const [phase, workers] of await targetWorkers(app.orm.em.fork())) await phases.get(phase)?.resize(workers);
  };
  const wake = (tasks?: readonly string[]) => {
    for (const workers of [...phases.values(), ...background])
      if (!tasks || tasks.includes(workers.task)) workers.wake();
  };
  app.events.on('entries', ({ task }) => wake(task === undefined ? undefined : [task]));
  app.events.onReconnect(wake);
  await Promise.all([resize(), ...background.map(async (workers) => workers.resize(1))]);
  const resizeSoon = () =>
    void resize().catch((error) => app.log.warn(`the pool could not be read: ${messageOf(error)}`));
  app.events.on('settings', resizeSoon);
  app.events.onReconnect(resizeSoon);
  stack.use(
    releaseOrphanedEntries(app, () => [...phases.values(), ...background].flatMap((workers) => workers.idle())),
  );
  stack.use(watchDueEntries(app, wake));
  stack.use(startScheduler(app));
  if (app.config.watch) stack.use(await startWatching(app));
  return stack.move();
}

/** The workers of one task. Each has a runner of its own, so that one can stop while the others go on. */
class PhaseWorkers {
  readonly #options: TaskWorkerOptions;
  readonly #workers = new Set<TaskWorker>();
  readonly #stopping = new Set<Promise<void>>();
  #target = 0;
  #ended = false;
  #resizing: Promise<void> = Promise.resolve();

  constructor(options: TaskWorkerOptions) {
    this.#options = options;
  }

  /** Idle workers stop first; a busy one stops when its job has ended. */
  async resize(workers: number): Promise<void> {
    if (this.#ended) return;
    this.#target = workers;
    this.#resizing = this.#resizing.then(async () => this.#adjust());
    await this.#resizing;
  }

  get task(): string {
    return this.#options.task.name;
  }

  wake(): void {
    for (const worker of this.#workers) worker.wake();
  }

  /** The names of the workers that have nothing to do. */
  idle(): string[] {
    return [...this.#workers].filter(({ isBusy }) => !isBusy).map(({ name }) => name);
  }

  async end(): Promise<void> {
    const resized = this.resize(0);
    this.#ended = true;
    await resized;
    await Promise.all(this.#stopping);
  }

  async #adjust(): Promise<void> {
    try {
      // Stopping workers may still be busy: together they are never more than the target.
      while (this.#workers.size + this.#stopping.size < this.#target) await this.#add();
    } catch (error) {
      const { app, task } = this.#options;
      app.log.warn(`a worker for ${task.name} cannot start (${messageOf(error)}); trying again`);
      setTimeout(() => void this.resize(this.#target), 1000).unref();
    }
    const idleFirst = [...this.#workers].sort((a, b) => Number(a.isBusy) - Number(b.isBusy));
    for (const worker of idleFirst.slice(0, this.#workers.size - this.#target)) this.#stop(worker);
  }

  async #add(): Promise<void> {
    const worker = await startTaskWorker(this.#options);
    this.#workers.add(worker);
    // A runner gives up when the database is away for long, and is replaced.
    void worker.runner.promise.catch(() => {}).then(async () => this.#replace(worker));
  }

  #stop(worker: TaskWorker): void {
    this.#workers.delete(worker);
    const stopped = worker.runner
      .stop()
      .catch((error: unknown) => this.#options.app.log.debug(`a worker ended: ${messageOf(error)}`))
      .then(async () => this.#options.liveness.release(worker.name))
      .finally(() => {
        this.#stopping.delete(stopped);
        void this.resize(this.#target);
      });
    this.#stopping.add(stopped);
  }

  async #replace(worker: TaskWorker): Promise<void> {
    if (!this.#workers.delete(worker)) return; // it was stopped
    this.#options.app.log.warn(`a worker for ${this.#options.task.name} gave up and is replaced`);
    await this.#options.liveness.release(worker.name);
    await this.resize(this.#target);
  }
}
