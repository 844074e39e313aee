/** Sees quickly whether a film is whole: reads its beginning and its end, never all of a 50 GB file. */

import { aviBytes } from './avi.ts';
import { inputArgs, runFfmpeg, runFfprobeLines } from './ffmpeg.ts';
import { MediaError } from './media-error.ts';
import type { MediaInfo } from './probe.ts';
import type { MediaTools } from './tools.ts';

/**
 * Checks that the streams reach as far as the headers promise and that pictures near both ends can be decoded. Damage in the
 * middle is not seen: that would take reading everything.
 *
 * @param info what `probe` said of the file
 * @throws MediaError `corrupt` with the reason; the signal's reason when aborted
 */
export async function checkIntegrity(
  tools: MediaTools,
  file: string,
  info: MediaInfo,
  options: { signal?: AbortSignal; silenceSeconds?: number } = {},
): Promise<void> {
  const film: Film = { ...options, tools, file, durationSeconds: info.durationSeconds };
  if (info.container === 'avi') await checkAviLength(file);
  const windowStart = Math.max(0, info.durationSeconds - shortfallAllowed(info.durationSeconds));
  const end = await readPackets(film, `${windowStart}%+${Math.ceil(info.durationSeconds)}`);
  if (!reachesEnd(end, info.durationSeconds, windowStart)) throw await cutOff(film, end);
  await checkDecodes(film, 0, 'at its beginning');
  if (end.firstKeyframe !== undefined) await checkDecodes(film, end.firstKeyframe - end.startTime, 'near its end');
}

/** Headers round, and the last frame's length is often unknown: a tenth of the film, but 0.5 to 10 seconds. */
function shortfallAllowed(durationSeconds: number): number {
  return Math.min(10, Math.max(0.5, durationSeconds / 10));
}

interface Film {
  tools: MediaTools;
  file: string;
  signal?: AbortSignal;
  silenceSeconds?: number;
  durationSeconds: number;
}

async function checkAviLength(file: string): Promise<void> {
  const { promised, present } = await aviBytes(file);
  if (present >= promised * 0.99) return;
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  throw new MediaError(
    'corrupt',
    file,
    `ends after ${megabytes(present)} of the ${megabytes(promised)} MB it promises: it was probably cut off while copying`,
  );
}

/** What a stretch of the file holds. Times are in seconds. */
interface Packets {
  /** Where the last packet of each stream ends. */
  reach: Map<string, number>;
  /** Where each stream says that it ends; unknown for Matroska. Cover art is not among them. */
  promised: Map<string, number>;
  firstKeyframe?: number;
  /** What the file calls the time of its beginning. */
  startTime: number;
}

/**
 * @param interval in ffprobe's words: `50%+60` is "60 seconds from second 50 on"; reading begins at the keyframe before. Without
 *   an end (`50%`) ffprobe 5.2 now and then reads nothing.
 */
async function readPackets({ tools, file, signal, silenceSeconds }: Film, interval: string): Promise<Packets> {
  const packets: Packets = { reach: new Map(), promised: new Map(), startTime: 0 };
  const onLine = (line: string) => addLine(packets, line);
  await runFfprobeLines(tools, ['-read_intervals', interval, ...SHOW, ...inputArgs(file)], {
    file,
    signal,
    silenceSeconds,
    onLine,
  });
  return packets;
}

const SHOW = [
  ...['-of', 'compact', '-show_entries'],
  'packet=codec_type,stream_index,pts_time,dts_time,duration_time,flags:stream=index,codec_type,start_time,duration:stream_disposition=attached_pic:format=start_time',
];

/** A line is `packet|codec_type=video|stream_index=0|pts_time=…`, later `stream|…`, last `format|…`. */
function addLine(packets: Packets, line: string): void {
  const [section = '', ...pairs] = line.split('|');
  const values = new Map(pairs.map((pair) => pair.split('=', 2) as [string, string]));
  const seconds = (key: string) => Number(values.get(key)) || 0; // N/A counts as 0
  const time = seconds('pts_time') || seconds('dts_time'); // H.264 in an AVI has the latter only.
  if (section === 'packet') {
    const stream = values.get('stream_index') ?? '';
    packets.reach.set(stream, Math.max(packets.reach.get(stream) ?? 0, time + seconds('duration_time')));
    const isKeyframe = values.get('codec_type') === 'video' && values.get('flags')?.startsWith('K');
    if (isKeyframe) packets.firstKeyframe ??= time;
  } else if (section === 'stream') {
    const counts = /video|audio/.test(values.get('codec_type') ?? '') && values.get('disposition:attached_pic') !== '1';
    if (counts && seconds('duration')) {
      packets.promised.set(values.get('index') ?? '', seconds('start_time') + seconds('duration'));
    }
  } else if (section === 'format') packets.startTime = seconds('start_time');
}

/** Each stream that says where it ends must come near it (unless it ends before the stretch that was read), and one must reach the end of the film. */
function reachesEnd({ reach, promised }: Packets, durationSeconds: number, windowStart: number): boolean {
  const comesNear = (at: number, end: number) => at >= end - shortfallAllowed(durationSeconds);
  const streamsDo = [...promised].every(
    ([stream, end]) => end <= windowStart || comesNear(reach.get(stream) ?? 0, end),
  );
  return streamsDo && comesNear(Math.max(0, ...reach.values()), durationSeconds);
}

async function cutOff(film: Film, end: Packets): Promise<MediaError> {
  const reached = end.reach.size > 0 ? Math.min(...end.reach.values()) : await lastReadableSecond(film);
  const [present, promised] = [reached, film.durationSeconds].map(
    (seconds) => `${Number(seconds.toFixed(seconds < 10 ? 1 : 0))} s`,
  );
  return new MediaError(
    'corrupt',
    film.file,
    `ends after ${present} of the ${promised} it promises: it was probably cut off while copying`,
  );
}

/** The index of a cut mp4 points beyond the end of the file, where nothing is: halves its way to the last packet that is there. */
async function lastReadableSecond(film: Film): Promise<number> {
  let [readable, unreadable, reached] = [0, film.durationSeconds, 0];
  while (unreadable - readable > Math.max(0.5, film.durationSeconds / 200)) {
    const middle = (readable + unreadable) / 2;
    const { reach } = await readPackets(film, `${middle}%+#1`);
    if (reach.size > 0) [readable, reached] = [middle, Math.max(...reach.values())];
    else unreadable = middle;
  }
  return reached;
}

async function checkDecodes(
  { tools, file, signal, silenceSeconds }: Film,
  atSeconds: number,
  where: string,
): Promise<void> {
  const args = [
    '-ss',
    String(Math.max(0, atSeconds)),
    ...inputArgs(file),
    '-map',
    '0:V:0',
    '-frames:v',
    '2',
    '-f',
    'null',
    '-',
  ];
  const { frames } = await runFfmpeg(tools, args, { file, signal, silenceSeconds });
  if (frames === 0) throw new MediaError('corrupt', file, `holds no picture that can be decoded ${where}`);
}
