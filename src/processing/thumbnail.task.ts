/** The thumbnail phase: the frame at the chosen second, or in the middle of the video, as a small and a large image. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { assetRoot } from '../assets/assets.ts';
import { rows } from '../database/rows.ts';
import { getSingleton } from '../database/singleton.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { Phase } from '../jobs/job.enums.ts';
import type { Outcome, PhaseTask, Work } from '../jobs/run-job.ts';
import { makeThumbnails, thumbnailSize } from '../media/thumbnail.ts';
import { sceneFolder } from '../scenes/scene-folder.ts';
import { keepOnly, newFolder, remove } from './generated-files.ts';
import { ProcessingConfig } from './processing-config.entity.ts';
import { sceneFileOf } from './scene-file.ts';

export const thumbnailTask: PhaseTask<Phase.THUMBNAIL> = {
  phase: Phase.THUMBNAIL,
  lacksResult: sql`s.thumbnail_path is null`,
  run: makeThumbnail,
};

async function makeThumbnail({ app, tools, job, signal, silenceSeconds, progress }: Work): Promise<Outcome> {
  const { storedPath, width, height, duration, thumbnailAtSeconds } = await sceneFileOf(app, job.sceneId);
  const config = await getSingleton(app.orm.em.fork(), ProcessingConfig);
  const folder = sceneFolder(job.sceneId);
  const name = `thumb-${job.id}-${Date.now().toString(36)}`;
  const path = (size: 'sm' | 'lg') => `${folder}/${name}_${size}.webp`;
  const small = thumbnailSize(width, height, config.maxFrameDimensionSm);
  const large = thumbnailSize(width, height, config.maxFrameDimensionLg);
  await newFolder(join(assetRoot(app), folder));
  await makeThumbnails(
    tools,
    storedPath,
    {
      atSeconds: thumbnailAtSeconds ?? duration / 2,
      width,
      height,
      small: { maxDimension: config.maxFrameDimensionSm, quality: config.frameQualitySm },
      large: { maxDimension: config.maxFrameDimensionLg, quality: config.frameQualityLg },
      outputSmall: join(assetRoot(app), path('sm')),
      outputLarge: join(assetRoot(app), path('lg')),
    },
    { signal, silenceSeconds, onProgress: progress },
  );
  return {
    async save(em) {
      const scene = await rows(em)
        .updateTable('scenes')
        .set({
          thumbnailPath: path('sm'),
          thumbnailWidth: small.width,
          thumbnailHeight: small.height,
          thumbnailLargeWidth: large.width,
          thumbnailLargeHeight: large.height,
        })
        .where('id', '=', job.sceneId)
        .returning('thumbnailAtSeconds')
        .executeTakeFirst();
      // Another second was chosen while this one was at work.
      if (scene && scene.thumbnailAtSeconds !== thumbnailAtSeconds)
        await enqueue(em, Phase.THUMBNAIL, [job.sceneId], 1);
    },
    afterwards: () => keepOnly(join(assetRoot(app), folder), 'thumb-', name),
    discard: () => remove(join(assetRoot(app), folder), name),
  };
}
