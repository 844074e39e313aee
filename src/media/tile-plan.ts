/** Chooses the cheapest way to get a film's tiles: from its keyframes, by seeking to each, or by decoding all of it. */

import { type Packet, readPackets, saysNoEntry } from './packets.ts';
import { runUps } from './pictures.ts';
import type { MediaInfo, PictureSource } from './probe.ts';
import type { SpriteGrid } from './sprite-grid.ts';
import type { MediaTools } from './tools.ts';

export type TilePlan = 'keyframes' | 'seeks' | 'decode';

/** What a look at some of the tiles' times says of a film's keyframes. */
export interface KeyframeSample {
  /** The share, 0 to 1, of tiles that have a keyframe within half an interval. */
  nearShare: number;
  /** How far before a tile's time its keyframe lies, on average: what a seek must decode. */
  secondsBack: number;
  keyframesPerSecond: number;
}

/**
 * The way that takes the least processor time. All three are exact to half an interval (see `makeTiles`), so a wrong guess costs
 * time only.
 */
export function tilePlan(info: MediaInfo, { tileCount }: SpriteGrid, sample: KeyframeSample): TilePlan {
  const { width, height, frameRate, pictureSeconds: durationSeconds, sizeBytes } = info;
  // Of slides, the one on screen is wanted, not the next; and where keyframes are no whole pictures, only decoding all gives whole ones.
  const isDecodedBest = (frameRate > 0 && frameRate < SLIDES_RATE) || (info.needsRunUp && sample.nearShare === 0);
  if (isDecodedBest || info.hasPartialKeyframes) return 'decode';
  const frame = width * height * DECODE_SECONDS_PER_PIXEL;
  const second = frame * (frameRate || 25);
  const [runUp = 0] = runUps(info);
  const seeks = tileCount * (PROCESS_SECONDS + Math.max(runUp, sample.secondsBack) * second);
  const keyframes =
    durationSeconds * sample.keyframesPerSecond * frame * KEYFRAME_FACTOR + sizeBytes * READ_SECONDS_PER_BYTE;
  const costs: Record<TilePlan, number> = {
    decode: PROCESS_SECONDS + durationSeconds * second,
    seeks,
    keyframes: PROCESS_SECONDS + keyframes + (1 - sample.nearShare) * seeks,
  };
  return (Object.keys(costs) as TilePlan[]).reduce((best, plan) => (costs[plan] < costs[best] ? plan : best));
}

// Seconds of one core, measured on two cores of a cloud machine with H.264; docs/media.md says how. Only their relation matters.
const DECODE_SECONDS_PER_PIXEL = 2e-9;
const PROCESS_SECONDS = 0.1;
const SLIDES_RATE = 1; // frames per second
const KEYFRAME_FACTOR = 3; // A keyframe holds more to decode than the frames between.
const READ_SECONDS_PER_BYTE = 1e-9;

/**
 * Looks around the times of up to twenty tiles: reads packets, without decoding, from the keyframe before to half an interval after.
 *
 * @throws MediaError; the signal's reason when aborted
 */
export async function sampleKeyframes(
  tools: MediaTools,
  file: string,
  grid: SpriteGrid,
  { startSeconds, videoStream }: Pick<PictureSource, 'startSeconds' | 'videoStream'>,
  options: { signal?: AbortSignal; silenceSeconds?: number } = {},
): Promise<KeyframeSample> {
  const { intervalSeconds } = grid;
  const times = sampledTimes(grid);
  // From here to there; "from here for so long" would count from the keyframe that is found.
  const intervals = times.map((time) => {
    const from = Math.max(0, time - intervalSeconds / 2);
    return `${from + startSeconds}%${time + intervalSeconds / 2 + startSeconds}`;
  });
  const keyframes: number[] = [];
  const onPacket = ({ isKeyframe, seconds }: Packet) => {
    if (isKeyframe) keyframes.push(seconds - startSeconds);
  };
  const args = ['-select_streams', `${videoStream}`];
  await readPackets(tools, file, { intervals, args }, { onPacket }, options).catch((error: unknown) => {
    if (!saysNoEntry(error)) throw error; // what was seen before that will do
  });
  return keyframeSample(keyframes, times, intervalSeconds);
}

const MOST_LOOKS = 20;
const GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

/** All of them, or twenty spread so unevenly that they do not fall into step with the keyframes. */
function sampledTimes({ tileCount, intervalSeconds }: SpriteGrid): number[] {
  const looks = Math.min(tileCount, MOST_LOOKS);
  const spread = (look: number) => (tileCount > MOST_LOOKS ? (look * GOLDEN_RATIO) % 1 : 0);
  return Array.from(
    { length: looks },
    (_, look) => Math.floor(((look + spread(look)) * tileCount) / looks) * intervalSeconds,
  );
}

/** @param keyframes the times of those seen around the tiles' times, in any order and possibly twice */
export function keyframeSample(
  keyframes: readonly number[],
  times: readonly number[],
  intervalSeconds: number,
): KeyframeSample {
  const unique = [...new Set(keyframes)];
  const looks = times.map((time) => ({
    near: unique.filter((keyframe) => Math.abs(keyframe - time) <= intervalSeconds / 2).length,
    back: time - Math.max(0, ...unique.filter((keyframe) => keyframe <= time)),
  }));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    nearShare: mean(looks.map(({ near }) => Math.min(near, 1))),
    secondsBack: mean(looks.map(({ back }) => back)),
    keyframesPerSecond: mean(looks.map(({ near }) => near)) / intervalSeconds,
  };
}
