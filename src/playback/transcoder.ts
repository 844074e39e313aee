/** All runs of this process: who shares one, how many there may be, and when one has nobody left to work for. */
import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { App } from '../app.type.ts';
import { AppError, unavailable } from '../errors.ts';
import { type Encoder, findEncoder, software } from './encoders.ts';
import { initFile, type SegmentOrder, type SegmentRun, segmentFile, startRun } from './segment-run.ts';
import { openSegmentStore, pathInStore } from './segment-store.ts';

export interface SegmentRequest extends SegmentOrder {
  /** Undefined for what comes before all segments. */
  index: number | undefined;
  /** A login. */
  viewer: string;
}

export interface Transcoder extends AsyncDisposable {
  readonly active: number;
  readonly max: number;
  /** Looks for what encodes, before somebody waits for it. */
  findEncoder(): Promise<void>;
  /**
   * Sees to it that the file is in the store, and returns its path there. UNAVAILABLE with when to try again when as many films
   * are transcoded as may be.
   */
  provide(request: SegmentRequest): Promise<string>;
}

declare module '../app.type.ts' {
  interface App {
    transcoder: Transcoder;
  }
}

const idleMilliseconds = 30_000;
const lookMilliseconds = 1000;
const pruneMilliseconds = 3600_000;
const retryAfterSeconds = 5;

/** What comes before all segments is asked for together with the one that is needed, which says where to begin. */
const untilSegmentMilliseconds = 100;

/** What copies pictures or encodes sound takes little, so there may be as many more of them. */
const lightPerTranscode = 16;

const isHeavy = ({ order }: SegmentRun) => order.rendition.kind === 'transcode';

export function createTranscoder(app: Pick<App, 'config' | 'orm' | 'log' | 'media'>): Transcoder {
  const { maxTranscodes: max = Math.max(1, Math.floor(availableParallelism() / 2)) } = app.config;
  const store = openSegmentStore(app);
  const closing = new AbortController();
  let found: Promise<Encoder> | undefined;
  const encoder = async (): Promise<Encoder> => {
    if (!app.media) return software;
    found ??= findEncoder(app.media, app.config, { log: app.log, signal: closing.signal });
    return found;
  };
  const runs = new Set<SegmentRun>();
  const heavy = () => [...runs].filter(isHeavy);

  const endUnlessWatched = (run: SegmentRun) => {
    if (run.viewers.size === 0 && !run.isAwaited) run.end();
  };

  /** A run belongs to the films that are watched now: one that nobody has asked for a while ends. */
  const look = setInterval(() => {
    for (const run of runs) {
      for (const [viewer, { at }] of run.viewers) if (at < Date.now() - idleMilliseconds) run.viewers.delete(viewer);
      endUnlessWatched(run);
    }
  }, lookMilliseconds);
  const pruning = setInterval(() => void store.prune(), pruneMilliseconds);

  /** The one that soon makes this segment, or has just made it. */
  function runFor({ film, rendition, index }: SegmentRequest): SegmentRun | undefined {
    return [...runs].find(
      ({ order, covers }) =>
        order.film.key === film.key &&
        order.rendition.name === rendition.name &&
        (index === undefined || covers(index)),
    );
  }

  /** Who asks for something else of a film does not watch what they did: other pictures, or another place. */
  function leaveOthers({ film, rendition, viewer }: SegmentRequest): void {
    for (const run of runs) {
      const { order, viewers } = run;
      const isSameKind = (order.rendition.kind === 'sound') === (rendition.kind === 'sound');
      if (order.film.key === film.key && isSameKind && viewers.delete(viewer)) endUnlessWatched(run);
    }
  }

  async function provide(request: SegmentRequest): Promise<string> {
    const { film, rendition, index, viewer } = request;
    const file = index === undefined ? initFile : segmentFile(index);
    const path = pathInStore(film, rendition.name, file);
    runFor(request)?.note(viewer, index);
    if (await store.use(path)) return path;
    let run = runFor(request); // one may have begun meanwhile
    if (!run && index === undefined) {
      await delay(untilSegmentMilliseconds);
      run = runFor(request);
    }
    if (!run) {
      leaveOthers(request);
      run = begin(request);
    }
    run.note(viewer, index);
    await run.wait(file);
    return path;
  }

  function begin({ viewer, index = 0, ...order }: SegmentRequest): SegmentRun {
    const tools = app.media;
    if (!tools) throw unavailable('This server has no ffmpeg, so it plays only what browsers can play by themselves.');
    makeRoom(order, viewer);
    const run = startRun({ tools, store, order, from: index, encoder: encoder() });
    runs.add(run);
    void run.ended.then(() => runs.delete(run));
    return run;
  }

  /** Whoever wants something else does not need what they watched before; of the same film, not even what they were waiting for. */
  function makeRoom({ film, rendition }: SegmentOrder, viewer: string): void {
    const isTranscode = rendition.kind === 'transcode';
    const alike = [...runs].filter((run) => isHeavy(run) === isTranscode);
    if (alike.length < (isTranscode ? max : max * lightPerTranscode)) return;
    const idle = alike.find(
      ({ viewers, isAwaited, order }) =>
        (!isAwaited || order.film.key === film.key) && [...viewers.keys()].every((other) => other === viewer),
    );
    if (!idle) throw busy(alike.length);
    runs.delete(idle);
    idle.end();
  }

  return {
    max,
    async findEncoder() {
      await encoder();
    },
    get active() {
      return heavy().length;
    },
    provide,
    async [Symbol.asyncDispose]() {
      closing.abort(new Error('the server ends'));
      clearInterval(look);
      clearInterval(pruning);
      const open = [...runs];
      for (const run of open) run.end();
      await Promise.all(open.map(({ ended }) => ended));
    },
  };
}

const busy = (count: number) =>
  new AppError(
    'UNAVAILABLE',
    `The server transcodes ${count === 1 ? 'a film' : `${count} films`} already, which is as many as it may: try again in ${retryAfterSeconds} s.`,
    undefined,
    { retryAfterSeconds },
  );
