/** Headers and the integrity check of an ordinary film in one run of ffprobe: its index says where to look. */
import { AppError } from '../errors.ts';
import type { RunOptions } from './ffmpeg.ts';
import { type FilmIndex, firstIndex } from './keyframe-index.ts';
import { isOfTheFile, MediaError } from './media-error.ts';
import { FROM_LAST_KEYFRAME, type Frame, type Packet } from './packets.ts';
import { looks, placesIn } from './places.ts';
import { type MediaInfo, parseProbe, probe, readAnswer, refuseWhatIsNoFile } from './probe.ts';
import type { MediaTools } from './tools.ts';

/**
 * What `probe` says, and whether the film was seen to be whole at the places of the integrity check: the keyframes that its index leads to from
 * there are looked at in the run that reads the headers. False says nothing: it may have no index, or be unusual.
 */
export async function probeWhole(
  tools: MediaTools,
  file: string,
  options: Omit<RunOptions, 'file'> = {},
): Promise<{ info: MediaInfo; isSeenWhole: boolean }> {
  await refuseWhatIsNoFile(file);
  const index = await firstIndex(file).catch((error: unknown) => {
    if (error instanceof AppError) throw error;
    return undefined; // ffprobe has the words for it
  });
  const whole = index && (await probeByIndex(tools, file, index, options));
  return { info: whole ?? (await probe(tools, file, options)), isSeenWhole: whole !== undefined };
}

/** Undefined unless it is an ordinary film, and its keyframes for these places are where the index says and are decoded without an error. */
async function probeByIndex(
  tools: MediaTools,
  file: string,
  index: FilmIndex,
  options: Omit<RunOptions, 'file'>,
): Promise<MediaInfo | undefined> {
  const { keyframes, lengthSeconds, videoStream } = index;
  const [first = 0] = keyframes;
  const wanted = leadingTo(
    placesIn(lengthSeconds).map((place) => first + place),
    keyframes,
  );
  const met = new Map<number, number | undefined>(); // keyframes: when they are shown, and where they lie
  const shown = new Set<number | undefined>();
  const onPacket = ({ stream, isKeyframe, seconds, position }: Packet) =>
    void (stream === videoStream && isKeyframe && met.set(seconds, position));
  const onFrame = ({ stream, seconds }: Frame) => void (stream === videoStream && shown.add(seconds));
  const intervals = [...entriesTo(wanted, keyframes), FROM_LAST_KEYFRAME];
  try {
    const strict = ['-err_detect', 'explode'];
    const info = parseProbe(
      await readAnswer(tools, file, { intervals, args: strict }, options, { onPacket, onFrame }),
      file,
    );
    const { startSeconds, pictureSeconds } = info;
    const isOrdinary = info.durationSeconds > 0 && info.cutOffSeconds === undefined && !info.needsRunUp;
    const wrongSeconds = Math.abs(first + lengthSeconds - (startSeconds + pictureSeconds));
    if (!isOrdinary || info.videoStream !== videoStream || wrongSeconds > pictureSeconds / MOST_WRONG) return undefined;
    const keyframesMet = [...met.keys()];
    const areWhole = keyframesMet.every((second) => shown.has(second)) && new Set(met.values()).size === met.size;
    const isMet = (wanted: number) => keyframesMet.some((second) => Math.abs(second - wanted) < ROUNDED_SECONDS);
    return areWhole && wanted.every(isMet) ? info : undefined;
  } catch (error) {
    if (error instanceof MediaError && isOfTheFile(error)) return undefined;
    throw error;
  }
}

/** The keyframes that the pictures at these places depend on, and the last one. */
function leadingTo(places: readonly number[], keyframes: readonly number[]): number[] {
  const before = (place: number) => keyframes.findLast((second) => second <= place) ?? 0;
  return [...new Set([...places.map(before), keyframes.at(-1) ?? 0])];
}

/** What an index says of the length may be wrong by a quarter of the distance between two places. */
const MOST_WRONG = 4 * looks;

/** Containers count in milliseconds. */
const ROUNDED_SECONDS = 0.002;

/** What to read to meet these keyframes: the first without a seek, the last with all that follows it, which is read anyway. */
function entriesTo(wanted: readonly number[], keyframes: readonly number[]): string[] {
  return wanted.flatMap((keyframe) => {
    const at = keyframes.indexOf(keyframe);
    const next = keyframes[at + 1];
    if (next === undefined) return [];
    // Indexes tell some pictures' times of decoding, a little earlier: between two keyframes it is clear which one is meant.
    return `${at === 0 ? '' : (keyframe + next) / 2}%+#${PACKETS_PER_KEYFRAME}`;
  });
}

/** Of pictures and sound together. */
const PACKETS_PER_KEYFRAME = 12;
