/** In which sizes and codecs a film is offered, and what a playlist says of each. */
import type { Film, SoundTrack } from './film.ts';
import {
  evenSegments,
  pictureSegmentSeconds,
  type Segments,
  segmentsAtKeyframes,
  soundSegmentSeconds,
} from './segments.ts';

export interface PictureRendition {
  kind: 'copy' | 'transcode';
  /** As it stands in URLs: `copy`, `1080`, `720` … */
  name: string;
  width: number;
  height: number;
  /** The most that it takes, bits per second. */
  bitRate: number;
  codecs: string;
}

export interface SoundRendition {
  kind: 'sound';
  /** `sound0` … */
  name: string;
  track: SoundTrack;
  bitRate: number;
  codecs: string;
}

export type Rendition = PictureRendition | SoundRendition;

/** The largest box of each; a film that stands upright gets it upright. */
const steps = [
  { short: 1080, long: 1920, bitRate: 6_000_000 },
  { short: 720, long: 1280, bitRate: 3_000_000 },
  { short: 480, long: 854, bitRate: 1_400_000 },
];

export const soundBitRate = 160_000;

type Pictures = Pick<Film, 'width' | 'height' | 'frameRate' | 'bitRate' | 'copyable'>;

/**
 * The pictures as they are, where they can be copied; then transcoded ones, the largest first, none larger than the film. H.264
 * plays wherever the transcoded ones do, so that these then begin below it.
 */
export function pictureRenditions(film: Pictures, hasKeyframes: boolean): PictureRendition[] {
  const { height, copyable } = film;
  const copied = copyable && hasKeyframes ? [copyOf(film, copyable)] : [];
  const transcoded = steps
    .map((step): PictureRendition => {
      const size = fitted(film, step);
      const codecs = `avc1.6400${levelOf(size, film.frameRate)}`;
      const name = String(Math.min(size.width, size.height));
      return { kind: 'transcode', name, ...size, bitRate: step.bitRate, codecs };
    })
    // Of a small film all steps have the size; the lowest has the bit rate for it.
    .filter(({ name }, index, all) => all.findLastIndex((other) => other.name === name) === index)
    .filter((size) => !(copied.length > 0 && copyable?.startsWith('avc') && size.height >= even(height)));
  return [...copied, ...transcoded];
}

function copyOf({ width, height, bitRate }: Pictures, codecs: string): PictureRendition {
  return { kind: 'copy', name: 'copy', width, height, bitRate: Math.ceil(bitRate * 1.5) || 8_000_000, codecs };
}

function fitted(
  { width, height }: { width: number; height: number },
  { short, long }: { short: number; long: number },
) {
  const scale = Math.min(1, short / Math.min(width, height), long / Math.max(width, height));
  return { width: even(width * scale), height: even(height * scale) };
}

/** H.264 has half as many samples of colour. */
const even = (length: number) => Math.max(2, Math.round(length / 2) * 2);

/** ITU-T H.264, table A-1: by macroblocks per second, and by macroblocks. */
const levels = [
  { level: '1E', perSecond: 40_500, atOnce: 1620 },
  { level: '1F', perSecond: 108_000, atOnce: 3600 },
  { level: '20', perSecond: 216_000, atOnce: 5120 },
  { level: '28', perSecond: 245_760, atOnce: 8192 },
  { level: '2A', perSecond: 522_240, atOnce: 8704 },
];

function levelOf({ width, height }: { width: number; height: number }, frameRate: number): string {
  const blocks = Math.ceil(width / 16) * Math.ceil(height / 16);
  return levels.find(({ perSecond, atOnce }) => blocks <= atOnce && blocks * frameRate <= perSecond)?.level ?? '33';
}

export function soundRenditions({ sound }: Pick<Film, 'sound'>): SoundRendition[] {
  return sound.map((track, index) => ({
    kind: 'sound',
    name: `sound${index}`,
    track,
    bitRate: soundBitRate,
    codecs: 'mp4a.40.2',
  }));
}

/** `keyframes` are needed for a copied one. */
export function segmentsOf(film: Pick<Film, 'seconds'>, { kind }: Rendition, keyframes: readonly number[]): Segments {
  if (kind === 'copy') return segmentsAtKeyframes(keyframes, film.seconds);
  return evenSegments(film.seconds, kind === 'sound' ? soundSegmentSeconds : pictureSegmentSeconds);
}
