/** The cues of Matroska and WebM (RFC 9559): which times of a film can be entered. */
import { mostIndexBytes, mostPieces, type Reader, type StreamIndex } from './index-reader.ts';

const ids = {
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  seek: 0x4dbb,
  seekId: 0x53ab,
  seekPosition: 0x53ac,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  cluster: 0x1f43b675,
  cues: 0x1c53bb6b,
  cuePoint: 0xbb,
  cueTime: 0xb3,
  cueTrackPositions: 0xb7,
  cueTrack: 0xf7,
} as const;

const videoType = 1;
const longestHead = 12;

/** An element without its content. */
interface Head {
  id: number;
  /** Where its content is. */
  start: number;
  end: number;
}

export async function matroskaIndex(read: Reader, stream: number): Promise<StreamIndex | undefined> {
  const header = await readHead(read, 0);
  const segment = await readHead(read, header.end);
  if (segment.id !== ids.segment) return undefined;
  const found = new Map<number, Buffer>();
  let position = segment.start;
  for (let elements = 0; elements < mostPieces; elements += 1) {
    if (position >= segment.end || found.size === sought.length) break;
    const head = await readHead(read, position);
    if (head.id === ids.cluster) break;
    if (wanted.includes(head.id)) found.set(head.id, await contentOf(read, head));
    position = head.end;
  }
  for (const [id, at] of seekPositions(found.get(ids.seekHead))) {
    if (found.has(id) || !sought.includes(id)) continue;
    const head = await readHead(read, segment.start + at);
    if (head.id === id) found.set(id, await contentOf(read, head));
  }
  const [info, tracks, cues] = sought.map((id) => found.get(id));
  const track = tracks && numberOfTrack(tracks, stream);
  if (!info || !cues || track === undefined) return undefined;
  const scale = numberIn(info, ids.timestampScale) ?? 1_000_000;
  const seconds = (time: number) => (time * scale) / 1e9;
  return { keyframes: cueTimes(cues, track).map(seconds), lengthSeconds: seconds(floatIn(info, ids.duration)) };
}

const sought: number[] = [ids.info, ids.tracks, ids.cues];
const wanted: number[] = [...sought, ids.seekHead];

async function contentOf(read: Reader, { start, end }: Head): Promise<Buffer> {
  if (end - start > mostIndexBytes) throw new RangeError('The index is too large.');
  return read(start, end - start);
}

function seekPositions(seekHead: Buffer | undefined): [id: number, position: number][] {
  if (!seekHead) return [];
  return [...inside(seekHead, ids.seek)].map((seek) => [
    numberIn(seek, ids.seekId) ?? 0,
    numberIn(seek, ids.seekPosition) ?? 0,
  ]);
}

/** ffmpeg counts streams in the order of the tracks. */
function numberOfTrack(tracks: Buffer, stream: number): number | undefined {
  const entry = [...inside(tracks, ids.trackEntry)][stream];
  return entry && numberIn(entry, ids.trackType) === videoType ? numberIn(entry, ids.trackNumber) : undefined;
}

function cueTimes(cues: Buffer, track: number): number[] {
  return [...inside(cues, ids.cuePoint)]
    .filter((point) =>
      [...inside(point, ids.cueTrackPositions)].some((positions) => numberIn(positions, ids.cueTrack) === track),
    )
    .map((point) => numberIn(point, ids.cueTime) ?? 0);
}

async function readHead(read: Reader, position: number): Promise<Head> {
  const { id, start, end } = headIn(await read(position, longestHead), 0);
  return { id, start: position + start, end: position + end };
}

/** An element of unknown length lasts for ever (RFC 8794, 6.2). */
function headIn(bytes: Buffer, at: number): Head {
  const idLength = Math.clz32(bytes.readUInt8(at)) - 23;
  const id = bytes.readUIntBE(at, Math.min(idLength, 4));
  const length = Math.clz32(bytes.readUInt8(at + idLength)) - 23;
  if (idLength > 4 || length > 8) throw new RangeError('This is no element.');
  const digits = bytes.subarray(at + idLength, at + idLength + length);
  const marker = 1n << BigInt(7 * length);
  const size = BigInt(`0x${digits.toString('hex')}`) - marker;
  const start = at + idLength + length;
  return { id, start, end: size === marker - 1n ? Number.POSITIVE_INFINITY : start + Number(size) };
}

/** The contents of the elements with this id that lie directly inside of another one. */
function* inside(content: Buffer, id: number): Generator<Buffer> {
  for (let at = 0; at < content.length; ) {
    const head = headIn(content, at);
    if (head.id === id) yield content.subarray(head.start, head.end);
    at = head.end;
  }
}

function numberIn(content: Buffer, id: number): number | undefined {
  const [found] = inside(content, id);
  if (!found || found.length === 0) return undefined;
  return Number(BigInt(`0x${found.toString('hex')}`));
}

/** 0 where there is none. */
function floatIn(content: Buffer, id: number): number {
  const [found] = inside(content, id);
  if (found?.length === 4) return found.readFloatBE();
  return found?.length === 8 ? found.readDoubleBE() : 0;
}
