/** The worker: as many runners per phase as the pool says, and one for each background task, resized at run time. */
import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, type Runner, run, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { messageOf } from '../errors.ts';
import { startHousekeeping } from '../jobs/housekeeping.ts';
import { type Liveness, openLiveness } from '../jobs/liveness.ts';
import { targetWorkers } from '../jobs/pool.queries.ts';
import { addTask, type Task, type WorkerApp } from '../jobs/queue.ts';
import { startRecovery } from '../jobs/recovery.ts';
import { followRunningJobs, type RunningJobs } from '../jobs/running-jobs.ts';
import type { Log } from '../logger.ts';
import { requeueLostScan } from '../storage/scan.service.ts';
import { releaseOrphanedEntries } from './orphaned-entries.ts';
import { startScheduler } from './scheduler.ts';
import { backgroundTasks, phaseTasks, startTasks } from './tasks.ts';

/** How long running jobs may still take when the process ends; then they go back to the queue. */
const graceMilliseconds = 15_000;

/** Running jobs end by themselves, or by the signal that we give them: never by the queue's own patience. */
const forever = 2 ** 31 - 1;

/**
 * Works on jobs until disposed of: then it takes no new ones, gives the running ones their time, and has written
 * what became of them before it lets go of its connections.
 */
export async function startWorker(app: WorkerApp): Promise<AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const ending = new AbortController();
  const liveness = stack.use(await openLiveness(app.databaseUrl, app.log));
  const connections = stack.adopt(openPool(app.databaseUrl), async (opened) => opened.end());
  const running = stack.use(followRunningJobs(app));
  stack.use(await startRecovery(app));
  stack.use(startHousekeeping(app));
  await requeueLostScan({ em: app.orm.em.fork() });
  for (const task of startTasks) await addTask(app.orm.em.fork(), task, {}, { key: task.name });
  const common = { app, liveness, connections, running, ending: ending.signal };
  const phases = new Map([...phaseTasks()].map(([phase, task]) => [phase, new PhaseWorkers({ ...common, task })]));
  const background = backgroundTasks.map((task) => new PhaseWorkers({ ...common, task }));
  stack.defer(async () => {
    const patience = setTimeout(() => ending.abort(new Error('The process ends.')), graceMilliseconds);
    await Promise.all([...phases.values(), ...background].map(async (workers) => workers.end()));
    clearTimeout(patience);
  });
  const resize = async () => {
    for (const [phase, workers] of await targetWorkers(app.orm.em.fork())) await phases.get(phase)?.resize(workers);
  };
  await Promise.all([resize(), ...background.map(async (workers) => workers.resize(1))]);
  const resizeSoon = () =>
    void resize().catch((error) => app.log.warn(`the pool could not be read: ${messageOf(error)}`));
  app.events.on('settings', resizeSoon);
  app.events.onReconnect(resizeSoon);
  stack.use(
    releaseOrphanedEntries(app, () => [...phases.values(), ...background].flatMap((workers) => workers.idle())),
  );
  stack.use(startScheduler(app));
  return stack.move();
}

function openPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 80, application_name: 'reelgraph queue' });
  // A connection that breaks is replaced when one is needed; whoever used it hears of it from its query.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

interface PhaseWorkersOptions {
  app: WorkerApp;
  task: Task<never>;
  liveness: Liveness;
  connections: pg.Pool;
  running: RunningJobs;
  /** Aborts when running jobs have had their time. */
  ending: AbortSignal;
}

/** A worker that takes one job at a time. */
interface Member {
  runner: Runner;
  name: string;
  isBusy: boolean;
}

/** The workers of one task. Each is a runner of its own, so that one can go while the others go on. */
class PhaseWorkers {
  readonly #options: PhaseWorkersOptions;
  readonly #members = new Set<Member>();
  readonly #leaving = new Set<Promise<void>>();
  #wanted = 0;
  #ended = false;
  #resizing: Promise<void> = Promise.resolve();

  constructor(options: PhaseWorkersOptions) {
    this.#options = options;
  }

  /** Idle ones leave first; one that is busy leaves when its job has ended. */
  async resize(workers: number): Promise<void> {
    if (this.#ended) return;
    this.#wanted = workers;
    this.#resizing = this.#resizing.then(async () => this.#adjust());
    await this.#resizing;
  }

  /** The names of those that have nothing to do. */
  idle(): string[] {
    return [...this.#members].filter(({ isBusy }) => !isBusy).map(({ name }) => name);
  }

  async end(): Promise<void> {
    const resized = this.resize(0);
    this.#ended = true;
    await resized;
    await Promise.all(this.#leaving);
  }

  async #adjust(): Promise<void> {
    try {
      // Who leaves may still be at work: together they are never more than wanted.
      while (this.#members.size + this.#leaving.size < this.#wanted) await this.#join();
    } catch (error) {
      const { app, task } = this.#options;
      app.log.warn(`a worker for ${task.name} cannot begin (${messageOf(error)}); trying again`);
      setTimeout(() => void this.resize(this.#wanted), 1000).unref();
    }
    const leavers = [...this.#members].sort((a, b) => Number(a.isBusy) - Number(b.isBusy));
    for (const member of leavers.slice(0, this.#members.size - this.#wanted)) this.#leave(member);
  }

  async #join(): Promise<void> {
    const member = await startMember(this.#options);
    this.#members.add(member);
    // A runner gives up when the database is away for long: another one takes its place.
    void member.runner.promise.catch(() => {}).then(async () => this.#replace(member));
  }

  #leave(member: Member): void {
    this.#members.delete(member);
    const left = member.runner
      .stop()
      .catch((error: unknown) => this.#options.app.log.debug(`a worker ended: ${messageOf(error)}`))
      .then(async () => this.#options.liveness.release(member.name))
      .finally(() => {
        this.#leaving.delete(left);
        void this.resize(this.#wanted);
      });
    this.#leaving.add(left);
  }

  async #replace(member: Member): Promise<void> {
    if (!this.#members.delete(member)) return; // it was told to leave
    this.#options.app.log.warn(`a worker for ${this.#options.task.name} gave up and is replaced`);
    await this.#options.liveness.release(member.name);
    await this.resize(this.#wanted);
  }
}

/**
 * In batches, though of one: otherwise graphile-worker 0.18 writes what became of a job without awaiting it, and when the
 * database is away just then, the rejection that nobody handles ends the process.
 */
const writesAwaited = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

async function startMember({
  app,
  task,
  liveness,
  connections,
  running,
  ending,
}: PhaseWorkersOptions): Promise<Member> {
  const events: WorkerEvents = new EventEmitter();
  const member = { name: '', isBusy: false } as Member;
  events.on('pool:create', ({ workerPool }) => {
    member.name = workerPool.id;
    void liveness.hold(workerPool.id);
  });
  member.runner = await run({
    pgPool: connections,
    concurrency: 1,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: forever,
    pollInterval: 1000,
    parsedCronItems: parseCronItems(task.cron ? [{ task: task.name, match: task.cron }] : []),
    preset: writesAwaited,
    events,
    logger: new Logger(() => queueLog(app.log)),
    taskList: {
      [task.name]: async (payload, { job }) => {
        member.isBusy = true;
        try {
          await task.run(app, payload as never, { entryId: job.id, signal: ending, running });
        } finally {
          member.isBusy = false;
        }
      },
    },
  });
  return member;
}

/** The queue's own words are for debugging; what concerns people is logged where it happens. */
function queueLog(log: Log) {
  return (level: string, message: string) => {
    log[level === 'error' ? 'warn' : 'debug'](message);
  };
}
