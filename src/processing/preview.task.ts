/** The preview phase: a short silent video of a few places of the scene. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { assetRoot } from '../assets/assets.ts';
import { Phase } from '../jobs/job.enums.ts';
import type { Outcome, PhaseTask, Work } from '../jobs/run-job.ts';
import { makePreview } from '../media/preview.ts';
import { sceneFolder } from '../scenes/scene-folder.ts';
import { infoOf } from './film-facts.ts';
import { newFolder, outdated, remove } from './generated-files.ts';
import { sceneFileOf } from './scene-file.ts';

export const previewTask: PhaseTask<Phase.PREVIEW> = {
  phase: Phase.PREVIEW,
  lacksResult: sql`s.preview_path is null`,
  run: makeScenePreview,
};

async function makeScenePreview({ app, tools, job, signal, silenceSeconds, progress }: Work): Promise<Outcome> {
  const scene = await sceneFileOf(app, job.sceneId);
  const folder = sceneFolder(job.sceneId);
  const name = `preview-${job.id}-${Date.now().toString(36)}.webm`;
  const output = join(assetRoot(app), folder, name);
  await newFolder(join(assetRoot(app), folder));
  const options = { signal, silenceSeconds, onProgress: progress };
  const info = await infoOf(tools, scene, { signal, silenceSeconds });
  await makePreview(tools, scene.storedPath, { info, output }, options);
  return {
    scene: { previewPath: `${folder}/${name}` },
    outdated: () => outdated(join(assetRoot(app), folder), 'preview-', name),
    discard: () => remove(join(assetRoot(app), folder), name),
  };
}
