/** Asks ffprobe what a video file is. */

import { stat } from 'node:fs/promises';
import { AppError } from '../errors.ts';
import { askDisk } from '../files/disks.ts';
import { patience } from '../files/open-plain.ts';
import { type CodecStream, codecsParameter } from './codecs.ts';
import { inputArgs, runFfmpeg, runFfprobe } from './ffmpeg.ts';
import { MediaError } from './media-error.ts';
import { openFilm } from './open-film.ts';
import type { MediaTools } from './tools.ts';

export interface MediaInfo {
  /** Of the longest stream; 0 when the file does not say. */
  durationSeconds: number;
  sizeBytes: number;
  /** As displayed: turned upright and with square pixels. */
  width: number;
  height: number;
  /** Degrees clockwise that a player turns the stored picture by: 0, 90, 180 or 270. */
  rotation: number;
  /** Frames per second, on average; 0 when unknown. */
  frameRate: number;
  /** Bits per second of the whole file; 0 when unknown. */
  bitRate: number;
  videoCodec: string;
  /** Empty when there is no sound. */
  audioCodec: string;
  /** Both as the `codecs` of a content type; empty when they have no such names. */
  codecs: string;
  /** mp4, mov, matroska, webm, avi, asf … */
  container: string;
}

/**
 * Reads what the file's headers say. Only when they hold no duration (recordings that a browser made) is the whole file read.
 *
 * @throws MediaError `missing`, `corrupt` or `unsupported`; the signal's reason when aborted
 */
export async function probe(
  tools: MediaTools,
  file: string,
  options: { signal?: AbortSignal; silenceSeconds?: number } = {},
): Promise<MediaInfo> {
  await refuseWhatIsNoFile(file);
  const info = parseProbe(await readHeaders(tools, file, options), file);
  if (info.durationSeconds > 0) return info;
  const args = [...inputArgs(file), '-map', '0:V:0', '-c', 'copy', '-f', 'null', '-'];
  const { outTimeSeconds } = await runFfmpeg(tools, args, { ...options, file });
  if (outTimeSeconds <= 0) throw new MediaError('corrupt', file, 'holds no pictures');
  return { ...info, durationSeconds: outTimeSeconds, bitRate: info.bitRate || (info.sizeBytes * 8) / outTimeSeconds };
}

async function refuseWhatIsNoFile(file: string): Promise<void> {
  const stats = await askDisk(file, async () => stat(file), patience).catch((error: NodeJS.ErrnoException) => {
    if (error instanceof AppError) throw error;
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      throw new MediaError('missing', file, 'does not exist any more', { cause: error });
    throw new MediaError('failed', file, `may not be read by this server (${error.code})`, { cause: error });
  });
  if (!stats.isFile()) throw new MediaError('unsupported', file, 'is not a file');
  if (stats.size === 0) throw new MediaError('corrupt', file, 'is empty: it has 0 bytes');
}

async function readHeaders(
  tools: MediaTools,
  file: string,
  options: { signal?: AbortSignal; silenceSeconds?: number },
): Promise<unknown> {
  try {
    return await runFfprobe(tools, ['-show_entries', ENTRIES, ...inputArgs(file)], { ...options, file });
  } catch (error) {
    // ffprobe says "moov atom not found" of a cut mp4 and of a letter to your aunt alike.
    if (!(error instanceof MediaError) || error.kind !== 'corrupt' || (await looksLikeVideo(file))) throw error;
    throw new MediaError('unsupported', file, 'is not a video file', { cause: error });
  }
}

/** By name: all that a file says of itself may be more than the memory holds. */
const ENTRIES = [
  'format=format_name,duration,size,bit_rate:format_tags=major_brand',
  'stream=codec_type,codec_name,codec_tag_string,profile,level,pix_fmt,width,height,sample_aspect_ratio,avg_frame_rate,r_frame_rate,duration',
  'stream_disposition=attached_pic:stream_tags=DURATION,rotate:stream_side_data=rotation',
].join(':');

/** Whether the file begins as one of the containers we read. */
async function looksLikeVideo(file: string): Promise<boolean> {
  await using handle = await openFilm(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, 0);
  const start = buffer.toString('latin1', 0, bytesRead);
  return CONTAINER_STARTS.some((known) => start.startsWith(known)) || MP4_BOXES.includes(start.slice(4, 8));
}

