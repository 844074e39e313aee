/** Asks ffprobe what a video file is: what its headers say, and what its last packets say of how long it is. */

import { stat } from 'node:fs/promises';
import { AppError } from '../errors.ts';
import { askDisk } from '../files/disks.ts';
import { patience } from '../files/open-plain.ts';
import { type CodecStream, codecsParameter } from './codecs.ts';
import { inputArgs, type RunOptions, runFfmpeg } from './ffmpeg.ts';
import { MediaError } from './media-error.ts';
import { openFilm } from './open-film.ts';
import {
  ALL,
  FROM_LAST_KEYFRAME,
  type Frame,
  type Packet,
  type PacketReader,
  readPackets,
  saysNoEntry,
} from './packets.ts';
import type { SubtitleTrack } from './subtitle-track.type.ts';
import { trackOfStream } from './subtitles.ts';
import type { MediaTools } from './tools.ts';

export interface MediaInfo extends PictureSource {
  /** From the first to the last moment with picture or sound, with fractions. */
  durationSeconds: number;
  /** Where the pictures end; the sound may go on. */
  pictureSeconds: number;
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
  /** mp4, mov, matroska, webm, avi, asf, mpegts … */
  container: string;
  /** The text tracks inside the file. */
  subtitles: SubtitleTrack[];
  /** Where the first stream ends that the index of an mp4 promises for longer; 0 when that is not known. */
  cutOffSeconds?: number;
}

/** What it takes to read the right pictures at the right time. */
export interface PictureSource {
  /** The number of the stream that is the film, among all streams of the file. */
  videoStream: number;
  /** What the file calls the time of its beginning, which is second 0 for a player. */
  startSeconds: number;
  /** Packets do not say when they are shown. */
  lacksTimes: boolean;
  /** Pictures right after a seek are incomplete or late: the film has no index, or its keyframes are no whole pictures. */
  needsRunUp: boolean;
  /** What it calls keyframes become whole pictures only with those that follow (intra refresh), or are damaged. */
  hasPartialKeyframes: boolean;
  isInterlaced: boolean;
  /** The transfer of HDR pictures; undefined for all others. */
  hdr?: 'smpte2084' | 'arib-std-b67';
  /** The matrix turns the picture by an odd angle, which browsers ignore. */
  isTurnedOddly: boolean;
}

/**
 * Reads headers and the last packets. Only of recordings without an index the whole file is read.
 *
 * @throws MediaError `missing`, `corrupt` or `unsupported`; the signal's reason when aborted
 */
export async function probe(
  tools: MediaTools,
  file: string,
  options: Omit<RunOptions, 'file'> = {},
): Promise<MediaInfo> {
  await refuseWhatIsNoFile(file);
  const info = await readInfo(tools, file, options);
  if (info.durationSeconds > 0) return info;
  const args = [...inputArgs(file), '-map', `0:${info.videoStream}`, '-c', 'copy', '-f', 'null', '-'];
  const { outTimeSeconds } = await runFfmpeg(tools, args, { ...options, file });
  if (outTimeSeconds <= 0) throw new MediaError('corrupt', file, 'holds no pictures');
  const bitRate = (info.sizeBytes * 8) / outTimeSeconds;
  return { ...info, durationSeconds: outTimeSeconds, pictureSeconds: outTimeSeconds, bitRate };
}

export async function refuseWhatIsNoFile(file: string): Promise<void> {
  const stats = await askDisk(file, async () => stat(file), patience).catch((error: NodeJS.ErrnoException) => {
    if (error instanceof AppError) throw error;
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      throw new MediaError('missing', file, 'does not exist any more', { cause: error });
    throw new MediaError('failed', file, `may not be read by this server (${error.code})`, { cause: error });
  });
  if (!stats.isFile()) throw new MediaError('unsupported', file, 'is not a file');
  if (stats.size === 0) throw new MediaError('corrupt', file, 'is empty: it has 0 bytes');
}

