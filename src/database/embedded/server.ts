/** Runs PostgreSQL on a cluster through pg_ctl: start or join, and stop. */
import { readFile, readlink, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf, unavailable } from '../../errors.ts';
import { runAs } from './account.ts';
import type { Cluster } from './cluster.ts';
import type { Guard } from './guard.ts';
import type { Log } from './log.ts';
import { findRunning, isStopping, recoverySeconds, writtenPid } from './running.ts';

/** How long a start is tried again: children of a killed server hold its shared memory for a moment. */
const patienceMs = 10_000;

export interface RunningServer {
  port: number;
  /** Whether it was running before. */
  joined: boolean;
  /** Of its first process, the postmaster. */
  pid: number;
}

export interface StartOptions {
  /** PostgreSQL settings for this run only, such as `fsync: 'off'`; they do not reach a server that is joined. */
  settings: Record<string, string>;
  /** Hears of one that is started; whether one that is joined is ours, the caller knows. */
  guard: Guard;
  /** Called once a server is on its way; not for one that is joined. */
  meanwhile?: (() => void) | undefined;
}

/**
 * Joins the server that runs on this cluster, or starts one.
 *
 * @throws unavailable with the end of PostgreSQL's log, when it does not start
 */
export async function startOrJoin(
  cluster: Cluster,
  { settings, guard, meanwhile }: StartOptions,
  log: Log,
): Promise<RunningServer> {
  const giveUpAt = Date.now() + patienceMs;
  for (let attempt = 1; ; attempt++) {
    const running = await findRunning(cluster.directory, async () => cluster.password);
    if (running) return { port: running.port, joined: true, pid: await writtenPid(cluster.directory) };
    try {
      guard.expect();
      const port = await start(cluster, settings, meanwhile);
      const pid = await writtenPid(cluster.directory);
      guard.watch(pid);
      return { port, joined: false, pid };
    } catch (error) {
      const output = await readFile(startLog(cluster), 'utf8').catch(() => messageOf(error));
      if (!isTransient(output) || Date.now() > giveUpAt) throw startFailure(cluster, output, error);
      if (attempt === 1) log.warn('PostgreSQL did not start at once; trying again for some seconds.');
      await sleep(100);
    }
  }
}

/**
 * Ends open connections, rolls their transactions back and waits for the end. Content with a server that is gone, and
 * with one that somebody else has started since.
 */
export async function stop(cluster: Cluster, pid: number): Promise<void> {
  if ((await writtenPid(cluster.directory)) !== pid) return;
  const pgCtl = (...args: string[]) =>
    runAs(cluster.account, join(cluster.bin, 'pg_ctl'), [...args, '-D', cluster.directory]);
  try {
    await pgCtl('stop', '-m', 'fast', '-w', '-t', '60');
  } catch (cause) {
    const isRunning = await pgCtl('status').then(
      () => true,
      () => false,
    );
    if (isRunning)
      throw unavailable(`PostgreSQL in ${cluster.directory} does not stop: ${messageOf(cause)}`, { cause });
  }
}

/**
 * Ends the server when somebody else has told it to end by SIGTERM: it would wait for its clients, which are ours and stay,
 * and take no new ones.
 */
export function hastenStop(cluster: Cluster): Disposable {
  const timer = setInterval(async () => {
    if (!(await isStopping(cluster.directory).catch(() => false))) return;
    const args = ['stop', '-m', 'fast', '-W', '-D', cluster.directory];
    await runAs(cluster.account, join(cluster.bin, 'pg_ctl'), args).catch(() => {}); // it has ended meanwhile
  }, 1000).unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

async function start(cluster: Cluster, settings: Record<string, string>, meanwhile?: () => void): Promise<number> {
  await removeForeignPidFile(cluster.directory);
  await rm(startLog(cluster), { force: true });
  const port = settings.port ? Number(settings.port) : await freePort();
  const options = { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const flags = Object.entries(options).map(([name, value]) => `-c ${name}=${shellQuote(value)}`);
  const args = ['start', '-w', '-t', String(recoverySeconds), '-D', cluster.directory];
  const pgCtl = [...args, '-l', startLog(cluster), '-o', flags.join(' ')];
  await runAs(cluster.account, join(cluster.bin, 'pg_ctl'), pgCtl, meanwhile);
  return port;
}

/**
 * After a reboot the number in a postmaster.pid that was left behind may be that of any process of ours, and PostgreSQL
 * would refuse to start for as long as it lives. Where /proc shows that it is no PostgreSQL, the file goes.
 */
async function removeForeignPidFile(directory: string): Promise<void> {
  const pid = await writtenPid(directory);
  const program = pid && (await readlink(`/proc/${pid}/exe`).catch(() => undefined));
  if (program && !basename(program).startsWith('postgres'))
    await rm(join(directory, 'postmaster.pid'), { force: true });
}

/** What PostgreSQL says until its own log in `log/` is open; pg_ctl appends to it. */
const startLog = (cluster: Cluster) => join(cluster.directory, 'start.log');

async function freePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('A TCP server has an address with a port.');
  return address.port;
}

/** pg_ctl hands the options to a shell. */
const shellQuote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * Another server that is ending or starting, and children of a killed one, are soon gone. What fails after the log in
 * `log/` is open leaves no FATAL here: mostly a port that somebody took in between.
 */
function isTransient(startOutput: string): boolean {
  return /still in use|already exists|redirecting log output/.test(startOutput);
}

const startFailure = (cluster: Cluster, output: string, cause: unknown) =>
  unavailable(
    `PostgreSQL does not start on ${cluster.directory}. Its log, which goes on in ${join(cluster.directory, 'log')}, ` +
      `ends with: ${output.trim().slice(-600)}`,
    { cause },
  );
