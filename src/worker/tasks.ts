/** All tasks of the queue. */
import { purgeTask } from '../auth/purge.task.ts';
import { dailyBackupTask } from '../backup/daily.task.ts';
import { type JobPayload, jobTask } from '../jobs/job-entries.ts';
import { type ScenePhase, scenePhaseNames } from '../jobs/phases.ts';
import type { Task } from '../jobs/queue.ts';
import { runJob } from '../jobs/run-job.ts';
import { markerThumbnailTask } from '../markers/marker-thumbnail.task.ts';
import { hashTask } from '../processing/hash.task.ts';
import { phaseTasks } from '../processing/phase-tasks.ts';
import { trashPurgeTask } from '../scenes/purge.task.ts';
import { pushTask } from '../search/push.task.ts';
import { rebuildTask } from '../search/rebuild.task.ts';
import { syncTask } from '../search/sync.task.ts';
import { verifyTask } from '../search/verify.task.ts';
import { scanRetryTask, scanTask } from '../storage/scan.task.ts';
import { removeExpiredTask } from '../uploads/remove-expired.task.ts';

/** The task that works on the jobs of each phase. Throws when a phase has none. */
export function jobTasks(tasks: Partial<typeof phaseTasks> = phaseTasks): Map<ScenePhase, Task<JobPayload>> {
  return new Map(
    scenePhaseNames.map((phase) => {
      const task = tasks[phase];
      if (!task) throw new Error(`The phase ${phase} has no task.`);
      return [phase, { ...jobTask(phase), run: async (app, { jobId }, run) => runJob(app, task, jobId, run) }];
    }),
  );
}

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
  removeExpiredTask,
  dailyBackupTask,
];

/** What every worker queues when it starts, once however many start. */
export const startTasks: readonly Task<Record<string, never>>[] = [
  purgeTask,
  trashPurgeTask,
  syncTask,
  verifyTask,
  removeExpiredTask,
  dailyBackupTask,
];
