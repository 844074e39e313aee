/** Takes one picture out of a film, in one or two sizes, as WebP. */

import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type FfmpegEnd, inputLimits, type OnProgress, runFfmpeg } from './ffmpeg.ts';
import { MediaError } from './media-error.ts';
import {
  deinterlace,
  enterAt,
  onScreenFrom,
  pictureInput,
  playerTime,
  runUps,
  scaleFilter,
  webpEncoder,
} from './pictures.ts';
import type { MediaInfo } from './probe.ts';
import { asToneMappable } from './tone-mapping.ts';
import type { MediaTools } from './tools.ts';
import { checkWebps, type Size } from './written.ts';

export interface Thumbnail {
  /** The longest side at most, and WebP quality 1 to 100. */
  maxDimension: number;
  quality: number;
  output: string;
}

export interface ThumbnailOrder {
  info: MediaInfo;
  /** The second of the film whose picture is taken; without one, it is the middle, or another second where that shows nothing. */
  atSeconds?: number;
  thumbnails: readonly Thumbnail[];
}

interface Options {
  signal?: AbortSignal;
  silenceSeconds?: number;
  onProgress?: OnProgress;
}

/**
 * Makes all of them out of one picture. They appear under their names only when all are whole; on failure nothing stays behind.
 *
 * @throws MediaError; the signal's reason when aborted
 */
export async function makeThumbnails(
  tools: MediaTools,
  file: string,
  { info: film, atSeconds, thumbnails }: ThumbnailOrder,
  options: Options = {},
): Promise<void> {
  const info = await asToneMappable(tools, film);
  await inTemporaryFolder(thumbnails, async (directory) => {
    const outputs = outputsOf(info, thumbnails);
    const take: Take = (second, wanted) =>
      takePicture({ tools, directory, options }, { file, info, outputs, atSeconds: second, wanted });
    const isTaken = atSeconds === undefined ? await takeSomething(take, info) : await takeAt(take, atSeconds);
    if (!isTaken) throw new MediaError('corrupt', file, 'holds no picture that can be decoded');
    await moveIntoPlace(directory, 0, { file, outputs, thumbnails });
  });
}

/** A film of which `makeThumbnails` would look at the middle first, in one run that begins at a keyframe. */
export const isTakenAtOnce = (info: MediaInfo) => !info.hdr && !info.needsRunUp && mayBeNear(info);

/**
 * Makes what `makeThumbnails` would make of films that are taken at once, in one run of ffmpeg: to start it takes as long as a short film does.
 * Returns of each film whether it has its thumbnails now; one that has not is left to `makeThumbnails`.
 *
 * @throws MediaError when the run fails; the signal's reason when aborted
 */
export async function makeThumbnailsTogether(
  tools: MediaTools,
  films: readonly (Omit<ThumbnailOrder, 'atSeconds'> & { file: string })[],
  options: Options = {},
): Promise<boolean[]> {
  return inTemporaryFolder(films[0]?.thumbnails ?? [], async (directory) => {
    const shots = films.map(({ file, info, thumbnails }) => {
      const atSeconds = info.pictureSeconds / 2;
      return { file, info, thumbnails, outputs: outputsOf(info, thumbnails), atSeconds, wanted: 'near' as const };
    });
    await run({ tools, directory, options }, shots, 0);
    const made: boolean[] = [];
    for (const [index, shot] of shots.entries()) {
      const taken = await whatBecameOf(directory, index, shot);
      const isGood = isInTime(taken) && !taken.showsNothing;
      made.push(
        isGood &&
          (await moveIntoPlace(directory, index, shot).then(
            () => true,
            () => false, // it is not whole, or its folder is gone
          )),
      );
    }
    return made;
  });
}

type Output = Size & { quality: number };

const outputsOf = ({ width, height }: MediaInfo, thumbnails: readonly Thumbnail[]): Output[] =>
  thumbnails.map(({ maxDimension, quality }) => ({ ...thumbnailSize(width, height, maxDimension), quality }));

