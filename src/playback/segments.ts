/** Where the segments of a rendition begin: known before any of them is made, so that playlists are complete from the start. */

/** What a segment of transcoded pictures lasts. */
export const pictureSegmentSeconds = 4;

/** 192 frames of AAC at 48 kHz: whole frames, so that segments of different runs fit together to the sample. */
export const soundSegmentSeconds = (192 * 1024) / 48_000;

/** A shorter rest belongs to the segment before: it might hold no picture. */
const shortestSeconds = 0.25;

export interface Segments {
  /** The first second of each, rising. */
  starts: readonly number[];
  /** Where the last one ends. */
  end: number;
}

export function evenSegments(totalSeconds: number, segmentSeconds: number): Segments {
  const count = Math.max(1, Math.ceil((totalSeconds - shortestSeconds) / segmentSeconds));
  const starts = Array.from({ length: count }, (_, index) => index * segmentSeconds);
  return { starts, end: Math.max(totalSeconds, (starts.at(-1) ?? 0) + shortestSeconds) };
}

/** Each segment begins at a keyframe, and the next one at the first keyframe at least 4 s later. The first begins at 0. */
export function segmentsAtKeyframes(keyframes: readonly number[], totalSeconds: number): Segments {
  const starts = [0];
  for (const second of keyframes.slice(1)) {
    const isLate = second - (starts.at(-1) ?? 0) >= pictureSegmentSeconds - tolerance;
    if (isLate && second < totalSeconds - shortestSeconds) starts.push(second);
  }
  return { starts, end: Math.max(totalSeconds, (starts.at(-1) ?? 0) + shortestSeconds) };
}

/** What times differ by through rounding: half a frame at the most that films have. */
export const tolerance = 0.005;

/** The segment that something which begins at this second belongs to. */
export function segmentAt({ starts }: Segments, second: number): number {
  const after = starts.findIndex((start) => start > second + tolerance);
  return after < 0 ? starts.length - 1 : Math.max(0, after - 1);
}

export const endOf = ({ starts, end }: Segments, index: number): number => starts[index + 1] ?? end;
