/** Sees quickly whether a film is whole: reads its beginning, its end and some places between, never all of a 50 GB file. */

import { aviBytes, type ByteCount } from './avi.ts';
import { matroskaBytes } from './matroska.ts';
import { MediaError } from './media-error.ts';
import { FAR, type Packet, readPackets, saysNoEntry } from './packets.ts';
import { placesIn } from './places.ts';
import type { MediaInfo } from './probe.ts';
import type { MediaTools } from './tools.ts';

interface Options {
  signal?: AbortSignal;
  silenceSeconds?: number;
}

/**
 * Checks that the file is as long as its headers promise, and that pictures can be decoded at its beginning, at its end and at
 * fifteen places between; of films without an index, that there are pictures at these places. Damage elsewhere is not seen, that would
 * take reading everything. Returns what is wrong with a film that can be shown all the same; undefined for a whole one.
 *
 * @param info what `probe` said of the file; `isSeenWhole`: what `probeWhole` said of its pictures, so that they are not looked at again
 * @throws MediaError `corrupt` with the reason, when it is cut off or cannot be shown at all; the signal's reason when aborted
 */
export async function checkIntegrity(
  tools: MediaTools,
  file: string,
  info: MediaInfo,
  { isSeenWhole, ...options }: Options & { isSeenWhole?: boolean } = {},
): Promise<string | undefined> {
  if (info.container === 'avi') refuseShorter(file, await aviBytes(file));
  if (info.container === 'matroska' || info.container === 'webm') refuseShorter(file, await matroskaBytes(file));
  if (info.cutOffSeconds !== undefined) throw await cutOff(tools, file, info, info.cutOffSeconds, options);
  if (isSeenWhole) return undefined;
  const damaged = damagedIn(file, info, await lookAround(tools, file, info, options));
  // Without an index a film is entered between keyframes, so that nothing follows from a picture that cannot be decoded there.
  if (info.needsRunUp) return sayDamage(file, await holesIn(tools, file, info, options), 'found');
  return sayDamage(file, damaged, 'decoded');
}

function refuseShorter(file: string, { promised, present }: ByteCount): void {
  if (present >= promised * 0.99) return;
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  throw new MediaError(
    'corrupt',
    file,
    `ends after ${megabytes(present)} of the ${megabytes(promised)} MB it promises: it was probably cut off while copying`,
  );
}

interface Look {
  /** The second of the film that was looked at. */
  seconds: number;
  first?: Packet;
  /** How many pictures were decoded. */
  frames: number;
}

const PACKETS_PER_LOOK = 3;

/** In one run. With `explode`, a picture that is decoded in part only is none. */
async function lookAround(
  tools: MediaTools,
  file: string,
  { pictureSeconds, startSeconds, videoStream }: MediaInfo,
  options: Options,
): Promise<Look[]> {
  const looks: Look[] = placesIn(pictureSeconds).map((seconds) => ({ seconds, frames: 0 }));
  looks.push({ seconds: pictureSeconds, frames: 0 });
  // The first without a seek: what has no index would be entered behind its first keyframe.
  const starts = looks.map(({ seconds }, index) =>
    index === 0 ? '' : index === looks.length - 1 ? FAR : seconds + startSeconds,
  );
  const intervals = starts.map((start) => `${start}%+#${PACKETS_PER_LOOK}`);
  const args = ['-select_streams', `${videoStream}`, '-err_detect', 'explode', '-threads', '1'];
  let packets = 0;
  const current = () => looks[Math.floor((packets - 1) / PACKETS_PER_LOOK)];
  const onPacket = (packet: Packet) => {
    packets += 1;
    const look = current();
    if (look) look.first ??= packet;
  };
  const onFrame = () => {
    const look = current() ?? looks.at(-1);
    if (look) look.frames += 1;
  };
  const read = async (places: string[]) => {
    packets = 0;
    for (const look of looks) Object.assign(look, { first: undefined, frames: 0 });
    await readPackets(
      tools,
      file,
      { intervals: places, args },
      { onPacket, onFrame },
      { ...options, isDecoding: true },
    );
  };
  await read(intervals).catch(async (error: unknown) => {
    if (!saysNoEntry(error)) throw error;
    await read(intervals.slice(0, 1)); // it cannot be entered anywhere else
  });
  return looks;
}

