/** The jobs that this process is running, and stopping those that were cancelled or taken over by another worker. */
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';
import { JobStatus } from './job.enums.ts';

/** One run of a job: `attempt` tells it from the runs before and after it. */
export interface JobRun {
  id: string;
  attempt: number;
}

export interface RunningJobs extends AsyncDisposable {
  /** Counts the run as running until disposed of; its signal aborts when it is to stop. */
  begin(run: JobRun): { signal: AbortSignal } & Disposable;
}

const checkMilliseconds = 5000;

/** Listens for jobs to stop, and also looks in the database now and then, as a message may have been missed. */
export function followRunningJobs({ orm, log, events }: Pick<App, 'orm' | 'log' | 'events'>): RunningJobs {
  const running = new Map<JobRun, AbortController>();
  let checking: Promise<void> = Promise.resolve();
  let closed = false;

  const stop = (isConcerned: (run: JobRun) => boolean) => {
    for (const [run, controller] of running)
      if (isConcerned(run)) controller.abort(new Error('The job was cancelled, or is run by another worker.'));
  };

  async function check(): Promise<void> {
    const runs = [...running.keys()];
    if (runs.length === 0 || closed) return;
    try {
      const current = await rows(orm.em.fork())
        .selectFrom('job_history')
        .select(['id', 'attempt'])
        .where('status', '=', JobStatus.RUNNING)
        .where(
          'id',
          'in',
          runs.map(({ id }) => id),
        )
        .execute();
      const isCurrent = (run: JobRun) => current.some(({ id, attempt }) => run.id === id && run.attempt === attempt);
      stop((run) => runs.includes(run) && !isCurrent(run));
    } catch (error) {
      log.debug(`running jobs could not be checked: ${messageOf(error)}`); // the next check will
    }
  }

  const checkSoon = () => {
    checking = checking.then(check);
  };
  events.on('cancel', ({ ids }) => stop(({ id }) => ids.includes(id)));
  events.onReconnect(checkSoon);
  const timer = setInterval(checkSoon, checkMilliseconds);
  return {
    begin(run) {
      const controller = new AbortController();
      running.set(run, controller);
      return { signal: controller.signal, [Symbol.dispose]: () => void running.delete(run) };
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      clearInterval(timer);
      await checking;
    },
  };
}
