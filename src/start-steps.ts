/** What a start takes: its steps by the clock, and the memory that is in use after it. `LOG_LEVEL=debug` shows both. */
import { getHeapSpaceStatistics } from 'node:v8';
import type { Log } from './logger.ts';

/** Milliseconds since the process began. */
const steps: { name: string; from: number; to: number }[] = [];

/** Does a step of the start, and notes from when to when. Steps may lie in one another, or beside each other. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  try {
    return await work();
  } finally {
    steps.push({ name, from, to: performance.now() });
  }
}

/** Logs the steps of the start that has ended, in the order in which they began, and what memory is used for. */
export function tellStart(log: Log): void {
  const ended = steps.splice(0).toSorted((one, other) => one.from - other.from);
  if (!log.isLevelEnabled('debug')) return;
  for (const { name, from, to } of ended) {
    log.debug(`start: ${name}, ${seconds(to - from)} s, from ${seconds(from)} to ${seconds(to)} s`);
  }
  const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
  const machineCode = getHeapSpaceStatistics()
    .filter(({ space_name: name }) => name.includes('code'))
    .reduce((sum, { space_used_size: bytes }) => sum + bytes, 0);
  log.debug(
    `memory: ${megabytes(rss)} MB resident. JavaScript's heap has ${megabytes(heapTotal)} MB, of which ${megabytes(heapUsed)} are in use, ` +
      `${megabytes(machineCode)} of them by machine code; buffers outside of it have ${megabytes(external)} MB.`,
  );
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2);
const megabytes = (bytes: number) => Math.round(bytes / 1024 ** 2);
