/** What a film must be known by to be played in segments: its size, its sounds, and what of it can be copied. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { App } from '../app.type.ts';
import { AppError, notFound } from '../errors.ts';
import { askDisk } from '../files/disks.ts';
import { type CodecStream, codecsParameter } from '../media/codecs.ts';
import { inputArgs, runFfprobe } from '../media/ffmpeg.ts';
import { indexedKeyframes } from '../media/keyframe-index.ts';
import { languageName, languageTag } from '../media/languages.ts';
import { MediaError } from '../media/media-error.ts';
import { ALL, type Packet, readPackets } from '../media/packets.ts';
import { type MediaInfo, type PictureSource, probe } from '../media/probe.ts';
import { asToneMappable } from '../media/tone-mapping.ts';
import type { MediaTools } from '../media/tools.ts';
import { FileMissingError, missingFileMessage, usableFileOf, usableScene } from '../scenes/usable-scene.ts';

export interface SoundTrack {
  /** Its number among all streams of the file. */
  stream: number;
  /** A BCP 47 tag; empty when unknown. */
  language: string;
  label: string;
}

export interface Film extends PictureSource {
  sceneId: string;
  /** Another one as soon as the file is another. */
  key: string;
  /** Links resolved. */
  file: string;
  /** As `MediaInfo.container`. */
  container: string;
  seconds: number;
  /** As displayed: upright and with square pixels. */
  width: number;
  height: number;
  frameRate: number;
  /** Bits per second of the whole file. */
  bitRate: number;
  /** The codec of the pictures as RFC 6381 names it, when they can be played as they are; undefined when not. */
  copyable: string | undefined;
  sound: readonly SoundTrack[];
  /** Its time is a count of packets (AVI) and some are lost: only what is read right after a seek is at its time. */
  losesTime: boolean;
}

/** Another one whenever segments are made differently, so that old ones are not mixed with new ones. */
const version = 5;

export interface FilmFile extends Pick<Film, 'sceneId' | 'file' | 'key'> {
  /** Then it is not copied: a player would stop where pictures are missing, which are filled in by transcoding. */
  isDamaged: boolean;
}

/** The file of a scene as it is now. GONE for a scene in the trash, NOT_FOUND when it or its file is missing. */
export async function fileOfScene(app: Pick<App, 'orm'>, sceneId: string): Promise<FilmFile> {
  const notThere = (error: unknown) => {
    throw error instanceof FileMissingError ? notFound(error.message) : error;
  };
  const scene = await usableScene(app.orm.em.fork(), sceneId).catch(notThere);
  const file = await usableFileOf(scene).catch(notThere);
  const { isCorrupted: isDamaged } = scene;
  const { size, mtimeNs } = await askDisk(file, async () => stat(file, { bigint: true })).catch((error: unknown) => {
    if (error instanceof AppError) throw error;
    throw notFound(missingFileMessage(sceneId));
  });
  const identity = `${version} ${isDamaged} ${file} ${size} ${mtimeNs}`;
  const key = createHash('sha256').update(identity).digest('hex').slice(0, 16);
  return { sceneId, file, key, isDamaged };
}

/** A viewer waits for it. */
const awaited = { priority: 'normal' } as const;

/** NOT_FOUND for what is no film; UNAVAILABLE when it cannot be read now. */
export async function readFilm(tools: MediaTools, { sceneId, file, key, isDamaged }: FilmFile): Promise<Film> {
  const [info, streams] = await Promise.all([probe(tools, file, awaited), readStreams(tools, file)]).catch(rethrow);
  const video = streams.find(({ index }) => index === info.videoStream);
  return {
    ...(await asToneMappable(tools, info)),
    ...{ sceneId, key, file },
    seconds: info.durationSeconds,
    copyable: video && !isDamaged ? copyableCodec(video, info) : undefined,
    sound: streams.filter(({ codec_type }) => codec_type === 'audio').map(soundTrack),
    losesTime: isDamaged && info.container === 'avi',
  };
}

interface FilmStream extends CodecStream {
  index: number;
  codec_type?: string;
  sample_aspect_ratio?: string;
  tags?: { language?: string; title?: string };
}

