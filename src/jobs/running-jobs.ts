/** The jobs that this process is running, each with a way to stop it: when it is cancelled, or runs elsewhere by now. */
import type { App } from '../app.type.ts';
import { messageOf } from '../errors.ts';

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

/** Hears who is to stop, and asks the database now and then, as the message may have been missed. */
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
      const lost = await orm.em.fork().execute<JobRun[]>(
        `select r.id, r.attempt from json_to_recordset(?::json) r (id text, attempt int)
          where not exists (select from job_history j where j.job_id = r.id and j.attempt = r.attempt and j.status = 'running')`,
        [JSON.stringify(runs)],
      );
      stop((run) => lost.some(({ id, attempt }) => run.id === id && run.attempt === attempt));
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
