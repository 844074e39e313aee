/** All tasks of the queue in one list. */
import type { App } from '../app.type.ts';
import { purgeCron, purgeExpired, purgeTask } from '../auth/purge.task.ts';
import { taskOf } from '../jobs/enqueue.ts';
import { Phase } from '../jobs/job.enums.ts';
import { type PhaseTask, type Run, runJob } from '../jobs/run-job.ts';
import { markerThumbnailTask } from '../markers/marker-thumbnail.service.ts';
import { settleMarkerThumbnail } from '../markers/marker-thumbnail.task.ts';
import type { MediaTools } from '../media/tools.ts';
import { hashTask } from '../processing/hash.service.ts';
import { hashScene } from '../processing/hash.task.ts';
import { metadataTask } from '../processing/metadata.task.ts';
import { spritesTask } from '../processing/sprites.task.ts';
import { thumbnailTask } from '../processing/thumbnail.task.ts';
import { purgeTrash, trashPurgeTask } from '../scenes/purge.task.ts';
import { retryScan, scanRetryTask, scanTask } from '../storage/scan.service.ts';
import { runScan } from '../storage/scan.task.ts';

/** A worker cannot do without ffmpeg. */
export type WorkerApp = App & { media: MediaTools };

/** A task: the name of it in the queue, and what it does with its payload until the run's signal says to stop. */
export interface Task {
  name: string;
  /** When it also runs by itself, as five fields of cron, in UTC. */
  cron?: string;
  run(app: WorkerApp, payload: never, run: Run): Promise<void>;
}

/** The task of each phase that has jobs. Fails when one has none, or two. */
export function phaseTasks(): Map<Phase, Task> {
  const tasks = [metadataTask, thumbnailTask, spritesTask];
  const phases = Object.values(Phase).filter((phase) => phase !== Phase.SCAN);
  for (const phase of phases) {
    const count = tasks.filter((task) => task.phase === phase).length;
    if (count !== 1) throw new Error(`The phase ${phase} has ${count} tasks: it must have one.`);
  }
  return new Map(tasks.map((task) => [task.phase, asTask(task)]));
}

function asTask(task: PhaseTask): Task {
  return {
    name: taskOf(task.phase),
    run: async (app, { jobId }: { jobId: string }, run) => runJob(app, task, jobId, run),
  };
}

/** What runs one at a time, beside the phases. */
export const backgroundTasks: readonly Task[] = [
  { name: scanTask, run: async (app, payload, { signal }) => runScan(app, payload, signal) },
  { name: scanRetryTask, run: retryScan },
  { name: hashTask, run: async (app, payload, { signal }) => hashScene(app, payload, signal) },
  { name: purgeTask, cron: purgeCron, run: purgeExpired },
  { name: trashPurgeTask, run: async (app, payload, { signal }) => purgeTrash(app, payload, signal) },
  { name: markerThumbnailTask, run: async (app, payload, { signal }) => settleMarkerThumbnail(app, payload, signal) },
];