/** The seconds near which pictures cannot be decoded. */
function damagedIn(file: string, info: MediaInfo, looks: readonly Look[]): number[] {
  const frames = looks.reduce((sum, look) => sum + look.frames, 0);
  if (frames === 0) throw new MediaError('corrupt', file, 'holds no picture that can be decoded');
  const isWrong = (look: Look) =>
    look.frames === 0 || isMissing(look, info) || looks.some((other) => isSameAs(look, other));
  return looks.filter((look, index) => look.first && index > 0 && isWrong(look)).map(({ seconds }) => seconds);
}

/** The seconds near which a film has no pictures though it goes on; nothing is decoded. */
async function holesIn(
  tools: MediaTools,
  file: string,
  { pictureSeconds, startSeconds, videoStream, frameRate }: MediaInfo,
  options: Options,
): Promise<number[]> {
  const places = placesIn(pictureSeconds).slice(1);
  const nearSeconds = Math.max(1, REORDERED / (frameRate || REORDERED));
  const shown: number[] = [];
  const onPacket = ({ seconds }: Packet) => void shown.push(seconds - startSeconds);
  const read = async (seconds: readonly number[]) => {
    const intervals = seconds.map((one) => `${one + startSeconds}%${one + startSeconds + nearSeconds}`);
    await readPackets(tools, file, { intervals, args: ['-select_streams', `${videoStream}`] }, { onPacket }, options);
  };
  let isEntered = true;
  const noteEntry = (error: unknown) => {
    if (!saysNoEntry(error)) throw error;
    isEntered = false;
  };
  await read(places).catch(noteEntry);
  if (!isEntered) for (const place of places) await read([place]).catch(noteEntry); // it may be entered elsewhere
  if (shown.length === 0) return []; // nowhere but at its beginning
  return places.filter((place) => !shown.some((second) => Math.abs(second - place) <= nearSeconds));
}

/** How many pictures a film may hold out of order. */
const REORDERED = 8;

function sayDamage(file: string, damaged: readonly number[], how: 'decoded' | 'found'): string | undefined {
  if (damaged.length === 0) return undefined;
  const places = [...new Set(damaged.map((seconds) => `${Math.floor(seconds)} s`))];
  const list = new Intl.ListFormat('en-GB').format(places);
  return new MediaError('corrupt', file, `is damaged: pictures near ${list} cannot be ${how}`).message;
}

/** A file with an index is entered at a keyframe before the second that was asked for, unless that can no longer be read. */
function isMissing({ seconds, first }: Look, { startSeconds }: MediaInfo): boolean {
  return first !== undefined && (!first.isKeyframe || first.seconds > seconds + startSeconds + ENTRY_SECONDS);
}

/** What has lost its place is found at one place under several times. */
function isSameAs({ first }: Look, { first: other }: Look): boolean {
  return first?.position !== undefined && first.position === other?.position && first.seconds !== other.seconds;
}

/** Sound may begin before the pictures, and times are rounded. */
const ENTRY_SECONDS = 1;

async function cutOff(
  tools: MediaTools,
  file: string,
  info: MediaInfo,
  known: number,
  options: Options,
): Promise<MediaError> {
  const reached = known || (await lastReadableSecond(tools, file, info, options));
  const [present, promised] = [reached, info.durationSeconds].map(
    (seconds) => `${Number(seconds.toFixed(seconds < 10 ? 1 : 0))} s`,
  );
  return new MediaError(
    'corrupt',
    file,
    `ends after ${present} of the ${promised} it promises: it was probably cut off while copying`,
  );
}

/**
 * The index of a cut mp4 points beyond the end of the file, where nothing is: halves its way to the last packet that is there. It
 * looks at the packet of each place itself and not at the keyframe before, which may be ten seconds earlier.
 */
async function lastReadableSecond(
  tools: MediaTools,
  file: string,
  { durationSeconds, startSeconds }: MediaInfo,
  options: Options,
): Promise<number> {
  const args = ['-seek2any', '1'];
  let [readable, unreadable, reached] = [0, durationSeconds, 0];
  while (unreadable - readable > 0.5) {
    const middle = (readable + unreadable) / 2;
    let found: number | undefined;
    const onPacket = ({ endSeconds }: Packet) => {
      found = Math.max(found ?? 0, endSeconds - startSeconds);
    };
    await readPackets(tools, file, { intervals: [`${middle + startSeconds}%+#1`], args }, { onPacket }, options);
    if (found !== undefined) [readable, reached] = [middle, found];
    else unreadable = middle;
  }
  return reached;
}
