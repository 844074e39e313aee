/** Says that a job runs, publishes its progress at most 4 times a second, and stores it every 2 seconds. */
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';
import { publish } from '../events/publish.ts';
import { JobStatus } from './job.enums.ts';
import type { JobRun } from './running-jobs.ts';

/** What ends sooner is told of by its end alone, as a commit with messages holds up the others. */
const startMilliseconds = 20;
const publishMilliseconds = 250;
const storeMilliseconds = 2000;

export interface JobProgress {
  /** 0 to 1, of the whole phase. */
  fraction: number;
  /** Times playback speed. */
  speed?: number | undefined;
  etaSeconds?: number | undefined;
}

export interface ProgressReporter extends AsyncDisposable {
  report(progress: JobProgress): void;
  /** Once this has resolved, nothing more is published, so that the end of the job is the last event. */
  stop(): Promise<void>;
}

export function reportProgress(app: App, { id, attempt }: JobRun): ProgressReporter {
  let newest: JobProgress = { fraction: 0 };
  let published = 0;
  let timer: NodeJS.Timeout | undefined;
  let publishing: Promise<void> = Promise.resolve();
  const starting = setTimeout(() => {
    publishing = publishStart();
  }, startMilliseconds);
  let storedAt = Date.now();
  let stopped = false;

  function report(progress: JobProgress): void {
    if (stopped || Number.isNaN(progress.fraction)) return; // the duration of the video is unknown
    newest = { ...progress, fraction: Math.max(newest.fraction, Math.min(progress.fraction, 1)) };
    timer ??= setTimeout(() => {
      timer = undefined;
      publishing = publishing.then(publishNewest);
    }, publishMilliseconds);
  }

  /** The change is recorded already. When the process dies before, recovery says what becomes of the job. */
  async function publishStart(): Promise<void> {
    try {
      const em = app.orm.em.fork();
      await publish(em, 'job', { id });
      await publish(em, 'scene', {});
    } catch (error) {
      app.log.debug(`the start of a job could not be published: ${messageOf(error)}`); // its end will be
    }
  }

  async function publishNewest(): Promise<void> {
    const percent = Math.min(Math.floor(newest.fraction * 100), 99); // 100 is for a job that has ended well
    if (percent === published) return;
    published = percent;
    const { speed = null, etaSeconds = null } = newest;
    const live = { progress: percent, speed, etaSeconds: etaSeconds === null ? null : Math.ceil(etaSeconds) };
    try {
      const em = app.orm.em.fork();
      await publish(em, 'job', { id, live });
      if (Date.now() - storedAt < storeMilliseconds) return;
      storedAt = Date.now();
      await rows(em)
        .updateTable('job_history')
        .set({ progress: percent })
        .where('id', '=', id)
        .where('attempt', '=', attempt)
        .where('status', '=', JobStatus.RUNNING)
        .execute();
    } catch (error) {
      app.log.debug(`progress of a job could not be published: ${messageOf(error)}`); // the next one will be
    }
  }

  async function stop(): Promise<void> {
    stopped = true;
    clearTimeout(starting);
    clearTimeout(timer);
    await publishing;
  }

  return { report, stop, [Symbol.asyncDispose]: stop };
}
