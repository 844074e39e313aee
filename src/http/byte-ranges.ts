/** Reads a Range header (RFC 9110, section 14). */

/** Both ends are included, and lie in the file. */
export interface ByteRange {
  start: number;
  end: number;
}

/** A longer list is ignored: it can only be meant to make the server work. */
const maxRanges = 100;

/**
 * The ranges of a file of `size` bytes, in the order they were asked for; those that overlap or touch are one. Empty when
 * none of them lies in the file, which is answered by 416; undefined when the header is to be ignored, as anything
 * malformed is.
 */
export function byteRanges(header: string, size: number): ByteRange[] | undefined {
  const set = /^bytes=(.*)$/i.exec(header)?.[1];
  const specs = set
    ?.split(',')
    .map((spec) => spec.trim())
    .filter((spec) => spec !== '');
  if (!specs || specs.length === 0 || specs.length > maxRanges) return undefined;
  const ranges: ByteRange[] = [];
  for (const spec of specs) {
    const range = readRange(spec, size);
    if (!range) return undefined;
    if (range.start < size && range.start <= range.end) ranges.push(range);
  }
  return merged(ranges);
}

/** One range with its end clamped; it may begin behind the file's end. Undefined when it is malformed. */
function readRange(spec: string, size: number): ByteRange | undefined {
  const [, first = '', last = ''] = /^(\d*)-(\d*)$/.exec(spec) ?? [];
  if (first === '') {
    if (last === '' || (size === 0 && Number(last) > 0)) return undefined; // nothing has no last bytes: that is the whole
    return { start: Math.max(0, size - Number(last)), end: size - 1 };
  }
  if (last !== '' && Number(last) < Number(first)) return undefined;
  return { start: Number(first), end: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}

function merged(ranges: readonly ByteRange[]): ByteRange[] {
  const result: ByteRange[] = [];
  for (const range of ranges) {
    const near = result.filter(({ start, end }) => range.start <= end + 1 && range.end >= start - 1);
    const [place] = near;
    if (!place) {
      result.push({ ...range });
      continue;
    }
    place.start = Math.min(range.start, ...near.map(({ start }) => start));
    place.end = Math.max(range.end, ...near.map(({ end }) => end));
    for (const other of near.slice(1)) result.splice(result.indexOf(other), 1);
  }
  return result;
}
