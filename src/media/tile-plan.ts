/** Chooses the cheapest way to get a film's tiles: from its keyframes, by seeking to each, or by decoding all of it. */

import { inputArgs, runFfprobeLines } from './ffmpeg.ts';
import type { MediaInfo } from './probe.ts';
import type { SpriteGrid } from './sprite-grid.ts';
import type { MediaTools } from './tools.ts';

export type TilePlan = 'keyframes' | 'seeks' | 'decode';

/** What a few looks into a film say of its keyframes. */
export interface KeyframeSample {
  /** The share of the film, 0 to 1, in which keyframes are no further apart than the interval. */
  denseShare: number;
  /** How far before a moment its keyframe lies, on average: what a seek must decode. */
  secondsBack: number;
}

/**
 * The way that takes the least processor time. All three are exact to half an interval (see `makeTiles`), so a wrong guess costs
 * time only.
 */
export function tilePlan(info: MediaInfo, { tileCount }: SpriteGrid, sample: KeyframeSample): TilePlan {
  const { width, height, frameRate, durationSeconds, sizeBytes } = info;
  const frame = width * height * DECODE_SECONDS_PER_PIXEL;
  const second = frame * (frameRate || 25);
  const seeks = tileCount * (PROCESS_SECONDS + sample.secondsBack * second);
  const keyframeCount = durationSeconds / Math.max(2 * sample.secondsBack, 1 / (frameRate || 25));
  const costs: Record<TilePlan, number> = {
    decode: PROCESS_SECONDS + durationSeconds * second,
    seeks,
    keyframes:
      PROCESS_SECONDS +
      keyframeCount * frame * KEYFRAME_FACTOR +
      sizeBytes * READ_SECONDS_PER_BYTE +
      (1 - sample.denseShare) * seeks,
  };
  return (Object.keys(costs) as TilePlan[]).reduce((best, plan) => (costs[plan] < costs[best] ? plan : best));
}

// Seconds of one core, measured on two cores of a cloud machine with H.264; docs/media.md says how. Only their relation matters.
const DECODE_SECONDS_PER_PIXEL = 2e-9;
const PROCESS_SECONDS = 0.1;
const KEYFRAME_FACTOR = 4; // A keyframe holds more to decode than the frames between.
const READ_SECONDS_PER_BYTE = 1e-9;

const MOMENTS = 10;

/**
 * Looks at ten moments of the film: reads packets, without decoding, from the keyframe before each for one interval.
 *
 * @throws MediaError; the signal's reason when aborted
 */
export async function sampleKeyframes(
  tools: MediaTools,
  file: string,
  options: { durationSeconds: number; intervalSeconds: number; signal?: AbortSignal },
): Promise<KeyframeSample> {
  const { durationSeconds, intervalSeconds, signal } = options;
  const moments = Array.from({ length: MOMENTS }, (_, index) => ((index + 0.5) / MOMENTS) * durationSeconds);
  const intervals = moments.map((moment) => `${moment.toFixed(3)}%+${intervalSeconds}`).join();
  const keyframes: number[] = [];
  await runFfprobeLines(tools, [...SHOW_PACKETS, '-read_intervals', intervals, ...inputArgs(file)], {
    file,
    signal,
    onLine: (line) => {
      const [, pts, dts, flags] = PACKET.exec(line) ?? [];
      if (flags?.startsWith('K')) keyframes.push(Number(pts) || Number(dts) || 0);
    },
  });
  return keyframeSample(keyframes, moments, { durationSeconds, intervalSeconds });
}

const SHOW_PACKETS = ['-of', 'compact', '-select_streams', 'V:0', '-show_entries', 'packet=pts_time,dts_time,flags'];
const PACKET = /^packet\|pts_time=([^|]*)\|dts_time=([^|]*)\|flags=(.*)$/;

/** @param keyframes the times of those seen around the moments, in any order */
export function keyframeSample(
  keyframes: readonly number[],
  moments: readonly number[],
  { durationSeconds, intervalSeconds }: { durationSeconds: number; intervalSeconds: number },
): KeyframeSample {
  const gaps = moments.map((moment) => ({
    moment,
    before: Math.max(0, ...keyframes.filter((time) => time <= moment)),
    after: Math.min(durationSeconds, ...keyframes.filter((time) => time > moment)),
  }));
  const dense = gaps.filter(({ before, after }) => after - before <= intervalSeconds);
  const back = gaps.reduce((sum, { moment, before }) => sum + moment - before, 0);
  return { denseShare: dense.length / moments.length, secondsBack: back / moments.length };
}
