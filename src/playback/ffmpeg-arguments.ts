/** What ffmpeg is told to make segments of a rendition that follow one another. */
import { deinterlace, pictureInput, playerTime, scaleFilter } from '../media/pictures.ts';
import type { Encoder } from './encoders.ts';
import type { Film } from './film.ts';
import { type PictureRendition, type Rendition, type SoundRendition, soundBitRate } from './renditions.ts';
import { endOf, pictureSegmentSeconds, type Segments, soundSegmentSeconds, tolerance } from './segments.ts';

const soundRate = 48_000;

/** How long before a segment decoding begins where there is no index; keyframes of broadcasts are closer together. */
const runUpSeconds = 4;

/**
 * Writes one track as fragments to standard output. Their times are those of the film wherever it begins: what is made by different runs
 * fits together.
 */
export function segmentArguments(
  film: Film,
  rendition: Rendition,
  segments: Segments,
  /** The first one, and the one before which it ends. */
  { from, to, encoder }: { from: number; to: number; encoder: Encoder },
): string[] {
  const start = segments.starts[from] ?? 0;
  const track = trackArguments(film, rendition, { start, end: endOf(segments, to - 1), encoder });
  return [
    ...(rendition.kind === 'transcode' ? encoder.device : []),
    ...inputArguments(film, rendition, start),
    ...['-map_metadata', '-1', '-map_chapters', '-1'],
    ...[...track, ...movflags, '-f', 'mp4', '-use_editlist', '0', 'pipe:1'],
  ];
}

/** Packets that are copied get the time of the player from ffmpeg, others from a filter. */
function inputArguments(film: Film, { kind }: Rendition, start: number): string[] {
  const isEnteredEarly = film.needsRunUp && kind !== 'sound';
  const entry = Math.max(0, start - (isEnteredEarly ? runUpSeconds : 0));
  return [
    ...(entry > 0 ? [...(isEnteredEarly ? ['-noaccurate_seek'] : []), '-ss', entry.toFixed(6)] : []),
    ...(kind === 'copy' ? ['-start_at_zero'] : []),
    ...pictureInput(film.file, film),
  ];
}

/** `frag_discont` keeps the time of the first fragment; with `negative_cts_offsets` a picture is shown when it says so. */
const movflags = ['-movflags', '+empty_moov+default_base_moof+frag_discont+negative_cts_offsets'];
const byKeyframes = ['-movflags', '+frag_keyframe'];

function trackArguments(
  film: Film,
  rendition: Rendition,
  { start, end, encoder }: { start: number; end: number; encoder: Encoder },
): string[] {
  const until = ['-t', end.toFixed(6)]; // given -copyts, this is no length but a time
  const pictures = ['-map', `0:${film.videoStream}`];
  switch (rendition.kind) {
    case 'copy':
      return [...pictures, '-c', 'copy', ...tagOf(rendition), ...(start === 0 ? fromZero : []), ...byKeyframes];
    case 'transcode':
      return [...pictures, ...pictureArguments(film, rendition, { start, encoder }), ...until, ...byKeyframes];
    case 'sound':
      return [
        ...soundArguments(film, rendition, start),
        ...until,
        ...['-frag_duration', String(soundSegmentSeconds * 1e6)],
      ];
  }
}

/**
 * The first picture is decoded when the film begins, as in the other renditions: players take the time of their first segment for zero, and
 * would drop what another rendition has before that.
 */
const fromZero = ['-bsf:v', "setts=pts='if(eq(N,0),0,PTS)':dts='if(eq(N,0),DTS-PTS,DTS)'"];

/** As browsers want HEVC: with its parameter sets in the beginning only. */
const tagOf = ({ codecs }: PictureRendition) => (codecs.startsWith('hvc1') ? ['-tag:v', 'hvc1'] : []);

function pictureArguments(
  film: Film,
  { width, height, bitRate, codecs }: PictureRendition,
  { start, encoder }: { start: number; encoder: Encoder },
): string[] {
  const level = Number.parseInt(codecs.slice(-2), 16);
  const rate = Math.min(60, Math.max(10, film.frameRate || 25));
  const first = Math.ceil((start - tolerance) * rate) / rate; // of the pictures that the film has at this rate
  const sinceSegment = first - start + tolerance;
  // A steady rate, so that each segment has pictures; the last one stays where the sound goes on, or the film is damaged.
  const steady = `fps=fps=${rate.toFixed(6)}:start_time=${first.toFixed(6)}`;
  const scaled = `${scaleFilter({ width, height }, film, 'video')},format=yuv420p,tpad=stop=-1:stop_mode=clone`;
  return [
    ...['-vf', `${playerTime(film)},${deinterlace(film)}${steady},${scaled}${encoder.upload}`],
    ...encoder.codec({ level, bitRate }),
    ...['-force_key_frames', `expr:gte(t,n_forced*${pictureSegmentSeconds}-${sinceSegment.toFixed(6)})`],
  ];
}

/**
 * Stereo, with silence where the film has none. The first packet is what the encoder begins with, before the sound itself: without it
 * the first one is at its time.
 */
function soundArguments(film: Film, { track }: SoundRendition, start: number): string[] {
  const first = Math.round(start * soundRate);
  return [
    ...['-map', `0:${track.stream}`, '-ac', '2', '-ar', String(soundRate)],
    ...['-af', `a${playerTime(film)},aresample=${soundRate},aresample=async=1:first_pts=${first},apad`],
    ...['-c:a', 'aac', '-b:a', String(soundBitRate), '-bsf:a', "noise=drop='eq(n,0)'"],
  ];
}
