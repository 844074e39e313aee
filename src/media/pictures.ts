/** How pictures are read out of a film: upright, whole, in the colours of a screen, and the one that is shown at a second. */

import { inputArgs } from './ffmpeg.ts';
import type { PictureSource } from './probe.ts';
import type { Size } from './written.ts';

/**
 * Opens the film. Damage costs the pictures that it has hit, not the run. Times stay those of the file until `playerTime`: what ffmpeg
 * 7.0 subtracts by itself is wrong for MPEG-PS.
 */
export function pictureInput(file: string, { lacksTimes, isTurnedOddly }: PictureSource): string[] {
  return [
    ...['-copyts', '-max_error_rate', '1', ...(lacksTimes ? ['-fflags', '+genpts'] : [])],
    ...[...(isTurnedOddly ? ['-noautorotate'] : []), ...inputArgs(file)],
  ];
}

/** The first filter of all: from here on second 0 is where a player begins. */
export const playerTime = ({ startSeconds }: PictureSource) => `setpts=PTS-(${startSeconds})/TB`;

/**
 * Enters the film so that the picture of a second can be decoded.
 *
 * @param runUpSeconds how far before the second decoding is to begin at the latest
 */
export function enterAt(atSeconds: number, runUpSeconds: number): string[] {
  const entrySeconds = atSeconds - runUpSeconds;
  // Near the beginning nothing is gained by a seek, and some films lose their first picture by it.
  return entrySeconds < 0.1 ? [] : ['-noaccurate_seek', '-ss', entrySeconds.toFixed(3)];
}

/** Lets through what is on screen from that second on: first the picture that began at it or before. The last one stays for a minute. */
export function onScreenFrom(atSeconds: number): string {
  return `fps=100:round=up,tpad=stop_mode=clone:stop_duration=60,trim=start=${atSeconds.toFixed(3)}`;
}

/**
 * How long before a second decoding begins, in the order to try: an index leads to the keyframe before it; without one, or where
 * pictures become whole only after a while, it takes as long as keyframes may be apart.
 */
export function runUps({ needsRunUp }: PictureSource): readonly number[] {
  return needsRunUp ? [12, 60, Number.POSITIVE_INFINITY] : [0];
}

/** To be put where every picture passes: lines of two moments become one picture, where the picture says that it has two. */
export const deinterlace = ({ isInterlaced }: PictureSource) =>
  isInterlaced ? 'bwdif=mode=send_frame:deint=interlaced,' : '';

/** The same for pictures that have no neighbours: one of the two moments. */
export const oneField = ({ isInterlaced }: PictureSource) => (isInterlaced ? 'field=type=top,' : '');

/**
 * Scales a picture that ffmpeg has turned upright already. WebP wants the colours of BT.601; a video keeps its own. HDR is brought into
 * the range of a screen whose white is the reference white of BT.2408, 203 cd/m²; what is brighter is white.
 */
export function scaleFilter(
  { width, height }: Size,
  { hdr }: Pick<PictureSource, 'hdr'>,
  result: 'picture' | 'video' = 'picture',
): string {
  const isPicture = result === 'picture';
  const colours = isPicture ? ':out_color_matrix=bt601:out_range=tv' : '';
  if (!hdr) return `scale=${width}:${height}:flags=bicubic${colours},setsar=1`;
  return [
    `zscale=${width}:${height}:tin=${hdr}:pin=bt2020:min=bt2020nc:t=linear:npl=203,format=gbrpf32le`,
    `zscale=p=bt709,tonemap=clip,zscale=t=bt709:m=${isPicture ? '170m' : 'bt709'}:r=limited,setsar=1`,
  ].join();
}

/** Half the time of the default level, 4, for 2 to 6 % more bytes. */
export const webpEncoder = (quality: number) => [
  ...['-c:v', 'libwebp', '-compression_level', '2', '-quality', String(quality)],
];