const wanted = [
  'stream=index,codec_type,codec_name,codec_tag_string,profile,level,pix_fmt,sample_aspect_ratio',
  'stream_tags=language,title',
].join(':');

async function readStreams(tools: MediaTools, file: string): Promise<FilmStream[]> {
  const answer = await runFfprobe(tools, ['-show_entries', wanted, ...inputArgs(file)], { ...awaited, file });
  return (answer as { streams?: FilmStream[] }).streams ?? [];
}

/** Containers whose packets say when they are shown. */
const timedContainers = ['mp4', 'mov', 'matroska', 'webm', 'mpegts', 'flv'];

/** More than that is too much for a segment of 4 s. */
const mostCopied = 40_000_000;

/** Eight bits for H.264, as no browser decodes more; nothing that a player would have to turn, widen, weave or darken. */
function copyableCodec(video: FilmStream, info: MediaInfo): string | undefined {
  const { container, rotation, bitRate, hdr, isInterlaced, hasPartialKeyframes } = info;
  const { codec_name: name = '', pix_fmt: format = '', sample_aspect_ratio: shape = '1:1' } = video;
  const isPlain =
    ['h264', 'hevc', 'vp9', 'av1'].includes(name) &&
    (name === 'h264' ? ['yuv420p', 'yuvj420p'] : ['yuv420p', 'yuv420p10le']).includes(format) &&
    ['1:1', '0:1', 'N/A'].includes(shape);
  // Browsers enter a film only at keyframes that are whole pictures.
  if (
    !isPlain ||
    hasPartialKeyframes ||
    isInterlaced ||
    rotation !== 0 ||
    hdr ||
    bitRate > mostCopied ||
    !timedContainers.includes(container)
  )
    return undefined;
  return codecsParameter({ ...video, codec_tag_string: '' }, undefined) || undefined;
}

function soundTrack({ index, tags = {} }: FilmStream, place: number): SoundTrack {
  const language = languageTag(tags.language);
  return { stream: index, language, label: tags.title || languageName(language) || `Track ${place + 1}` };
}

/** Seconds between keyframes that a player must load at once. */
const mostBetweenKeyframes = 12;

/** Whether a film can be entered everywhere, and so be copied. */
export function isDense(keyframes: readonly number[], { seconds }: Pick<Film, 'seconds'>): boolean {
  const [first = Number.POSITIVE_INFINITY] = keyframes;
  return (
    first < 1 && keyframes.every((second, index) => (keyframes[index + 1] ?? seconds) - second <= mostBetweenKeyframes)
  );
}

/**
 * The seconds of keyframes, rising, counted from the film's beginning: those of the container's index when it has enough of them, else
 * all, for which the film is read to its end.
 */
export async function readKeyframes(tools: MediaTools, film: Film): Promise<number[]> {
  const { file, startSeconds } = film;
  const indexed = (await indexedKeyframes(file, film).catch(rethrow))?.map((second) => second - startSeconds);
  if (indexed && isDense(indexed, film)) return indexed;
  const seconds: number[] = [];
  const onPacket = ({ isKeyframe, seconds: second }: Packet) => {
    if (isKeyframe) seconds.push(second - startSeconds);
  };
  const args = ['-select_streams', `${film.videoStream}`];
  await readPackets(tools, file, { intervals: [ALL], args }, { onPacket }, awaited).catch(rethrow);
  return seconds.sort((one, other) => one - other);
}

/** What a viewer hears of a film that cannot be read. */
export function asAppError(error: MediaError): AppError {
  if (error.kind === 'missing') return notFound('The file is not there.');
  if (error.kind === 'unsupported' || error.kind === 'corrupt') return notFound('The file cannot be read as a film.');
  const retryAfterSeconds = 2;
  const message = `The film cannot be read now: try again in ${retryAfterSeconds} s.`;
  return new AppError('UNAVAILABLE', message, undefined, { retryAfterSeconds, cause: error });
}

function rethrow(error: unknown): never {
  throw error instanceof MediaError ? asAppError(error) : error;
}
