/** What a start takes: its steps by the clock, and the memory that is in use after it. `LOG_LEVEL=debug` shows both. */
import { performance } from 'node:perf_hooks';
import { getHeapSpaceStatistics } from 'node:v8';
import type { Log } from './logger.ts';

const prefix = 'start: ';

/** Does a step of the start, and notes from when to when. Steps may lie in one another, or beside each other. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    performance.measure(prefix + name, { start, end: performance.now() });
  }
}

/** Logs the steps of the start that has ended, in the order in which they began, and what memory is used for. */
export function tellStart(log: Log): void {
  if (!log.isLevelEnabled('debug')) return;
  for (const { name, startTime, duration } of performance.getEntriesByType('measure')) {
    if (!name.startsWith(prefix)) continue;
    performance.clearMeasures(name);
    const [from, to] = [startTime, startTime + duration].map(seconds);
    log.debug(`${name}, ${seconds(duration)} s, from ${from} to ${to} s after the process began`);
  }
  const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
  const code = getHeapSpaceStatistics()
    .filter(({ space_name: name }) => /code/.test(name))
    .reduce((sum, { space_used_size: bytes }) => sum + bytes, 0);
  log.debug(
    `memory: ${megabytes(rss)} MB resident; ${megabytes(heapTotal)} of them JavaScript's heap, ` +
      `with ${megabytes(heapUsed)} alive and ${megabytes(code)} compiled code; ${megabytes(external)} buffers outside of it`,
  );
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2);
const megabytes = (bytes: number) => Math.round(bytes / 1024 ** 2);
