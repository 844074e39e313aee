/** Takes a fragmented MP4 of one track apart as it is written (ISO/IEC 14496-12, 8.8): its beginning, then each fragment with its time. */

/** A `moof` and its `mdat`. Seconds are of the film. */
export interface Fragment {
  start: number;
  end: number;
  bytes: readonly Buffer[];
}

/** `ftyp` and `moov`, which every fragment needs before it. */
export interface Init {
  bytes: readonly Buffer[];
}

/**
 * The beginning, then the fragments. What comes last and is not whole is left out.
 *
 * @throws RangeError when this is no such MP4
 */
export async function* readFragments(stream: AsyncIterable<Buffer>): AsyncGenerator<Init | Fragment> {
  let head: Buffer[] = [];
  let timescale = 0;
  let moof: Buffer | undefined;
  for await (const box of boxesOf(stream)) {
    const type = typeOf(box);
    if (type === 'moov') {
      timescale = timescaleOf(box);
      yield { bytes: [...head, box] };
      head = [];
    } else if (type === 'ftyp') head.push(box);
    else if (type === 'moof') moof = box;
    else if (type === 'mdat' && moof) {
      if (timescale === 0) throw new RangeError('a fragment comes before the moov box');
      const { start, duration } = timesOf(moof);
      yield { start: start / timescale, end: (start + duration) / timescale, bytes: [moof, box] };
      moof = undefined;
    }
  }
}

const maxBoxBytes = 512 * 1024 ** 2;

async function* boxesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    for (;;) {
      if (length < 8) break;
      if ((chunks[0]?.length ?? 0) < 8) chunks = [Buffer.concat(chunks)];
      const size = chunks[0]?.readUInt32BE(0) ?? 0;
      if (size < 8 || size > maxBoxBytes) throw new RangeError(`a box of ${size} bytes is none of an MP4 in fragments`);
      if (length < size) break;
      const whole = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
      yield whole.subarray(0, size);
      chunks = [whole.subarray(size)];
      length -= size;
    }
  }
}

const typeOf = (box: Buffer) => box.toString('latin1', 4, 8);

/** The boxes inside another one, whose own fields take `from` bytes. */
function* inside(box: Buffer, from = 8): Generator<Buffer> {
  for (let at = from; at + 8 <= box.length; ) {
    const size = box.readUInt32BE(at);
    if (size < 8 || at + size > box.length) throw new RangeError(`the box ${typeOf(box)} is malformed`);
    yield box.subarray(at, at + size);
    at += size;
  }
}

function find(box: Buffer, ...path: string[]): Buffer {
  let found = box;
  for (const type of path) {
    const next = [...inside(found)].find((child) => typeOf(child) === type);
    if (!next) throw new RangeError(`there is no box ${type} in ${typeOf(found)}`);
    found = next;
  }
  return found;
}

function timescaleOf(moov: Buffer): number {
  const mdhd = find(moov, 'trak', 'mdia', 'mdhd');
  return mdhd.readUInt32BE(mdhd[8] === 1 ? 28 : 20);
}

const hasDefaultDuration = 0x08;
const hasDuration = 0x100;

function timesOf(moof: Buffer): { start: number; duration: number } {
  const traf = find(moof, 'traf');
  const [tfdt, tfhd] = [find(traf, 'tfdt'), find(traf, 'tfhd')];
  const start = tfdt[8] === 1 ? Number(tfdt.readBigUInt64BE(12)) : tfdt.readUInt32BE(12);
  const flags = tfhd.readUInt32BE(8);
  const before = [0x01, 0x02].reduce((at, flag) => at + (flags & flag ? (flag === 0x01 ? 8 : 4) : 0), 16);
  const usual = flags & hasDefaultDuration ? tfhd.readUInt32BE(before) : 0;
  const runs = [...inside(traf)].filter((box) => typeOf(box) === 'trun');
  return { start, duration: runs.reduce((sum, run) => sum + durationOf(run, usual), 0) };
}

function durationOf(trun: Buffer, usual: number): number {
  const flags = trun.readUInt32BE(8);
  const count = trun.readUInt32BE(12);
  if (!(flags & hasDuration)) return count * usual;
  const perSample = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length * 4;
  const first = 16 + [0x01, 0x04].filter((flag) => flags & flag).length * 4;
  let sum = 0;
  for (let index = 0; index < count; index++) sum += trun.readUInt32BE(first + index * perSample);
  return sum;
}
