/** One ffmpeg that makes the segments of a rendition, one after the other, never far ahead of those who watch. */
import { AppError, isDiskFull, notFound } from '../errors.ts';
import { streamFfmpeg } from '../media/ffmpeg.ts';
import { MediaError } from '../media/media-error.ts';
import type { MediaTools } from '../media/tools.ts';
import { type Encoder, software } from './encoders.ts';
import { segmentArguments } from './ffmpeg-arguments.ts';
import { asAppError, type Film } from './film.ts';
import { readFragments } from './fragments.ts';
import type { Rendition } from './renditions.ts';
import { pathInStore, type SegmentStore } from './segment-store.ts';
import { endOf, pictureSegmentSeconds, type Segments, segmentAt, tolerance } from './segments.ts';

export interface SegmentOrder {
  film: Film;
  rendition: Rendition;
  segments: Segments;
}

export const initFile = 'init.mp4';
export const segmentFile = (index: number) => `${index}.m4s`;

/** How far it runs ahead of the one who is furthest. */
const aheadSegments = 60 / pictureSegmentSeconds;

/** A segment that is further away is reached sooner by a run of its own. */
const nearSegments = 4;

export interface SegmentRun {
  readonly order: SegmentOrder;
  /** Who asked last for which segment, and when; they keep it going. */
  readonly viewers: Map<string, { index: number; at: number }>;
  /** Whether it will soon have made this segment, or has. */
  covers(index: number): boolean;
  /** Somebody watches this segment, or where they did; first where the run begins. */
  note(viewer: string, index: number | undefined): void;
  readonly isAwaited: boolean;
  /** Until the file is in the store. UNAVAILABLE when the run ends without it, or takes a minute; NOT_FOUND when there can be none. */
  wait(file: string): Promise<void>;
  end(): void;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<void>;
}

export function startRun({
  tools,
  store,
  order,
  from,
  encoder: preferred,
}: {
  tools: MediaTools;
  store: SegmentStore;
  order: SegmentOrder;
  from: number;
  /** What encodes pictures, unless it has failed with this film. */
  encoder: Promise<Encoder>;
}): SegmentRun {
  const { film, rendition, segments } = order;
  const count = segments.starts.length;
  const controller = new AbortController();
  const { signal } = controller;
  const viewers: SegmentRun['viewers'] = new Map();
  const done = new Set<string>();
  let next = from;
  let waiting = 0;
  let change = Promise.withResolvers<void>();
  let failure: unknown;
  let isOver = false;

  const announce = () => {
    change.resolve();
    change = Promise.withResolvers();
  };

  async function put(file: string, bytes: readonly Buffer[]): Promise<void> {
    await store.put(pathInStore(film, rendition.name, file), bytes);
    done.add(file);
    announce();
  }

  /** Whether a run of its own for this file would do again what this one has done. */
  const wouldRepeat = (file: string) =>
    next === from && (file === segmentFile(from) || (file === initFile && from === 0));

  /** ffmpeg waits meanwhile, as nobody reads what it writes. */
  async function waitForViewers(): Promise<void> {
    while (!signal.aborted && next > Math.max(from, ...[...viewers.values()].map(({ index }) => index)) + aheadSegments)
      await change.promise;
    signal.throwIfAborted();
  }

  async function work(): Promise<void> {
    let pieces: Buffer[] = [];
    const finish = async () => {
      if (pieces.length === 0) return;
      await put(segmentFile(next), pieces);
      next += 1;
      pieces = [];
    };
    const read = async (output: AsyncIterable<Buffer>, to: number) => {
      for await (const part of readFragments(output)) {
        if (!('start' in part)) {
          await put(initFile, part.bytes);
          continue;
        }
        const index = segmentAt(segments, part.start);
        if (index < next || index >= to) continue; // it entered the film before the first segment, or went past the last
        if (index > next) await finish();
        if (index > next) throw new MediaError('corrupt', film.file, `holds no pictures for segment ${next}`);
        pieces.push(...part.bytes);
        if (part.end >= endOf(segments, index) - tolerance) await finish();
        await waitForViewers();
      }
    };
    const encodeBy = async (encoder: Encoder) => {
      for (let isWhole = true; isWhole && next < count; ) {
        const to = film.losesTime ? next + 1 : count;
        const args = segmentArguments(film, rendition, segments, { from: next, to, encoder });
        await streamFfmpeg(tools, args, { file: film.file, signal, read: async (output) => read(output, to) });
        await finish(); // only here is it known that the last one is whole
        isWhole = next === to;
      }
    };
    const encoder = await encoderFor();
    await encodeBy(encoder).catch(async (error: unknown) => {
      if (encoder === software || signal.aborted || !(error instanceof MediaError)) throw error;
      await store.put(needsSoftware, []);
      if (done.size > 0) {
        await store.remove(pathInStore(film, rendition.name)); // its beginning does not suit what software makes
        throw new MediaError('failed', film.file, 'is encoded by software from now on', { cause: error });
      }
      await encodeBy(software);
    });
  }

  /** What has failed with a film is not tried again with it, by any process. */
  const needsSoftware = pathInStore(film, 'needs-software');

  async function encoderFor(): Promise<Encoder> {
    if (rendition.kind !== 'transcode') return software;
    const encoder = await preferred;
    return encoder !== software && (await store.use(needsSoftware)) ? software : encoder;
  }

  const ended = work()
    .catch((error: unknown) => {
      failure = error;
    })
    .finally(() => {
      isOver = true;
      announce();
    });

  return {
    order,
    viewers,
    ended,
    covers: (index) => !isOver && !signal.aborted && index >= from && index <= next + nearSegments,
    note(viewer, index = viewers.get(viewer)?.index ?? from) {
      viewers.set(viewer, { index, at: Date.now() });
      announce();
    },
    get isAwaited() {
      return waiting > 0;
    },
    async wait(file) {
      const late = AbortSignal.timeout(patienceMilliseconds);
      late.addEventListener('abort', announce, { once: true });
      waiting += 1;
      try {
        while (!done.has(file)) {
          if (isOver) throw whyNot(failure, wouldRepeat(file));
          if (late.aborted) throw again('Transcoding the film takes too long');
          await change.promise;
        }
      } finally {
        waiting -= 1;
      }
    },
    end() {
      controller.abort(new Error('nobody watches any more'));
      announce();
    },
  };
}

const patienceMilliseconds = 60_000;
const retryAfterSeconds = 2;

const again = (message: string, cause?: unknown) =>
  new AppError('UNAVAILABLE', `${message}: try again in ${retryAfterSeconds} s.`, undefined, {
    retryAfterSeconds,
    cause,
  });

/**
 * What a viewer hears. What passes by itself is UNAVAILABLE, and says when to ask again; so is damage further back, as the next run
 * begins behind it.
 */
function whyNot(error: unknown, wouldRepeat: boolean): AppError {
  if (error === undefined) return notFound('The film ends before this segment.');
  if (isDiskFull(error)) return again('The disk for transcoded films is full', error);
  if (!(error instanceof MediaError)) return again('The film could not be transcoded', error);
  if (error.kind !== 'corrupt') return asAppError(error);
  return wouldRepeat
    ? notFound('The film is damaged: there is nothing here that can be played.')
    : again('The film could not be transcoded', error);
}