async function readInfo(tools: MediaTools, file: string, options: Omit<RunOptions, 'file'>): Promise<MediaInfo> {
  const read = async (interval: string, isDecoded = true) =>
    readAnswer(tools, file, { intervals: [interval], isDecoded }, options);
  const readOtherwise = async (error: unknown) => {
    if (saysNoEntry(error)) return read(ALL);
    // Large pictures may take more than ffprobe is given; without them only intra refresh goes unnoticed.
    if (error instanceof MediaError && error.kind === 'limit') return read(FROM_LAST_KEYFRAME, false);
    throw error;
  };
  try {
    return parseProbe(await read(FROM_LAST_KEYFRAME).catch(readOtherwise), file);
  } catch (error) {
    // ffprobe says "moov atom not found" of a cut mp4 and of a letter to your aunt alike.
    if (!(error instanceof MediaError) || error.kind !== 'corrupt' || (await looksLikeVideo(file))) throw error;
    throw new MediaError('unsupported', file, 'is not a video file', { cause: error });
  }
}

/** Asks for headers and packets; of pictures, keyframes alone are decoded. */
export async function readAnswer(
  tools: MediaTools,
  file: string,
  { intervals, args = [], isDecoded = true }: { intervals: string[]; args?: string[]; isDecoded?: boolean },
  options: Omit<RunOptions, 'file'>,
  also?: Required<Pick<PacketReader, 'onPacket' | 'onFrame'>>,
): Promise<ProbeAnswer> {
  const said: ProbeAnswer = { streams: [], format: {}, ends: new Map() };
  const onPacket = (packet: Packet) => {
    noteEnd(said.ends, packet, isDecoded);
    also?.onPacket(packet);
  };
  const onFrame = (frame: Frame) => {
    const end = said.ends.get(frame.stream);
    if (end && frame.pictureType) end.decodes = true;
    also?.onFrame(frame);
  };
  const onSection = (section: string, values: ReadonlyMap<string, string>) => noteSection(said, section, values);
  const reader = { onPacket, onSection, ...(isDecoded && { onFrame }) };
  const keyframesAlone = ['-skip_frame', 'nokey', '-threads', '1'];
  await readPackets(tools, file, { intervals, show: SHOW, args: [...keyframesAlone, ...args] }, reader, options);
  return said;
}

/** Entries by name: all tags of a file together may be larger than the memory. */
const SHOW = [
  'format=format_name,start_time,duration,size',
  'format_tags=major_brand',
  'stream=index,codec_type,codec_name,codec_tag_string,profile,level,pix_fmt,width,height,sample_aspect_ratio,avg_frame_rate,r_frame_rate,start_time,duration,field_order,color_transfer',
  'stream_tags=rotate,DURATION,language,title',
  'stream_disposition=attached_pic,forced',
  'stream_side_data=rotation',
];

function noteSection(said: ProbeAnswer, section: string, values: ReadonlyMap<string, string>): void {
  const entries = Object.fromEntries([...values].map(([key, value]) => [key.toLowerCase(), value]));
  if (section === 'format') said.format = entries;
  else if (section === 'stream') said.streams.push(entries); // those of a program come under another name, and once more here
}

