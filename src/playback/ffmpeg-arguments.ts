/** What ffmpeg is told to make the segments of a rendition, from one of them on. */
import { inputArgs } from '../media/ffmpeg.ts';
import type { Film } from './film.ts';
import { type PictureRendition, type Rendition, type SoundRendition, soundBitRate } from './renditions.ts';
import { pictureSegmentSeconds, type Segments, soundSegmentSeconds, tolerance } from './segments.ts';

const soundRate = 48_000;

/**
 * Writes one track as fragments to standard output. Their times are those of the film wherever it begins: what is made by different runs
 * fits together.
 */
export function segmentArguments(film: Film, rendition: Rendition, segments: Segments, from: number): string[] {
  const start = segments.starts[from] ?? 0;
  return [
    ...['-max_error_rate', '1'], // damage costs the pictures it has hit
    ...(start > 0 ? ['-ss', start.toFixed(6)] : []),
    ...['-copyts', '-start_at_zero', ...inputArgs(film.file), '-map_metadata', '-1', '-map_chapters', '-1'],
    ...trackArguments(film, rendition, segments, start),
    ...['-f', 'mp4', '-use_editlist', '0', 'pipe:1'],
  ];
}

/** `frag_discont` keeps the time of the first fragment; with `negative_cts_offsets` a picture is shown when it says so. */
const movflags = ['-movflags', '+empty_moov+default_base_moof+frag_discont+negative_cts_offsets'];

function trackArguments(film: Film, rendition: Rendition, { end }: Segments, start: number): string[] {
  const until = ['-t', end.toFixed(6)]; // given -copyts, this is no length but a time
  switch (rendition.kind) {
    case 'copy':
      return ['-map', `0:${film.videoStream}`, '-c', 'copy', ...tagOf(rendition), ...movflags, ...byKeyframes];
    case 'transcode':
      return [
        '-map',
        `0:${film.videoStream}`,
        ...pictureArguments(film, rendition, start),
        ...until,
        ...movflags,
        ...byKeyframes,
      ];
    case 'sound':
      return [
        ...soundArguments(rendition, start),
        ...until,
        ...movflags,
        ...['-frag_duration', String(soundSegmentSeconds * 1e6)],
      ];
  }
}

const byKeyframes = ['-movflags', '+frag_keyframe'];

/** As browsers want HEVC: with its parameter sets in the beginning only. */
const tagOf = ({ codecs }: PictureRendition) => (codecs.startsWith('hvc1') ? ['-tag:v', 'hvc1'] : []);

/** Without B-frames: all players agree on the time of such pictures, and the first ones come sooner. */
const encoder = '-c:v libx264 -preset veryfast -profile:v high -bf 0 -pix_fmt yuv420p -crf 23 -g 9999 -sc_threshold 0';

function pictureArguments(film: Film, { width, height, bitRate, codecs }: PictureRendition, start: number): string[] {
  const level = Number.parseInt(codecs.slice(-2), 16) / 10;
  const rate = Math.min(60, Math.max(10, film.frameRate || 25));
  const first = Math.ceil((start - tolerance) * rate) / rate; // of the pictures that the film has at this rate
  const sinceSegment = first - start + tolerance;
  return [
    ...[
      '-vf',
      pictureFilters(film, { width, height, rate, first }),
      ...encoder.split(' '),
      '-level:v',
      level.toFixed(1),
    ],
    ...['-maxrate', String(Math.round(bitRate * 0.9)), '-bufsize', String(bitRate)],
    ...['-force_key_frames', `expr:gte(t,n_forced*${pictureSegmentSeconds}-${sinceSegment.toFixed(6)})`],
  ];
}

/** A steady rate, so that each segment has pictures; the last one stays where the sound goes on, or the film is damaged. */
function pictureFilters(
  film: Film,
  { width, height, rate, first }: { width: number; height: number; rate: number; first: number },
): string {
  const filters = [
    film.isInterlaced && 'bwdif=mode=send_frame:deint=interlaced',
    `fps=fps=${rate.toFixed(6)}:start_time=${first.toFixed(6)}`,
    ...(film.hdr ? toneMapped(film.hdr, width, height) : [`scale=${width}:${height}:flags=bicubic`]),
    'setsar=1,format=yuv420p',
    'tpad=stop=-1:stop_mode=clone',
  ];
  return filters.filter(Boolean).join();
}

/** Into the range of a screen whose white is the reference white of BT.2408, 203 cd/m²; what is brighter is white. */
const toneMapped = (transfer: string, width: number, height: number) => [
  `zscale=${width}:${height}:tin=${transfer}:pin=bt2020:min=bt2020nc:t=linear:npl=203,format=gbrpf32le`,
  'zscale=p=bt709,tonemap=clip,zscale=t=bt709:m=bt709:r=limited',
];

/**
 * Stereo, with silence where the film has none. The first packet is what the encoder begins with, before the sound itself: without it
 * the first one is at its time.
 */
function soundArguments({ track }: SoundRendition, start: number): string[] {
  const first = Math.round(start * soundRate);
  return [
    ...['-map', `0:${track.stream}`, '-ac', '2', '-ar', String(soundRate)],
    ...['-af', `aresample=${soundRate},aresample=async=1:first_pts=${first},apad`],
    ...['-c:a', 'aac', '-b:a', String(soundBitRate), '-bsf:a', "noise=drop='eq(n,0)'"],
  ];
}
