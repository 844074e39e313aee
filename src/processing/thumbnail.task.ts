/** The thumbnail phase: the picture at the chosen second, or one near the middle of the video that shows something, as a small and a large image. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { assetRoot } from '../assets/assets.ts';
import { rows } from '../database/rows.ts';
import { getSingleton } from '../database/singleton.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { Phase } from '../jobs/job.enums.ts';
import type { Outcome, PhaseTask, Work } from '../jobs/run-job.ts';
import { probe } from '../media/probe.ts';
import { makeThumbnails, thumbnailSize } from '../media/thumbnail.ts';
import { sceneFolder } from '../scenes/scene-folder.ts';
import { knownFacts } from './film-facts.ts';
import { newFolder, outdated, remove } from './generated-files.ts';
import { ProcessingConfig } from './processing-config.entity.ts';
import { sceneFileOf } from './scene-file.ts';
import { makeWithNext, takeReady, thumbnailsOf } from './thumbnails-ahead.ts';

export const thumbnailTask: PhaseTask<Phase.THUMBNAIL> = {
  phase: Phase.THUMBNAIL,
  lacksResult: sql`s.thumbnail_path is null`,
  run: makeThumbnail,
};

async function makeThumbnail(work: Work): Promise<Outcome> {
  const { app, tools, job, signal, silenceSeconds, progress } = work;
  const scene = await sceneFileOf(app, job.sceneId);
  const { storedPath: file, thumbnailAtSeconds } = scene;
  const config = await getSingleton(app.orm.em.fork(), ProcessingConfig);
  const folder = sceneFolder(job.sceneId);
  const name = `thumb-${job.id}-${Date.now().toString(36)}`;
  const path = (size: 'sm' | 'lg') => `${folder}/${name}_${size}.webp`;
  const facts = await knownFacts(scene);
  const info = facts?.info ?? (await probe(tools, file, { signal, silenceSeconds }));
  const small = thumbnailSize(info.width, info.height, config.maxFrameDimensionSm);
  const large = thumbnailSize(info.width, info.height, config.maxFrameDimensionLg);
  const thumbnails = thumbnailsOf(config, (size) => join(assetRoot(app), path(size)));
  await newFolder(join(assetRoot(app), folder));
  const film = facts && thumbnailAtSeconds === null && { scene, file, facts };
  const isMade =
    film && ((await takeReady(app, film, config, thumbnails)) || (await makeWithNext(work, film, config, thumbnails)));
  if (!isMade)
    await makeThumbnails(
      tools,
      file,
      { info, atSeconds: thumbnailAtSeconds ?? undefined, thumbnails },
      { signal, silenceSeconds, onProgress: progress },
    );
  return {
    async save(em) {
      const saved = await rows(em)
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
      if (saved && saved.thumbnailAtSeconds !== thumbnailAtSeconds)
        await enqueue(em, Phase.THUMBNAIL, [job.sceneId], 1);
    },
    outdated: () => outdated(join(assetRoot(app), folder), 'thumb-', name),
    discard: () => remove(join(assetRoot(app), folder), name),
  };
}
