/** The metadata phase: reads the properties of the video and checks the integrity of its file. */
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { Phase } from '../jobs/job.enums.ts';
import type { Outcome, PhaseTask, Work } from '../jobs/run-job.ts';
import { explain } from '../media/explain.ts';
import { fingerprintOf } from '../media/fingerprint.ts';
import { checkIntegrity } from '../media/integrity.ts';
import { MediaError } from '../media/media-error.ts';
import { findSubtitlesBeside, joinSubtitles } from '../media/subtitles.ts';
import { canToneMap } from '../media/tone-mapping.ts';
import { readFacts } from './film-facts.ts';
import { enqueueHash, hashOf } from './hash.service.ts';
import { type Read, saveContent } from './new-content.ts';
import { sceneFileOf } from './scene-file.ts';

export const metadataTask: PhaseTask<Phase.METADATA> = {
  phase: Phase.METADATA,
  lacksResult: sql`coalesce(s.width, 0) = 0`,
  run: readMetadata,
};

/** A file up to this size is hashed at once: to read it takes less than to queue that. */
const soonHashedBytes = 16 * 1024 ** 2;

/** A year. */
const longestSeconds = 366 * 86_400;

async function readMetadata(work: Work): Promise<Outcome> {
  const { app, tools, job, signal, silenceSeconds, progress } = work;
  const { storedPath } = await sceneFileOf(app, job.sceneId);
  try {
    const { facts, isSeenWhole } = await readFacts(tools, storedPath, { signal, silenceSeconds });
    const { info } = facts;
    if (info.hdr && !(await canToneMap(tools)))
      app.log.warn(
        { scene: job.sceneId },
        'This ffmpeg has no zscale and tonemap filters: pictures of HDR videos look washed out.',
      );
    if (info.durationSeconds > longestSeconds) {
      const claimed = Math.round(info.durationSeconds).toLocaleString('en');
      throw new MediaError('corrupt', storedPath, `says that it lasts ${claimed} seconds, which no film does`);
    }
    progress({ fraction: 0.3 });
    const damage = await checkIntegrity(tools, storedPath, info, { signal, silenceSeconds, isSeenWhole });
    progress({ fraction: 0.9 });
    const subtitles = joinSubtitles(info.subtitles, await findSubtitlesBeside(storedPath));
    const fingerprint = await fingerprintOf(storedPath);
    // Where that fails, it is tried again later, by itself.
    const fileHash =
      info.sizeBytes <= soonHashedBytes ? await hashOf(storedPath, { signal }).catch(() => undefined) : undefined;
    const read: Read = {
      duration: Math.round(info.durationSeconds),
      durationMs: String(Math.round(info.durationSeconds * 1000)),
      size: String(info.sizeBytes),
      width: info.width,
      height: info.height,
      frameRate: info.frameRate,
      bitRate: String(Math.round(info.bitRate)),
      videoCodec: info.videoCodec,
      audioCodec: info.audioCodec,
      codecs: info.codecs,
      subtitles: sql`${JSON.stringify(subtitles)}::jsonb`,
      isCorrupted: damage !== undefined,
      corruptionReason: damage ?? null,
      filmFacts: facts,
    };
    return {
      async save(em) {
        const isHashed = await saveContent(em, job.sceneId, { fingerprint, fileHash, read });
        if (!isHashed) await enqueueHash(em, job.sceneId);
      },
    };
  } catch (thrown) {
    const error = await explain(tools, storedPath, thrown, { signal });
    if (error instanceof MediaError && error.kind === 'corrupt') await markCorrupted(work, error.message);
    throw error;
  }
}

async function markCorrupted({ app, job }: Work, corruptionReason: string): Promise<void> {
  await rows(app.orm.em.fork())
    .updateTable('scenes')
    .set({ isCorrupted: true, corruptionReason })
    .where('id', '=', job.sceneId)
    .execute();
}
