/** All runs of this process: who shares one, how many there may be, and when one has nobody left to work for. */
import type { App } from '../app.type.ts';
import { AppError, unavailable } from '../errors.ts';
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

/** What copies pictures or encodes sound takes little, so there may be as many more of them. */
const lightPerTranscode = 16;

const isHeavy = ({ order }: SegmentRun) => order.rendition.kind === 'transcode';

export function createTranscoder(app: Pick<App, 'config' | 'orm' | 'log' | 'media'>): Transcoder {
  const { maxTranscodes: max } = app.config;
  const store = openSegmentStore(app);
  const runs = new Set<SegmentRun>();
  const heavy = () => [...runs].filter(isHeavy);

  /** A run belongs to the films that are watched now: one that nobody has asked for a while ends. */
  const look = setInterval(() => {
    for (const run of runs) {
      for (const [viewer, { at }] of run.viewers) if (at < Date.now() - idleMilliseconds) run.viewers.delete(viewer);
      if (run.viewers.size === 0 && !run.isAwaited) run.end();
    }
  }, lookMilliseconds);
  const pruning = setInterval(() => void store.prune(), pruneMilliseconds);

  /** The runs of this rendition, and of those beside it that the viewer turns away from. */
  function runsOf({ film, rendition }: SegmentOrder): { own: SegmentRun[]; others: SegmentRun[] } {
    const isSound = rendition.kind === 'sound';
    const alike = [...runs].filter(
      ({ order }) => order.film.key === film.key && (order.rendition.kind === 'sound') === isSound,
    );
    const own = alike.filter(({ order }) => order.rendition.name === rendition.name);
    return { own, others: alike.filter((run) => isSound || !own.includes(run)) };
  }

  function leave(viewer: string, left: readonly SegmentRun[]): void {
    for (const run of left) run.viewers.delete(viewer);
  }

  async function provide({ index, viewer, ...order }: SegmentRequest): Promise<string> {
    const { film, rendition } = order;
    const { own, others } = runsOf(order);
    const found = index === undefined ? own[0] : own.find((run) => run.covers(index));
    if (found) found.note(viewer, index ?? 0);
    const file = index === undefined ? initFile : segmentFile(index);
    const path = pathInStore(film, rendition.name, file);
    if (await store.use(path)) return path;
    let run = found;
    if (!run) {
      leave(viewer, rendition.kind === 'sound' ? own : [...own, ...others]);
      run = begin(order, index ?? 0);
      run.note(viewer, index ?? 0);
    }
    await run.wait(file);
    return path;
  }

  function begin(order: SegmentOrder, from: number): SegmentRun {
    const tools = app.media;
    if (!tools) throw unavailable('This server has no ffmpeg, so it plays only what browsers can play by themselves.');
    makeRoom(order);
    const run = startRun({ tools, store, order, from });
    runs.add(run);
    void run.ended.then(() => runs.delete(run));
    return run;
  }

  function makeRoom({ rendition }: SegmentOrder): void {
    const isTranscode = rendition.kind === 'transcode';
    const alike = [...runs].filter((run) => isHeavy(run) === isTranscode);
    if (alike.length < (isTranscode ? max : max * lightPerTranscode)) return;
    const idle = alike.find(({ viewers, isAwaited }) => viewers.size === 0 && !isAwaited);
    if (!idle) throw busy(alike.length);
    runs.delete(idle);
    idle.end();
  }

  return {
    max,
    get active() {
      return heavy().length;
    },
    provide,
    async [Symbol.asyncDispose]() {
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
