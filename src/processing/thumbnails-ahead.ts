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
import { claimNext } from '../jobs/queue.ts';
import type { Work } from '../jobs/run-job.ts';
import type { MediaLimits } from '../media/limits.ts';
import { isTakenAtOnce, makeThumbnailsTogether, type Thumbnail } from '../media/thumbnail.ts';
import { sceneFolder } from '../scenes/scene-folder.ts';
import { type UsableScene, usableFileOf, usableScenes } from '../scenes/usable-scene.ts';
import { type FilmFacts, knownFacts } from './film-facts.ts';
import { isThere, newFolder, remove, renameAll } from './generated-files.ts';
import type { ProcessingConfig } from './processing-config.entity.ts';

/** How many wait ready at most. */
const mostNext = 3;

/** Of one picture of each film of a run: each takes memory, and time in which the next job does not begin. */
const mostPixels = ({ memoryBytes }: MediaLimits) => 1920 * 1080 * Math.min(1, memoryBytes / (512 * 1024 ** 2));

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
  const ready = thumbnailsOf(config, readyPath(app, film, config));
  return renameAll(thumbnails.map(({ output }, index) => [ready[index]?.output ?? '', output] as const));
}

/** Where they lie. The job of the scene removes those of another state of its file or of other settings as it ends, as they begin like all thumbnails. */
function readyPath(app: Pick<App, 'config'>, { scene, facts }: Film, config: ProcessingConfig) {
  const { maxFrameDimensionSm, frameQualitySm, maxFrameDimensionLg, frameQualityLg } = config;
  const settings = [maxFrameDimensionSm, frameQualitySm, maxFrameDimensionLg, frameQualityLg];
  const name = [readyPrefix, facts.version, facts.size, facts.modifiedMs, ...settings].join('-');
  return (size: 'sm' | 'lg') => join(assetRoot(app), sceneFolder(scene.id), `${name}_${size}.webp`);
}

const readyPrefix = '.thumb-ready';

/** Makes these thumbnails together with those of the films whose turn is next. False when they are to be made alone. */
export async function makeWithNext(
  { app, tools, job, entryId, signal, silenceSeconds }: Work,
  film: Film,
  config: ProcessingConfig,
  thumbnails: readonly Thumbnail[],
): Promise<boolean> {
  const most = mostPixels(tools.limits);
  // What has failed once may be what failed others.
  if (job.attempt > 1 || !isOrdinary(film) || 2 * pixelsOf(film) > most) return false;
  await using next = await claimNext(app, jobTask(Phase.THUMBNAIL), entryId, mostNext);
  try {
    const waiting = await filmsOf(app.orm.em.fork(), next.payloads, film.scene.root);
    const others = withinLimits(most - pixelsOf(film), await withoutReady(app, waiting, config));
    if (others.length === 0) return false;
    for (const { scene } of others) await makeRoom(join(assetRoot(app), sceneFolder(scene.id)));
    const orderOf = ({ file, facts }: Film, of: readonly Thumbnail[]) => ({ file, info: facts.info, thumbnails: of });
    const orders = others.map((other) => orderOf(other, thumbnailsOf(config, readyPath(app, other, config))));
    const [isMade = false] = await makeThumbnailsTogether(tools, [orderOf(film, thumbnails), ...orders], {
      ...{ signal, silenceSeconds: Math.min(silenceSeconds, patienceSeconds) },
    });
    return isMade;
  } catch (error) {
    if (signal.aborted) throw error;
    app.log.debug({ err: error, job: job.id }, 'thumbnails of several films could not be made together');
    return false;
  }
}

async function withoutReady(app: Pick<App, 'config'>, films: readonly Film[], config: ProcessingConfig) {
  const unready: Film[] = [];
  for (const film of films) if (!(await isThere(readyPath(app, film, config)('lg')))) unready.push(film);
  return unready;
}

/** What lies there is of another state of the file or of other settings: the job that it was made for was cancelled. */
async function makeRoom(folder: string): Promise<void> {
  await newFolder(folder);
  await remove(folder, readyPrefix);
}

/** One that hangs is to cost the others little. */
const patienceSeconds = 10;

/** Those of jobs that have not been begun, on the same disk, of which everything is known. */
async function filmsOf(em: EntityManager, payloads: readonly JobPayload[], root: string | null): Promise<Film[]> {
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
    if (scene.root !== root || scene.thumbnailAtSeconds !== null) continue;
    const file = await usableFileOf(scene).catch(() => undefined); // its own job says why
    const facts = file && (await knownFacts({ ...scene, storedPath: file }));
    if (facts && isOrdinary({ scene, file, facts })) films.push({ scene, file, facts });
  }
  return films;
}

const isOrdinary = ({ scene, facts }: Film) => !scene.isCorrupted && isTakenAtOnce(facts.info);

function withinLimits(most: number, films: readonly Film[]): Film[] {
  let pixels = 0;
  return films.filter((film) => {
    if (pixels + pixelsOf(film) > most) return false;
    pixels += pixelsOf(film);
    return true;
  });
}

const pixelsOf = ({ facts }: Film) => facts.info.width * facts.info.height;
