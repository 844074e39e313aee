/** What a film's packets say, as ffprobe lists them: when each begins and ends, and which keyframes can be decoded. */

import { inputArgs, type RunOptions, runFfprobeLines } from './ffmpeg.ts';
import type { MediaTools } from './tools.ts';

/** Seconds are those of the file, which need not begin at 0. */
export interface Packet {
  stream: number;
  seconds: number;
  endSeconds: number;
  isKeyframe: boolean;
  /** Where in the file it lies; undefined where the container does not tell. */
  position?: number;
  /** Whether it says when it is shown; an AVI says only when it is decoded. */
  hasTime: boolean;
}

/** A picture or a piece of sound that was decoded. */
export interface Frame {
  stream: number;
  /** As that of its packet. */
  seconds?: number;
  /** `I`, `P` or `B`; undefined for sound. */
  pictureType?: string;
}

export interface PacketReader {
  onPacket(packet: Packet): void;
  onFrame?(frame: Frame): void;
  /** What else was asked for, as `stream` or `format` and its values. */
  onSection?(section: string, values: ReadonlyMap<string, string>): void;
}

/**
 * Reads the packets of the intervals, in ffprobe's words: `50%+60` is "60 seconds from second 50 on", `50%+#9` "nine packets";
 * reading begins at the keyframe before.
 *
 * @param args what else to ask and how
 * @throws MediaError; the signal's reason when aborted
 */
export async function readPackets(
  tools: MediaTools,
  file: string,
  {
    intervals,
    show = [],
    args = [],
  }: { intervals: readonly string[]; show?: readonly string[]; args?: readonly string[] },
  reader: PacketReader,
  options: Omit<RunOptions, 'file'> & { isDecoding?: boolean },
): Promise<void> {
  const entries = [PACKET, ...(reader.onFrame ? [FRAME] : []), ...show].join(':');
  const asked = ['-of', 'compact', '-show_entries', entries, '-read_intervals', intervals.join(), ...args];
  const onLine = (line: string) => readLine(line, reader);
  await runFfprobeLines(tools, [...asked, ...inputArgs(file)], {
    ...{ ...options, file, onLine },
  });
}

/** A second beyond the end of any film: reading begins at its last keyframe. */
export const FAR = 9_999_999;

/** From beginning to end. */
export const ALL = `%+${FAR}`;

/** From the last keyframe to the end. Without an end of its own, ffprobe 5.2 now and then reads nothing. */
export const FROM_LAST_KEYFRAME = `${FAR}%+${FAR}`;

const PACKET = 'packet=stream_index,pts_time,dts_time,duration_time,pos,flags';
const FRAME = 'frame=stream_index,pts_time,pict_type';

/** A film that can be entered only at its beginning. */
export const saysNoEntry = (error: unknown) => error instanceof Error && /Could not seek/.test(error.message);

/** A line is `packet|stream_index=0|pts_time=…`, `frame|…`, `stream|…` or `format|…`. There may be a million packets, whose values are numbers. */
function readLine(line: string, { onPacket, onFrame, onSection }: PacketReader): void {
  if (line.startsWith('packet|')) {
    const time = numberIn(line, '|pts_time=');
    const begin = time ?? numberIn(line, '|dts_time=') ?? 0;
    onPacket({
      stream: numberIn(line, '|stream_index=') ?? -1,
      seconds: begin,
      endSeconds: begin + (numberIn(line, '|duration_time=') ?? 0),
      isKeyframe: line.includes('|flags=K'),
      position: numberIn(line, '|pos='),
      hasTime: time !== undefined,
    });
  } else if (line.startsWith('frame|')) {
    onFrame?.({
      stream: numberIn(line, '|stream_index=') ?? -1,
      seconds: numberIn(line, '|pts_time='),
      pictureType: valueIn(line, '|pict_type='),
    });
  } else if (line.includes('|')) onSection?.(line.slice(0, line.indexOf('|')), escapedValues(line));
}

function valueIn(line: string, key: `|${string}=`): string | undefined {
  const at = line.indexOf(key);
  if (at < 0) return undefined;
  const end = line.indexOf('|', at + key.length);
  return line.slice(at + key.length, end < 0 ? undefined : end);
}

/** Undefined where ffprobe says N/A. */
function numberIn(line: string, key: `|${string}=`): number | undefined {
  const number = Number.parseFloat(valueIn(line, key) ?? '');
  return Number.isNaN(number) ? undefined : number;
}

/** In the compact form `|`, `\` and line ends of a value are escaped as in C. */
function escapedValues(line: string): Map<string, string> {
  const pairs = [...line.matchAll(/\|((?:\\.|[^\\|])*)/g)].map(([, pair = '']) => pair);
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return [
        pair.slice(0, at),
        pair.slice(at + 1).replace(/\\(.)/g, (_, letter) => (/[a-z]/.test(letter) ? ' ' : letter)),
      ];
    }),
  );
}
