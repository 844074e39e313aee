/** A server in a process of its own, on a data folder of its own, to measure from outside. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export const account = { ADMIN_USERNAME: 'bench', ADMIN_PASSWORD: 'Measured-Twice-1' };

/** Benchmarks ask as fast as they are answered, which on a fast machine is more than one may ask for in a minute. */
export const withoutCostLimit = { MAX_COST_PER_MINUTE: '999999999' };

export interface MeasuredServer {
  child: ChildProcess;
  url: string;
  /** From spawning the process to its saying that it is ready. */
  readyMilliseconds: number;
  stop(): Promise<void>;
}

/** What npm gives to a shell, which takes the place of that shell. */
export function npmScript(name: 'start' | 'worker'): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).scripts[name];
}

/** Starts what `npm start` starts: the compiled server, with its own PostgreSQL unless `settings` name another. */
export async function startServer(folder: string, settings: NodeJS.ProcessEnv = {}): Promise<MeasuredServer> {
  const own = { ...account, DATA_DIR: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'error' };
  const env = { PATH: process.env.PATH, ...own, ...settings };
  const begin = performance.now();
  const child = spawn('sh', ['-c', npmScript('start')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  // Read to its end: a server whose output nobody takes fails when it says that it stops.
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (/Playground/.test(output)) resolve();
    });
    child.stdout.once('end', resolve);
  });
  const url = /API\s+(http:\S+)\/graphql/.exec(output)?.[1];
  if (!url) throw new Error(`the server did not start: ${output}`);
  return {
    child,
    url,
    readyMilliseconds: performance.now() - begin,
    stop: async () => end(child),
  };
}

/** Ends a process in order, unless it has ended. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'reelgraph-bench-')));
  await chmod(folder, 0o755); // root's PostgreSQL runs as another user, who must get in
  return folder;
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Resident memory of a process in MB, from /proc (Linux). */
export async function residentMegabytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

/** Memory of a process in MB, from /proc (Linux); pages that several share are counted in parts. 0 when it has ended. */
export async function proportionalMegabytes(pid: number | string | undefined): Promise<number> {
  const sizes = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+)/m.exec(sizes)?.[1] ?? 0) / 1024;
}

/** The highest resident memory while `work` runs, looked at every 20 ms. */
export async function peakMegabytes(pid: number | undefined, work: Promise<unknown>): Promise<number> {
  let peak = 0;
  let isOver = false;
  const end = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    peak = Math.max(peak, await residentMegabytes(pid));
    await delay(20);
  }
  await end;
  return peak;
}
