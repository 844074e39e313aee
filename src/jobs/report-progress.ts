/** Passes a running job's progress on: to all listeners at most 4 times a second, to its row every 2 seconds. */
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publish } from '../events/publish.ts';
import { JobStatus } from './job.enums.ts';

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
  /** Nothing is told any more once this has resolved, so that the end of the job is the last word. */
  stop(): Promise<void>;
}

export function reportProgress(app: App, { id, sceneId }: { id: string; sceneId: string }): ProgressReporter {
  let newest: JobProgress = { fraction: 0 };
  let told = 0;
  let timer: NodeJS.Timeout | undefined;
  let telling: Promise<void> = Promise.resolve();
  let storedAt = Date.now();
  let stopped = false;

  function report(progress: JobProgress): void {
    if (stopped || Number.isNaN(progress.fraction)) return; // of a film whose length is unknown
    newest = { ...progress, fraction: Math.max(newest.fraction, Math.min(progress.fraction, 1)) };
    timer ??= setTimeout(() => {
      timer = undefined;
      telling = telling.then(tell);
    }, publishMilliseconds);
  }

  async function tell(): Promise<void> {
    const percent = Math.min(Math.floor(newest.fraction * 100), 99); // 100 is for a job that has ended well
    if (percent === told) return;
    told = percent;
    const { speed = null, etaSeconds = null } = newest;
    const live = { progress: percent, speed, etaSeconds: etaSeconds === null ? null : Math.ceil(etaSeconds) };
    try {
      const em = app.orm.em.fork();
      await publish(em, 'job', { id, sceneId, kind: ChangeKind.UPDATED, live });
      if (Date.now() - storedAt < storeMilliseconds) return;
      storedAt = Date.now();
      await rows(em)
        .updateTable('job_history')
        .set({ progress: percent })
        .where('id', '=', id)
        .where('status', '=', JobStatus.RUNNING)
        .execute();
    } catch (error) {
      app.log.debug(`progress of a job could not be told: ${messageOf(error)}`); // the next one will be
    }
  }

  async function stop(): Promise<void> {
    stopped = true;
    clearTimeout(timer);
    await telling;
  }

  return { report, stop, [Symbol.asyncDispose]: stop };
}
