/** The sprites phase: sheets of small frames for the seek bar, and the VTT that says which frame is where. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { assetRoot } from '../assets/assets.ts';
import { getSingleton } from '../database/singleton.ts';
import { Phase } from '../jobs/job.enums.ts';
import type { Outcome, PhaseTask, Work } from '../jobs/run-job.ts';
import { sheetName } from '../media/sprite-grid.ts';
import { makeSprites, VTT_NAME } from '../media/sprites.ts';
import { thumbnailSize } from '../media/thumbnail.ts';
import { sceneFolder } from '../scenes/scene-folder.ts';
import { infoOf } from './film-facts.ts';
import { newFolder, outdated, remove } from './generated-files.ts';
import { ProcessingConfig } from './processing-config.entity.ts';
import { sceneFileOf } from './scene-file.ts';

export const spritesTask: PhaseTask<Phase.SPRITES> = {
  phase: Phase.SPRITES,
  lacksResult: sql`s.vtt_path is null`,
  run: makeSceneSprites,
};

async function makeSceneSprites({ app, tools, job, signal, silenceSeconds, progress }: Work): Promise<Outcome> {
  const scene = await sceneFileOf(app, job.sceneId);
  const config = await getSingleton(app.orm.em.fork(), ProcessingConfig);
  const info = await infoOf(tools, scene, { signal, silenceSeconds });
  const tile = thumbnailSize(info.width, info.height, config.maxFrameDimensionSm);
  const folder = sceneFolder(job.sceneId);
  const name = `sprites-${job.id}-${Date.now().toString(36)}`;
  await newFolder(join(assetRoot(app), folder));
  const grid = await makeSprites(
    tools,
    scene.storedPath,
    {
      info,
      tile,
      quality: config.frameQualitySprites,
      concurrency: config.spritesConcurrency,
      directory: join(assetRoot(app), folder, name),
    },
    { signal, silenceSeconds, onProgress: progress },
  );
  return {
    scene: {
      spriteSheetPath: `${folder}/${name}/${sheetName(0)}`,
      spriteSheetCount: grid.sheetCount,
      vttPath: `${folder}/${name}/${VTT_NAME}`,
      spriteTileWidth: tile.width,
      spriteTileHeight: tile.height,
      spriteIntervalSeconds: grid.intervalSeconds,
    },
    outdated: () => outdated(join(assetRoot(app), folder), 'sprites-', name),
    discard: () => remove(join(assetRoot(app), folder), name),
  };
}
