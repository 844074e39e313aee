/** Runs PostgreSQL on a cluster through pg_ctl: start or join, stop, and find out where it listens. */
import { readFile, readlink, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { messageOf, unavailable } from '../../errors.ts';
import { runAs } from './account.ts';
import type { Cluster } from './cluster.ts';
import type { Log } from './log.ts';

/** How long a start is tried again: children of a killed server hold its shared memory for a moment. */
const patienceMs = 10_000;
/** How long a server may recover after a crash before we give up on it. */
const recoverySeconds = 300;

export interface RunningServer {
  port: number;
  /** Whether it was running before. */
  joined: boolean;
  /** Of its first process, the postmaster. */
  pid: number;
}

/**
 * Joins the server that runs on this cluster, or starts one.
 *
 * @param settings PostgreSQL settings for this run only, such as `fsync: 'off'`; they do not reach a server that is joined
 * @throws unavailable with the end of PostgreSQL's log, when it does not start
 */
export async function startOrJoin(
  cluster: Cluster,
  settings: Record<string, string>,
  log: Log,
): Promise<RunningServer> {
  const giveUpAt = Date.now() + patienceMs;
  for (let attempt = 1; ; attempt++) {
    const running = await findRunning(cluster.directory, async () => cluster.password);
    if (running) return { port: running.port, joined: true, pid: await writtenPid(cluster.directory) };
    try {
      const port = await start(cluster, settings);
      return { port, joined: false, pid: await writtenPid(cluster.directory) };
    } catch (error) {
      const output = await readFile(startLog(cluster), 'utf8').catch(() => messageOf(error));
      if (!mayPass(output) || Date.now() > giveUpAt) throw startFailure(cluster, output, error);
      if (attempt === 1) log.warn('PostgreSQL did not start at once; trying again for some seconds.');
      await sleep(100);
    }
  }
}

/**
 * The server that runs on this cluster, waited for while it starts up or shuts down; undefined: none runs.
 *
 * @param readPassword asked only when there may be a server: before the first start there is no password
 */
export async function findRunning(
  directory: string,
  readPassword: () => Promise<string>,
): Promise<{ port: number; password: string } | undefined> {
  const giveUpAt = Date.now() + recoverySeconds * 1000;
  while (Date.now() < giveUpAt) {
    const port = await writtenPort(directory);
    if (!port) return undefined;
    const password = await readPassword();
    const state = await probe(urlOf(password, port, 'postgres'), directory);
    if (state !== 'busy') return state === 'ours' ? { port, password } : undefined;
    await sleep(50);
  }
  throw unavailable(`PostgreSQL in ${directory} has been starting for ${recoverySeconds} seconds.`);
}

/** Connection string for one database of the server on that port. */
export function urlOf(password: string, port: number, database: string): string {
  return `postgres://reelgraph:${password}@127.0.0.1:${port}/${database}`;
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

async function writtenPid(directory: string): Promise<number> {
  const [pid] = await pidFileLines(directory);
  return Number(pid);
}

/** The fourth line of postmaster.pid; the server writes it, and a killed one leaves it behind. */
async function writtenPort(directory: string): Promise<number | undefined> {
  const [, , , port] = await pidFileLines(directory);
  return Number(port) || undefined;
}

async function pidFileLines(directory: string): Promise<string[]> {
  try {
    return (await readFile(join(directory, 'postmaster.pid'), 'utf8')).split('\n');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw unavailable(
      `The database in ${directory} cannot be read (${messageOf(cause)}): run as the user who started it, or set DATABASE_URL.`,
      { cause },
    );
  }
}

/** Whoever answers on that port may be a stranger by now: only our password and our folder make it ours. */
async function probe(url: string, directory: string): Promise<'ours' | 'busy' | 'absent'> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {}); // a server that dies meanwhile shows in the query
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === directory ? 'ours' : 'absent';
  } catch (error) {
    return error instanceof DatabaseError && error.code === '57P03' ? 'busy' : 'absent'; // cannot_connect_now
  } finally {
    await client.end().catch(() => {});
  }
}

async function start(cluster: Cluster, settings: Record<string, string>): Promise<number> {
  await removeForeignPidFile(cluster.directory);
  await rm(startLog(cluster), { force: true });
  const port = await freePort();
  const options = { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const flags = Object.entries(options).map(([name, value]) => `-c ${name}=${shellQuote(value)}`);
  const args = ['start', '-w', '-t', String(recoverySeconds), '-D', cluster.directory];
  await runAs(cluster.account, join(cluster.bin, 'pg_ctl'), [...args, '-l', startLog(cluster), '-o', flags.join(' ')]);
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
export function mayPass(startOutput: string): boolean {
  return /still in use|already exists|redirecting log output/.test(startOutput);
}

const startFailure = (cluster: Cluster, output: string, cause: unknown) =>
  unavailable(
    `PostgreSQL does not start on ${cluster.directory}. Its log, which goes on in ${join(cluster.directory, 'log')}, ` +
      `ends with: ${output.trim().slice(-600)}`,
    { cause },
  );