/** Whether the file begins as one of the containers we read. */
async function looksLikeVideo(file: string): Promise<boolean> {
  await using opened = await openFilm(file);
  const { buffer, bytesRead } = await opened.ask(async (handle) => handle.read(Buffer.alloc(16), 0, 16, 0));
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

/** Where the packets of a stream end, and whether its last keyframe can be decoded, as far as was tried. */
interface StreamEnd {
  endSeconds: number;
  hasKeyframe: boolean;
  decodes: boolean;
  lacksTimes: boolean;
}

function noteEnd(ends: Map<number, StreamEnd>, packet: Packet, isDecoded: boolean): void {
  const { stream, endSeconds, isKeyframe, hasTime } = packet;
  const before = ends.get(stream);
  ends.set(stream, {
    endSeconds: Math.max(before?.endSeconds ?? endSeconds, endSeconds),
    hasKeyframe: isKeyframe || (before?.hasKeyframe ?? false),
    decodes: before?.decodes ?? !isDecoded,
    lacksTimes: !hasTime || (before?.lacksTimes ?? false),
  });
}

/** As ffprobe's compact form names them, in lower case. */
interface ProbeStream extends Omit<CodecStream, 'level'> {
  level?: string;
  index?: string;
  codec_type?: string;
  width?: string;
  height?: string;
  sample_aspect_ratio?: string;
  avg_frame_rate?: string;
  r_frame_rate?: string;
  start_time?: string;
  duration?: string;
  field_order?: string;
  color_transfer?: string;
  'disposition:attached_pic'?: string;
  'disposition:forced'?: string;
  'tag:language'?: string;
  'tag:title'?: string;
  'tag:rotate'?: string;
  'tag:duration'?: string;
  rotation?: string;
}

interface ProbeFormat {
  format_name?: string;
  start_time?: string;
  duration?: string;
  size?: string;
  'tag:major_brand'?: string;
}

interface ProbeAnswer {
  streams: ProbeStream[];
  format: ProbeFormat;
  /** By the stream's number. */
  ends: Map<number, StreamEnd>;
}

/**
 * Reads what ffprobe said of a file.
 *
 * @throws MediaError `unsupported` when there is no video stream
 */
export function parseProbe({ streams, format, ends }: ProbeAnswer, file: string): MediaInfo {
  const video = filmAmong(streams);
  if (!video) throw new MediaError('unsupported', file, 'has no video stream');
  const sounds = streams.filter((stream) => stream.codec_type === 'audio');
  const [audio] = sounds;
  const container = containerOf(format, file);
  const sizeBytes = numberOf(format.size);
  const startSeconds = numberOf(format.start_time);
  const end = ends.get(numberOf(video.index));
  const hasPartialKeyframes = end?.hasKeyframe === true && !end.decodes;
  const times = timesOf({ streams: [video, ...sounds], format, ends, container, startSeconds });
  return {
    ...times,
    sizeBytes,
    ...displayedSize(video),
    rotation: rotationOf(video) ?? 0,
    frameRate: fractionOf(video.avg_frame_rate) || fractionOf(video.r_frame_rate),
    bitRate: times.durationSeconds && (sizeBytes * 8) / times.durationSeconds,
    videoCodec: video.codec_name ?? '',
    audioCodec: audio?.codec_name ?? '',
    codecs: codecsParameter({ ...video, level: numberOf(video.level) }, audio && { ...audio, level: undefined }),
    container,
    videoStream: numberOf(video.index),
    startSeconds,
    lacksTimes: end?.lacksTimes ?? false,
    needsRunUp: !INDEXED.includes(container) || hasPartialKeyframes,
    hasPartialKeyframes,
    isInterlaced: /^(tt|bb|tb|bt)$/.test(video.field_order ?? ''),
    hdr: HDR.find((transfer) => transfer === video.color_transfer),
    isTurnedOddly: rotationOf(video) === undefined,
    subtitles: streams
      .filter(({ codec_type }) => codec_type === 'subtitle')
      .flatMap(
        (stream) =>
          trackOfStream({
            ...stream,
            isForced: stream['disposition:forced'] === '1',
            language: stream['tag:language'],
            title: stream['tag:title'],
            index: numberOf(stream.index),
          }) ?? [],
      ),
  };
}

const HDR = ['smpte2084', 'arib-std-b67'] as const;

/** Containers that can be entered at a keyframe. */
const INDEXED = ['mp4', 'mov', 'matroska', 'webm', 'avi'];

const STILLS = ['png', 'mjpeg', 'bmp', 'gif', 'webp', 'tiff', 'jpeg2000'];

/** Neither attached cover art nor a still picture, where there is something that moves. */
function filmAmong(streams: readonly ProbeStream[]): ProbeStream | undefined {
  const videos = streams.filter(
    (stream) =>
      stream.codec_type === 'video' && stream['disposition:attached_pic'] !== '1' && numberOf(stream.width) > 0,
  );
  return videos.find(({ codec_name: name = '' }) => !STILLS.includes(name)) ?? videos[0];
}

interface TimesOrder extends ProbeAnswer {
  /** Of the film: pictures first. */
  streams: ProbeStream[];
  container: string;
  startSeconds: number;
}

/**
 * Packets are believed before headers. Only the index of an mp4 is a list of the packets itself, so what it promises beyond the last
 * one is missing; and MPEG streams are estimated from their packets, of which the last keyframe is hard to find.
 */
function timesOf({ streams, format, ends, container, startSeconds }: TimesOrder) {
  const lengths = streams.map((stream) => {
    const [index, header] = [numberOf(stream.index), numberOf(stream.start_time) + numberOf(stream.duration)];
    const isKnown = numberOf(stream.duration) > 0 && TRUE_HEADERS.includes(container);
    const reached = ends.get(index)?.endSeconds;
    const promised = isKnown ? header - startSeconds : 0;
    const present = reached === undefined ? undefined : reached - startSeconds;
    return { promised, present, longest: Math.max(promised, present ?? 0) };
  });
  const packets = Math.max(...lengths.map(({ longest }) => longest));
  const durationSeconds = packets > 0 ? packets : headerSeconds(streams, format);
  const cutOff = lengths.filter(
    ({ promised, present = 0 }) =>
      INDEX_IS_A_LIST.includes(container) && promised - present > shortfallAllowed(durationSeconds),
  );
  return {
    durationSeconds,
    pictureSeconds: lengths[0]?.longest || durationSeconds,
    ...(cutOff.length > 0 && { cutOffSeconds: Math.min(...cutOff.map(({ present = 0 }) => present)) }),
  };
}

const TRUE_HEADERS = ['mp4', 'mov', 'mpegts', 'mpeg'];
const INDEX_IS_A_LIST = ['mp4', 'mov'];

/** Headers round, and the last frame's length is often unknown: a tenth of the film, but 0.5 to 10 seconds. */
export function shortfallAllowed(durationSeconds: number): number {
  return Math.min(10, Math.max(0.5, durationSeconds / 10));
}

/** Matroska keeps the length of a stream as a tag, `00:01:02.500000000`. */
function headerSeconds(streams: readonly ProbeStream[], format: ProbeFormat): number {
  const lengths = streams.map((stream) => {
    const [hours = 0, minutes = 0, seconds = 0] = (stream['tag:duration'] ?? '').split(':').map(numberOf);
    return numberOf(stream.duration) || hours * 3600 + minutes * 60 + seconds;
  });
  return numberOf(format.duration) || Math.max(0, ...lengths);
}

function displayedSize(video: ProbeStream): { width: number; height: number } {
  const shape = fractionOf(video.sample_aspect_ratio?.replace(':', '/')) || 1;
  const [width, height] = [Math.round(numberOf(video.width) * shape), numberOf(video.height)];
  return (rotationOf(video) ?? 0) % 180 === 0 ? { width, height } : { width: height, height: width };
}

/**
 * Degrees clockwise; undefined for an angle that no player shows. The display matrix counts counter-clockwise, the older `rotate`
 * tag clockwise.
 */
function rotationOf({ rotation, 'tag:rotate': tag }: ProbeStream): number | undefined {
  const clockwise = rotation === undefined ? numberOf(tag) : -numberOf(rotation);
  const quarters = Math.round(clockwise) / 90;
  return Number.isInteger(quarters) ? (((quarters % 4) + 4) % 4) * 90 : undefined;
}

function containerOf({ format_name: names = '', 'tag:major_brand': brand = '' }: ProbeFormat, file: string): string {
  const [first = ''] = names.split(',');
  if (first === 'mov') return brand.startsWith('qt') ? 'mov' : 'mp4';
  if (first === 'matroska') return /\.webm$/i.test(file) ? 'webm' : 'matroska';
  return first;
}

function fractionOf(text = ''): number {
  const [over = 0, under = 0] = text.split('/').map(numberOf);
  return under && over / under;
}

/** 0 for what is no number: ffprobe leaves out what it does not know, or says N/A. */
function numberOf(text: string | undefined): number {
  return Number(text) || 0;
}
