/** All tasks of the queue. */
import { purgeTask } from '../auth/purge.task.ts';
import { Phase } from '../jobs/job.enums.ts';
import { type JobPayload, jobTask } from '../jobs/job-entries.ts';
import type { Task } from '../jobs/queue.ts';
import { type PhaseTask, runJob } from '../jobs/run-job.ts';
import { markerThumbnailTask } from '../markers/marker-thumbnail.task.ts';
import { hashTask } from '../processing/hash.task.ts';
import { metadataTask } from '../processing/metadata.task.ts';
import { spritesTask } from '../processing/sprites.task.ts';
import { thumbnailTask } from '../processing/thumbnail.task.ts';
import { trashPurgeTask } from '../scenes/purge.task.ts';
import { pushTask } from '../search/push.task.ts';
import { rebuildTask } from '../search/rebuild.task.ts';
import { syncTask } from '../search/sync.task.ts';
import { verifyTask } from '../search/verify.task.ts';
import { scanRetryTask, scanTask } from '../storage/scan.task.ts';

/** The task of each phase that has jobs. Fails when one has none, or two. */
export function phaseTasks(): Map<Phase, Task<JobPayload>> {
  const tasks = [metadataTask, thumbnailTask, spritesTask];
  const phases = Object.values(Phase).filter((phase) => phase !== Phase.SCAN);
  for (const phase of phases) {
    const count = tasks.filter((task) => task.phase === phase).length;
    if (count !== 1) throw new Error(`The phase ${phase} has ${count} tasks: it must have one.`);
  }
  return new Map(tasks.map((task) => [task.phase, asTask(task)]));
}

const asTask = (task: PhaseTask): Task<JobPayload> => ({
  ...jobTask(task.phase),
  run: async (app, { jobId }, run) => runJob(app, task, jobId, run),
});

/** What runs one at a time, beside the phases. */
export const backgroundTasks: readonly Task<never>[] = [
  scanTask,
  scanRetryTask,
  hashTask,
  purgeTask,
  trashPurgeTask,
  markerThumbnailTask,
  syncTask,
  pushTask,
  verifyTask,
  rebuildTask,
];

/** What every worker queues when it starts, once however many start. */
export const startTasks: readonly Task<Record<string, never>>[] = [purgeTask, trashPurgeTask, syncTask, verifyTask];
