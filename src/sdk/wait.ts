/** Waiting for what the server does in the background. */
import { backoff, sleep } from './backoff.ts';
import type { CoreClient } from './core.ts';
import { ReelgraphError } from './errors.ts';
import { type JobChangedSubscription, jobChanged, type ScanCoreFragment, scanChanged, scans } from './generated.ts';
import type { RequestOptions } from './options.ts';

type Live = Pick<CoreClient, 'request' | 'subscribe'>;

export type WatchedJob = JobChangedSubscription['jobChanged']['job'];

export interface JobsProgress {
  /** The job that has just changed. */
  job: WatchedJob;
  /** How many have ended. */
  ended: number;
  total: number;
  /** Of all of them together, 0 to 100. */
  percent: number;
}

export interface WaitForJobsOptions extends RequestOptions {
  onProgress?: ((progress: JobsProgress) => void) | undefined;
}

/** How many ids one subscription names, so that its message stays below what the server takes. */
const idsPerSubscription = 2000;

/**
 * Waits until jobs have ended, and returns them in the order of `ids`. `status` says how: COMPLETED, FAILED or CANCELLED. A job
 * that will be tried again has not ended. Throws NOT_FOUND for ids of no job.
 */
export async function waitForJobs(
  client: Live,
  ids: readonly string[],
  { onProgress, signal }: WaitForJobsOptions = {},
): Promise<WatchedJob[]> {
  const wanted = [...new Set(ids)];
  const ended = new Map<string, WatchedJob>();
  const progress = new Map<string, number>();
  const failed = new AbortController();
  const either = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;

  async function watch(some: string[]): Promise<void> {
    const left = new Set(some);
    for await (const { jobChanged: event } of client.subscribe(jobChanged, { ids: some }, { signal: either })) {
      const { job, kind } = event;
      if (!left.has(job.id)) continue;
      progress.set(job.id, job.progress);
      if (kind === 'DELETED' || hasEnded(job)) {
        left.delete(job.id);
        ended.set(job.id, job);
        progress.set(job.id, 100);
      }
      const done = [...progress.values()].reduce((sum, percent) => sum + percent, 0);
      onProgress?.({ job, ended: ended.size, total: wanted.length, percent: done / wanted.length });
      if (left.size === 0) return;
    }
    throw closedTooEarly('the jobs');
  }

  const parts: string[][] = [];
  for (let at = 0; at < wanted.length; at += idsPerSubscription) parts.push(wanted.slice(at, at + idsPerSubscription));
  try {
    await Promise.all(parts.map(watch));
  } finally {
    failed.abort();
  }
  return wanted.flatMap((id) => ended.get(id) ?? []);
}

function hasEnded({ status, nextRetryAt }: WatchedJob): boolean {
  return status === 'COMPLETED' || status === 'CANCELLED' || (status === 'FAILED' && nextRetryAt === null);
}

export interface WaitForScanOptions extends RequestOptions {
  onProgress?: ((scan: ScanCoreFragment) => void) | undefined;
}

/** Waits until the scan of this id, as `startScan` returns it, has ended, and returns it. `status` says how. */
export async function waitForScan(
  client: Live,
  id: string,
  { onProgress, signal }: WaitForScanOptions = {},
): Promise<ScanCoreFragment> {
  const done = new AbortController();
  const options = { signal: signal ? AbortSignal.any([signal, done.signal]) : done.signal };

  async function watch(): Promise<ScanCoreFragment> {
    for await (const { scanChanged: scan } of client.subscribe(scanChanged, {}, options)) {
      if (scan.id !== id) continue;
      onProgress?.(scan);
      if (scan.status !== 'RUNNING') return scan;
    }
    throw closedTooEarly('the scan');
  }

  /** For an end that came before the subscription stood. */
  async function look(): Promise<ScanCoreFragment> {
    for (let attempt = 0; ; attempt += 1) {
      const { scans: newest } = await client.request(scans, { first: 20 }, options);
      const scan = newest?.nodes.find((one) => one.id === id);
      if (!scan) throw new ReelgraphError(`There is no scan ${id} among the newest.`, { code: 'NOT_FOUND' });
      if (scan.status !== 'RUNNING') return scan;
      await sleep(backoff(attempt), options.signal);
    }
  }

  try {
    return await Promise.race([watch(), look()]);
  } finally {
    done.abort();
  }
}

const closedTooEarly = (what: string) =>
  new ReelgraphError(`The client was closed before ${what} had ended.`, { code: 'NETWORK_ERROR' });
