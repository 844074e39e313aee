/** Starts PostgreSQL again when it has ended without us, as when somebody or the system has killed it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, unavailable } from '../../errors.ts';
import type { Cluster } from './cluster.ts';
import type { Log } from './log.ts';
import { type RunningServer, type StartOptions, startOrJoin } from './server.ts';

export interface Revival extends AsyncDisposable {
  /** The first process of the server that was started last. */
  readonly pid: number;
  /** Starts it, if it is not being started; returns when it runs, or could not be started this time. Does nothing once given up. */
  revive(): Promise<void>;
}

export interface RevivalOptions {
  /** How long to wait before each attempt in a row; after the last one it is given up. */
  pausesMs?: readonly number[];
  /** Once it has run for so long, what was before does not count. */
  steadyMs?: number;
  /** It has ended, or could not be started, as often as there are pauses. */
  onGivenUp(error: Error): void;
}

export function prepareRevival(
  cluster: Cluster,
  first: RunningServer,
  { settings, guard }: StartOptions,
  { log, pausesMs = [0, 500, 1000, 2000, 4000], steadyMs = 60_000, onGivenUp }: RevivalOptions & { log: Log },
): Revival {
  let { pid } = first;
  let startedAt = performance.now();
  let attempts = 0;
  let attempt: Promise<void> | undefined;
  let isOver = false;

  async function tryOnce(): Promise<void> {
    if (performance.now() - startedAt > steadyMs) attempts = 0;
    const pauseMs = pausesMs[attempts];
    if (pauseMs === undefined) {
      isOver = true;
      return onGivenUp(unavailable(`PostgreSQL has ended ${attempts + 1} times in a row, and is not started again.`));
    }
    attempts += 1;
    log.warn(`PostgreSQL has ended; starting it again (attempt ${attempts} of ${pausesMs.length}).`);
    await sleep(pauseMs, undefined, { ref: false });
    if (isOver) return;
    startedAt = performance.now();
    try {
      const running = await startOrJoin(cluster, { guard, settings: { ...settings, port: String(first.port) } }, log); // where everybody looks for it
      pid = running.pid;
      guard.watch(pid);
      startedAt = performance.now();
      log.warn('PostgreSQL runs again.');
    } catch (error) {
      log.warn(`PostgreSQL could not be started again: ${messageOf(error)}`);
    }
  }

  return {
    get pid() {
      return pid;
    },
    async revive() {
      if (isOver) return;
      attempt ??= tryOnce().finally(() => {
        attempt = undefined;
      });
      await attempt;
    },
    async [Symbol.asyncDispose]() {
      isOver = true;
      await attempt;
    },
  };
}
