/** What each phase does. */
import type { ScenePhase } from '../jobs/phases.ts';
import type { PhaseTask } from '../jobs/run-job.ts';
import { metadataTask } from './metadata.task.ts';
import { previewTask } from './preview.task.ts';
import { spritesTask } from './sprites.task.ts';
import { thumbnailTask } from './thumbnail.task.ts';

export const phaseTasks: { [P in ScenePhase]: PhaseTask<P> } = {
  metadata: metadataTask,
  thumbnail: thumbnailTask,
  sprites: spritesTask,
  preview: previewTask,
};
