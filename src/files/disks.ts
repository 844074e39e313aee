/**
 * Asks disks, which may not answer: a network mount that hangs keeps each thread that asks it, for ever. So few may ask each
 * disk at a time, and some threads are left for everything else that needs them.
 */
import { AppError } from '../errors.ts';
import { mountOf } from './mounts.ts';

/** As libuv reads it; `npm start` sets it. */
const threads = Number(process.env.UV_THREADPOOL_SIZE) || 4;

/** Of the process. A quarter, at least one, is for what is no library: data folder, log, names of hosts. */
const mostAsking = threads - Math.max(1, Math.floor(threads / 4));

/** Of one disk. */
const mostOfDisk = Math.max(1, Math.min(4, Math.floor(mostAsking / 2)));

interface Disk {
  asking: number;
  /** Of those, how many were not waited for any longer. */
  lost: number;
}

interface Question {
  disk: string;
  start: () => void;
}

const disks = new Map<string, Disk>();
const waiting: Question[] = [];
let asking = 0;

export interface Patience {
  /** How long it is waited for the answer; 10 unless told. */
  seconds?: number;
  /** It is asked in any case, however late. */
  always?: boolean;
}

/**
 * The answer of `ask`, a file operation on the disk that `path` lies on. UNAVAILABLE when it takes too long, and at once while
 * as many as may ask that disk wait in vain. `late` is given an answer that came too late.
 */
export async function askDisk<T>(
  path: string,
  ask: () => Promise<T>,
  { seconds = 10, always = false }: Patience = {},
  late?: (answer: T) => void,
): Promise<T> {
  const disk = mountOf(path);
  if (!always && (disks.get(disk)?.lost ?? 0) >= mostOfDisk) throw noAnswer();
  const outcome = Promise.withResolvers<T>();
  const question: Question = {
    disk,
    start() {
      const state = disks.get(disk) ?? { asking: 0, lost: 0 };
      disks.set(disk, state);
      state.asking += 1;
      asking += 1;
      if (isLost) state.lost += 1;
      const answered = () => {
        state.asking -= 1;
        asking -= 1;
        if (isLost) state.lost -= 1;
        if (state.asking === 0) disks.delete(disk);
        startWaiting();
      };
      ask()
        .then((answer) => (isLost ? late?.(answer) : outcome.resolve(answer)), outcome.reject)
        .finally(answered);
    },
  };
  let isLost = false;
  const timer = setTimeout(() => {
    const place = waiting.indexOf(question);
    if (place >= 0 && !always) waiting.splice(place, 1);
    isLost = true;
    const state = place < 0 && disks.get(disk);
    if (state) state.lost += 1;
    outcome.reject(noAnswer());
  }, seconds * 1000);
  waiting.push(question);
  startWaiting();
  try {
    return await outcome.promise;
  } finally {
    clearTimeout(timer);
  }
}

/** Whether a disk has still to answer: then the process cannot end by itself. */
export const isDiskAsked = (): boolean => asking > 0;

/** In their order, but nobody waits for somebody else's disk. */
function startWaiting(): void {
  for (let place = 0; place < waiting.length && asking < mostAsking; ) {
    const question = waiting[place];
    if (!question || (disks.get(question.disk)?.asking ?? 0) >= mostOfDisk) place += 1;
    else {
      waiting.splice(place, 1);
      question.start();
    }
  }
}

const noAnswer = () =>
  new AppError('UNAVAILABLE', 'The disk that this lies on does not answer: try again later.', undefined, {
    retryAfterSeconds: 10,
  });