// Matroska and WebM, AVI, ASF, MPEG program streams, FLV, Ogg. The first byte of MPEG-TS, 0x47, is also a letter, so it proves nothing.
const CONTAINER_STARTS = [
  '\x1a\x45\xdf\xa3',
  'RIFF',
  '\x30\x26\xb2\x75',
  '\x00\x00\x01\xba',
  '\x00\x00\x01\xb3',
  'FLV',
  'OggS',
];
const MP4_BOXES = ['ftyp', 'moov', 'mdat', 'free', 'wide', 'skip'];

interface ProbeStream extends CodecStream {
  codec_type?: string;
  width?: number;
  height?: number;
  sample_aspect_ratio?: string;
  avg_frame_rate?: string;
  r_frame_rate?: string;
  duration?: string;
  disposition?: { attached_pic?: number };
  tags?: Record<string, string>;
  side_data_list?: { rotation?: number | string }[];
}

interface ProbeFormat {
  format_name?: string;
  duration?: string;
  size?: string;
  bit_rate?: string;
  tags?: Record<string, string>;
}

/**
 * Reads ffprobe's answer. A picture that is attached as cover art is no video.
 *
 * @throws MediaError `unsupported` when there is no video stream
 */
export function parseProbe(json: unknown, file: string): MediaInfo {
  const { streams = [], format = {} } = json as { streams?: ProbeStream[]; format?: ProbeFormat };
  const video = streams.find(
    (stream) => stream.codec_type === 'video' && !stream.disposition?.attached_pic && stream.width,
  );
  if (!video) throw new MediaError('unsupported', file, 'has no video stream');
  const audio = streams.find((stream) => stream.codec_type === 'audio');
  const sizeBytes = numberOf(format.size);
  const durationSeconds = numberOf(format.duration) || Math.max(0, ...streams.map(durationOf));
  return {
    durationSeconds,
    sizeBytes,
    ...displayedSize(video),
    rotation: rotationOf(video),
    frameRate: fractionOf(video.avg_frame_rate) || fractionOf(video.r_frame_rate),
    bitRate: numberOf(format.bit_rate) || (durationSeconds && (sizeBytes * 8) / durationSeconds),
    videoCodec: video.codec_name ?? '',
    audioCodec: audio?.codec_name ?? '',
    codecs: codecsParameter(video, audio),
    container: containerOf(format, file),
  };
}

/** In seconds; Matroska keeps it as a tag, `00:01:02.500000000`. */
function durationOf({ duration, tags = {} }: ProbeStream): number {
  const [hours = 0, minutes = 0, seconds = 0] = (tags.DURATION ?? '').split(':').map(numberOf);
  return numberOf(duration) || hours * 3600 + minutes * 60 + seconds;
}

function displayedSize(video: ProbeStream): { width: number; height: number } {
  const width = Math.round((video.width ?? 0) * (fractionOf(video.sample_aspect_ratio?.replace(':', '/')) || 1));
  const height = video.height ?? 0;
  return rotationOf(video) % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** The display matrix counts counter-clockwise, the older `rotate` tag clockwise. */
function rotationOf({ side_data_list: sideData = [], tags = {} }: ProbeStream): number {
  const matrix = sideData.find(({ rotation }) => rotation !== undefined)?.rotation;
  const clockwise = matrix === undefined ? numberOf(tags.rotate) : -numberOf(matrix);
  return (((Math.round(clockwise / 90) * 90) % 360) + 360) % 360;
}

function containerOf({ format_name: names = '', tags = {} }: ProbeFormat, file: string): string {
  const [first = ''] = names.split(',');
  if (first === 'mov') return tags.major_brand?.startsWith('qt') ? 'mov' : 'mp4';
  if (first === 'matroska') return /\.webm$/i.test(file) ? 'webm' : 'matroska';
  return first;
}

function fractionOf(text = ''): number {
  const [over = 0, under = 0] = text.split('/').map(numberOf);
  return under && over / under;
}

/** 0 for what is no number: ffprobe leaves out what it does not know, or says N/A. */
function numberOf(text: string | number | undefined): number {
  return Number(text) || 0;
}
