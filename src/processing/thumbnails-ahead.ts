/**
 * Thumbnails of films that wait for theirs, made in one run of ffmpeg with those of the film whose turn it is: to start it takes as long as to
 * take a picture out of a short film. They lie in the folder of their scene until its own job takes them.
 */
import { join } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.type.ts';
import { assetRoot } from '../assets/assets.ts';
import { rows } from '../database/rows.ts';
import { JobStatus, Phase } from '../jobs/job.enums.ts';
import { type JobPayload, jobTask } from '../jobs/job-entries.ts';
import { workAhead } from '../jobs/queue.ts';
import type { Work } from '../jobs/run-job.ts';
import { MediaError } from '../media/media-error.ts';
import type { MediaInfo } from '../media/probe.ts';
import { isTakenAtOnce, makeThumbnailsTogether, type Thumbnail } from '../media/thumbnail.ts';
import { sceneFolder } from '../scenes/scene-folder.ts';
import { type UsableScene, usableFileOf, usableScenes } from '../scenes/usable-scene.ts';
import { type FilmFacts, knownFacts } from './film-facts.ts';
import { newFolder, renameAll } from './generated-files.ts';
import type { ProcessingConfig } from './processing-config.entity.ts';

/** How many wait ready at most. */
const mostNext = 3;

/** Of one picture of each film of a run: each takes memory, and time in which the next job does not begin. */
const mostPixels = 1920 * 1080;

/** The small and the large one. */
export const thumbnailsOf = (config: ProcessingConfig, output: (size: 'sm' | 'lg') => string): Thumbnail[] => [
  { maxDimension: config.maxFrameDimensionSm, quality: config.frameQualitySm, output: output('sm') },
  { maxDimension: config.maxFrameDimensionLg, quality: config.frameQualityLg, output: output('lg') },
];

/** A scene without a chosen second. */
interface Film {
  scene: UsableScene;
  file: string;
  facts: FilmFacts;
}

/** Gives what lies ready of this film, of the same settings, these names; false when nothing does. */
export async function takeReady(
  app: Pick<App, 'config'>,
  film: Film,
  config: ProcessingConfig,
  thumbnails: readonly Thumbnail[],
): Promise<boolean> {
  const ready = readyThumbnails(app, film, config);
  return renameAll(thumbnails.map(({ output }, index) => [ready[index]?.output ?? '', output] as const));
}

/** The job of the scene removes those of another state of its file or of other settings as it ends, as they begin like all thumbnails. */
function readyThumbnails(app: Pick<App, 'config'>, { scene, facts }: Film, config: ProcessingConfig): Thumbnail[] {
  const { maxFrameDimensionSm, frameQualitySm, maxFrameDimensionLg, frameQualityLg } = config;
  const settings = [maxFrameDimensionSm, frameQualitySm, maxFrameDimensionLg, frameQualityLg];
  const name = ['.thumb-ready', facts.size, facts.modifiedMs, ...settings].join('-');
  return thumbnailsOf(config, (size) => join(assetRoot(app), sceneFolder(scene.id), `${name}_${size}.webp`));
}

/** Makes these thumbnails together with those of the films whose turn is next. False when they are to be made alone. */
export async function makeWithNext(
  { app, tools, job, signal, silenceSeconds }: Work,
  film: Film,
  config: ProcessingConfig,
  thumbnails: readonly Thumbnail[],
): Promise<boolean> {
  const { info } = film.facts;
  // What has failed once may be what failed others.
  if (job.attempt > 1 || !isTakenAtOnce(info) || 2 * pixelsOf(info) > mostPixels) return false;
  const own = { file: film.file, info, thumbnails };
  const find = async (em: EntityManager, payloads: JobPayload[]) =>
    withinLimits(own, await filmsOf(em, payloads, film.scene.root));
  const make = async (films: Film[]) => {
    if (films.length === 0) return [];
    for (const { scene } of films) await newFolder(join(assetRoot(app), sceneFolder(scene.id)));
    const others = films.map((next) => ({
      ...{ file: next.file, info: next.facts.info, thumbnails: readyThumbnails(app, next, config) },
    }));
    return makeThumbnailsTogether(tools, [own, ...others], { signal, silenceSeconds });
  };
  try {
    const [isMade = false] = await workAhead(app.orm.em.fork(), jobTask(Phase.THUMBNAIL), mostNext, find, make);
    return isMade;
  } catch (error) {
    if (signal.aborted || !(error instanceof MediaError)) throw error;
    return false;
  }
}

/** Those of jobs that have not been begun, on the same disk, of which everything is known. */
async function filmsOf(em: EntityManager, payloads: JobPayload[], root: string | null): Promise<Film[]> {
  if (payloads.length === 0) return [];
  const ids = payloads.map(({ jobId }) => jobId);
  const waiting = await rows(em)
    .selectFrom('job_history')
    .select('sceneId')
    .where('id', 'in', ids)
    .where('status', '=', JobStatus.PENDING)
    .where('attempt', '=', 0)
    .execute();
  if (waiting.length === 0) return [];
  const scenes = await usableScenes(
    em,
    waiting.map(({ sceneId }) => sceneId),
  );
  const films: Film[] = [];
  for (const scene of scenes) {
    if (scene.root !== root || scene.thumbnailAtSeconds !== null || scene.isCorrupted) continue;
    const file = await usableFileOf(scene).catch(() => undefined); // its own job says why
    const facts = file && (await knownFacts({ ...scene, storedPath: file }));
    if (facts && isTakenAtOnce(facts.info)) films.push({ scene, file, facts });
  }
  return films;
}

function withinLimits({ info }: { info: MediaInfo }, films: readonly Film[]): Film[] {
  let pixels = pixelsOf(info);
  return films.filter(({ facts }) => {
    if (pixels + pixelsOf(facts.info) > mostPixels) return false;
    pixels += pixelsOf(facts.info);
    return true;
  });
}

const pixelsOf = ({ width, height }: MediaInfo) => width * height;
