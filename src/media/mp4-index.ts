/** The sample tables of MP4 and QuickTime (ISO/IEC 14496-12, 8.6): which pictures are keyframes, and when they are shown. */
import { mostIndexBytes, mostPieces, type Reader, type StreamIndex } from './index-reader.ts';

const longestHead = 16;

export async function mp4Index(read: Reader, stream: number): Promise<StreamIndex | undefined> {
  const moov = await readMoov(read);
  const track = moov && [...inside(moov, 'trak')][stream];
  const media = track && child(track, 'mdia');
  if (!media || !isVideo(media)) return undefined;
  const table = child(media, 'minf', 'stbl');
  const [sync, decoding] = [table && child(table, 'stss'), table && child(table, 'stts')];
  const shift = editShift(moov, track);
  if (!sync || !decoding || shift === undefined) return undefined;
  const [timescale, length] = timesIn(child(media, 'mdhd'));
  const offsets = table && child(table, 'ctts');
  const decoded = runs(decoding, (at) => decoding.readUInt32BE(at));
  const shown = offsets && runs(offsets, (at) => offsets.readInt32BE(at));
  const keyframes: number[] = [];
  for (let index = 0; index < sync.readUInt32BE(4); index += 1) {
    const sample = sync.readUInt32BE(8 + index * 4) - 1;
    const time = decoded.sumUntil(sample) + (shown?.valueOf(sample) ?? 0);
    keyframes.push(time / timescale + shift);
  }
  return { keyframes, lengthSeconds: length / timescale };
}

async function readMoov(read: Reader): Promise<Buffer | undefined> {
  let position = 0;
  for (let boxes = 0; boxes < mostPieces; boxes += 1) {
    const head = await read(position, longestHead);
    if (head.length < 8) return undefined;
    const isLong = head.readUInt32BE(0) === 1;
    const size = isLong ? Number(head.readBigUInt64BE(8)) : head.readUInt32BE(0);
    if (size < 8) return undefined; // the last one, of all that is left
    if (head.toString('latin1', 4, 8) === 'moov') {
      if (size > mostIndexBytes) return undefined;
      const own = isLong ? 16 : 8;
      return read(position + own, size - own);
    }
    position += size;
  }
  return undefined;
}

/** The contents of the boxes of this type that lie directly inside of another one. */
function* inside(content: Buffer, type: string): Generator<Buffer> {
  for (let at = 0; at + 8 <= content.length; ) {
    const size = content.readUInt32BE(at);
    if (size < 8) return;
    if (content.toString('latin1', at + 4, at + 8) === type) yield content.subarray(at + 8, at + size);
    at += size;
  }
}

function child(content: Buffer, ...path: string[]): Buffer | undefined {
  return path.reduce<Buffer | undefined>((found, type) => found && [...inside(found, type)][0], content);
}

const isVideo = (media: Buffer) => child(media, 'hdlr')?.toString('latin1', 8, 12) === 'vide';

/** Of `mvhd` and `mdhd`, whose second version has longer times: units per second, and how many of them it lasts. */
function timesIn(header: Buffer | undefined): [timescale: number, length: number] {
  if (!header) return [0, 0];
  return header.readUInt8(0) === 1
    ? [header.readUInt32BE(20), Number(header.readBigUInt64BE(24))]
    : [header.readUInt32BE(12), header.readUInt32BE(16)];
}

/** Seconds from the track's own time to the film's; undefined for a track that is cut together. */
function editShift(moov: Buffer, track: Buffer): number | undefined {
  const list = child(track, 'edts', 'elst');
  if (!list) return 0;
  const isLong = list.readUInt8(0) === 1;
  const entries = Array.from({ length: list.readUInt32BE(4) }, (_, index) => {
    const at = 8 + index * (isLong ? 20 : 12);
    return isLong
      ? { length: Number(list.readBigUInt64BE(at)), start: Number(list.readBigInt64BE(at + 8)) }
      : { length: list.readUInt32BE(at), start: list.readInt32BE(at + 4) };
  });
  const empty = entries.filter(({ start }) => start < 0);
  const [edit, ...more] = entries.filter(({ start }) => start >= 0);
  const media = child(track, 'mdia');
  if (!edit || !media || more.length > 0) return undefined;
  const waits = empty.reduce((sum, { length }) => sum + length, 0) / timesIn(child(moov, 'mvhd'))[0];
  return waits - edit.start / timesIn(child(media, 'mdhd'))[0];
}

/** A table of pairs, so many samples with such a value each, looked up with rising numbers. */
function runs(table: Buffer, read: (at: number) => number) {
  const count = table.readUInt32BE(4);
  let [entry, first, sum] = [0, 0, 0];
  const goTo = (sample: number) => {
    while (entry + 1 < count && sample >= first + samplesIn(entry)) {
      sum += samplesIn(entry) * valueIn(entry);
      first += samplesIn(entry);
      entry += 1;
    }
  };
  const samplesIn = (index: number) => table.readUInt32BE(8 + index * 8);
  const valueIn = (index: number) => read(8 + index * 8 + 4);
  return {
    valueOf(sample: number) {
      goTo(sample);
      return valueIn(entry);
    },
    sumUntil(sample: number) {
      goTo(sample);
      return sum + (sample - first) * valueIn(entry);
    },
  };
}