/** Beside the first of them. */
async function inTemporaryFolder<T>(
  [first]: readonly Thumbnail[],
  work: (directory: string) => Promise<T>,
): Promise<T> {
  const { output } = first ?? { output: '' };
  const directory = join(dirname(output), `.${basename(output)}.${randomUUID()}.tmp`);
  try {
    await mkdir(directory);
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Gives the pictures of the film with this number in the run their names. */
async function moveIntoPlace(
  directory: string,
  film: number,
  { file, outputs, thumbnails }: Pick<Shot, 'file' | 'outputs'> & Pick<ThumbnailOrder, 'thumbnails'>,
): Promise<void> {
  const written = outputs.map((size, index) => ({ name: webpName(film, index), size }));
  await checkWebps(directory, written, file);
  for (const [index, { output }] of thumbnails.entries()) await rename(join(directory, webpName(film, index)), output);
}

const webpName = (film: number, index: number) => `${film}.${index}.webp`;

/** What became of an attempt; undefined when there was no picture at all. */
interface Taken {
  /** How long after the second that was asked for it is shown. */
  lateSeconds: number;
  showsNothing: boolean;
}

/**
 * Which picture of a second: the one that is shown, if it is whole; or also if it is damaged; or one that others depend on, a few
 * before it at most, which takes a quarter less time to find.
 */
type Wanted = 'whole' | 'damaged' | 'near';

type Take = (atSeconds: number, wanted: Wanted) => Promise<Taken | undefined>;

/** Damaged pictures are better than none. */
async function takeAt(take: Take, atSeconds: number): Promise<boolean> {
  if (isInTime(await take(atSeconds, 'whole'))) return true;
  return (await take(atSeconds, 'damaged')) !== undefined || (await take(0, 'damaged')) !== undefined;
}

const isInTime = (taken: Taken | undefined): taken is Taken => taken !== undefined && taken.lateSeconds <= LATE_SECONDS;

const LATE_SECONDS = 1;

/** The middle, the quarters, the eighths, the sixteenths: the first that is whole and more than one colour, always in this order. */
async function takeSomething(take: Take, info: MediaInfo): Promise<boolean> {
  const { pictureSeconds } = info;
  let plain: number | undefined;
  let wanted: Wanted = mayBeNear(info) ? 'near' : 'whole';
  for (const fraction of FRACTIONS) {
    const second = fraction * pictureSeconds;
    let taken = await take(second, wanted);
    if (wanted === 'near' && !isInTime(taken)) {
      wanted = 'whole'; // there are films of pictures that none depends on
      taken = await take(second, wanted);
    }
    if (!isInTime(taken)) continue;
    if (!taken.showsNothing) return true;
    plain ??= second;
  }
  return takeAt(take, plain ?? pictureSeconds / 2);
}

/** Of two fields, others may depend on one alone. */
const mayBeNear = ({ isInterlaced, frameRate }: MediaInfo) => !isInterlaced && frameRate >= LEAST_NEAR_RATE;

/** Of pictures that no other depends on, three follow one another in most films and sixteen at most: fewer a second would be too long before. */
const LEAST_NEAR_RATE = 10;

const FRACTIONS = [2, 4, 8, 16].flatMap((parts) =>
  Array.from({ length: parts / 2 }, (_, index) => (2 * index + 1) / parts),
);

/** A picture of a film, in all its sizes. */
interface Shot {
  file: string;
  info: MediaInfo;
  outputs: readonly Output[];
  atSeconds: number;
  wanted: Wanted;
}

interface Place {
  tools: MediaTools;
  directory: string;
  options: Options;
}

async function takePicture(place: Place, shot: Shot): Promise<Taken | undefined> {
  let taken: Taken | undefined;
  for (const runUp of runUps(shot.info)) {
    taken = await enterAndTake(place, shot, runUp);
    if (isInTime(taken) || runUp >= shot.atSeconds) break;
  }
  return taken;
}

async function enterAndTake(place: Place, shot: Shot, runUpSeconds: number): Promise<Taken | undefined> {
  // Sound may be longer than the pictures: then the last one is on screen.
  const atSeconds = Math.max(0, Math.min(shot.atSeconds, shot.info.pictureSeconds));
  await rm(join(place.directory, statisticsName(0)), { force: true });
  try {
    const { frames } = await run(place, [{ ...shot, atSeconds }], runUpSeconds);
    if (frames === 0) return undefined; // The files prove nothing: without a frame, ffmpeg still writes the head of one.
  } catch (error) {
    if (shot.wanted !== 'damaged' && error instanceof MediaError && error.kind === 'corrupt') return undefined;
    throw error;
  }
  return whatBecameOf(place.directory, 0, { atSeconds });
}

async function run(
  { tools, directory, options }: Place,
  shots: readonly Shot[],
  runUpSeconds: number,
): Promise<FfmpegEnd> {
  const inputs = shots.flatMap((shot, film) => [
    ...(film === 0 ? [] : inputLimits(tools.limits)),
    ...entryArgs(shot, runUpSeconds),
  ]);
  return runFfmpeg(tools, [...inputs, ...shots.flatMap(outputArgs)], {
    ...{ file: shots[0]?.file ?? '', cwd: directory, ...options },
    // Of a film that is imported it is the last step, and fewer work at it than at metadata: it would wait for the end of all of that.
    priority: 'medium',
  });
}

async function whatBecameOf(directory: string, film: number, { atSeconds }: Pick<Shot, 'atSeconds'>): Promise<Taken> {
  const said = await readFile(join(directory, statisticsName(film)), 'utf8').catch(noneOfMissing);
  return readStatistics(said, atSeconds);
}

function noneOfMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}

const statisticsName = (film: number) => `${film}.txt`;

function entryArgs({ file, info, atSeconds, wanted }: Shot, runUpSeconds: number): string[] {
  return [
    ...(wanted === 'damaged' ? [] : ['-err_detect:v', 'explode']),
    ...(wanted === 'near' ? ['-skip_frame', 'noref'] : []),
    ...(info.width * info.height <= SMALL_PIXELS ? ['-threads', '1'] : []),
    ...enterAt(atSeconds, runUpSeconds),
    ...pictureInput(file, info),
  ];
}

/** All outputs out of one decoded picture, and what the first of them shows. */
function outputArgs({ info, outputs, atSeconds }: Shot, film: number): string[] {
  const filter = `${playerTime(info)},${deinterlace(info)}${onScreenFrom(atSeconds)}`;
  return outputs.flatMap((output, index) => {
    const statistics = index === 0 ? `,signalstats,metadata=mode=print:file=${statisticsName(film)}` : '';
    const scaled = `${filter},${scaleFilter(output, info)},format=yuv420p${statistics}`;
    return [
      ...['-map', `${film}:${info.videoStream}`, '-frames:v', '1', '-vf', scaled],
      ...[...webpEncoder(output.quality), '-f', 'webp', webpName(film, index)],
    ];
  });
}

/** Starting a second decoder takes longer than it saves. */
const SMALL_PIXELS = 640 * 480;

/** Reads what `signalstats` says of the first picture: nothing of none, which then shows nothing. */
function readStatistics(text: string, expectedSeconds: number): Taken {
  const value = (name: string) => Number(new RegExp(`${name}[=:](-?[\\d.]+)`).exec(text)?.[1] ?? 0);
  const range = (plane: string) => value(`${plane}MAX`) - value(`${plane}MIN`);
  return {
    lateSeconds: value('pts_time') - expectedSeconds,
    showsNothing: ['Y', 'U', 'V'].every((plane) => range(plane) < LEAST_RANGE),
  };
}

/** Of 256 levels: less than this is a single colour with the noise of its compression. */
const LEAST_RANGE = 24;

/**
 * The size of a picture whose longest side is `maxDimension` at most: the film's shape kept, never enlarged, both sides even (as
 * video scalers want it) and at least 2. A film of unknown size gets a square.
 */
export function thumbnailSize(width: number, height: number, maxDimension: number): Size {
  if (!(width > 0 && height > 0)) return { width: maxDimension, height: maxDimension };
  const scale = Math.min(1, maxDimension / Math.max(width, height));
  const longest = Math.min(maxDimension, Math.max(width, height));
  // Rounding an odd side up must neither enlarge the film nor break the limit.
  const even = (side: number) => Math.max(2, 2 * Math.min(Math.round((side * scale) / 2), Math.floor(longest / 2)));
  return { width: even(width), height: even(height) };
}
