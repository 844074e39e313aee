/** `npm start` and `npm run worker` as processes, which come back when they were killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Client, createClient, ReelgraphError } from '../src/sdk/client.ts';
import { freePort } from '../test/support/ports.ts';
import { account, npmScript, residentMegabytes } from './server.ts';
import type { Tally } from './tally.ts';

/** What a worker says that comes back before the database does. */
const noDatabase = 'so there is no database to join';

export interface ClusterOptions {
  settings?: NodeJS.ProcessEnv;
  /** Where `query` asks, unless it is the embedded one. */
  databaseUrl?: string;
}

export class Cluster implements AsyncDisposable {
  readonly url: string;
  readonly dataDir: string;
  /** Lines of the log that are errors, or nothing that was logged: a stack of one that nobody handled. */
  readonly internalErrors: string[] = [];
  peakMegabytes = 0;
  readonly #tally: Tally;
  readonly #port: string;
  readonly #settings: NodeJS.ProcessEnv;
  readonly #databaseUrl: string | undefined;
  readonly #children = new Map<'start' | 'worker', ChildProcess>();
  #isEnding = false;

  private constructor(folder: string, port: string, tally: Tally, { settings, databaseUrl }: ClusterOptions) {
    this.#settings = settings ?? {};
    this.#databaseUrl = databaseUrl;
    this.dataDir = join(folder, 'data');
    this.url = `http://127.0.0.1:${port}`;
    this.#port = port;
    this.#tally = tally;
  }

  static async start(folder: string, tally: Tally, options: ClusterOptions = {}): Promise<Cluster> {
    const cluster = new Cluster(folder, String(await freePort()), tally, options);
    cluster.#spawn('start');
    await cluster.#ready();
    cluster.#spawn('worker');
    return cluster;
  }

  #spawn(command: 'start' | 'worker'): void {
    const env = {
      PATH: process.env.PATH,
      ...account,
      DATA_DIR: this.dataDir,
      PORT: this.#port,
      LOG_LEVEL: 'warn',
      WATCH: 'true',
      ...this.#settings,
    };
    const child = spawn('sh', ['-c', npmScript(command)], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let lastWords: string[] = [];
    createInterface(child.stderr).on('line', (line) => {
      if (line.includes('"level":50') || line.includes('"level":60')) this.internalErrors.push(line);
      // The queue's library says by itself that its database is gone. Of a process that dies they are the reason.
      else if (!line.startsWith('{')) lastWords = [...lastWords, line].slice(-20);
    });
    this.#children.set(command, child);
    child.once('exit', async (code, signal) => {
      if (this.#isEnding) return;
      this.#tally.count(`${command} came back after ${signal ?? `exit code ${code}`}`);
      const isIntended = signal !== null || code === 0 || lastWords.some((line) => line.includes(noDatabase));
      if (!isIntended) this.internalErrors.push(...lastWords);
      await delay(command === 'start' ? 500 : 1500);
      if (!this.#isEnding) this.#spawn(command);
    });
  }

  async #ready(): Promise<void> {
    for (let tries = 0; tries < 1500; tries += 1) {
      const response = await fetch(`${this.url}/api/readyz`).catch(() => undefined);
      if (response?.status === 200) return;
      await delay(200);
    }
    console.table(this.#tally.done);
    throw new Error(`The server was not ready within five minutes.\n${this.internalErrors.slice(-20).join('\n')}`);
  }

  async ensureRunning(): Promise<void> {
    await this.#ready();
  }

  async signIn(): Promise<Client> {
    const token = await this.tokenOf(account.ADMIN_USERNAME, account.ADMIN_PASSWORD);
    return createClient({ url: this.url, token, retryAttempts: 1000 });
  }

  /** An address may sign in ten times a minute. */
  async tokenOf(username: string, password: string): Promise<string> {
    for (;;) {
      try {
        const { login } = await createClient({ url: this.url }).login({ username, password });
        return login.token;
      } catch (error) {
        if (!(error instanceof ReelgraphError) || error.code !== 'RATE_LIMITED') throw error;
        await delay(1000 * (error.errors[0]?.extensions?.retryAfterSeconds ?? 5));
      }
    }
  }

  kill(command: 'start' | 'worker', signal: NodeJS.Signals): void {
    this.#children.get(command)?.kill(signal);
  }

  async killPostgres(): Promise<void> {
    const [pid] = (await readFile(join(this.dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')).split(
      '\n',
    );
    if (pid) signalTo(Number(pid), 'SIGKILL');
  }

  /** Those that work for this cluster. */
  async ffmpegs(): Promise<number[]> {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const ours: number[] = [];
    for (const pid of pids) {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      if (/^\S*ff(mpeg|probe)\0/.test(command) && command.includes(join(this.dataDir, '..'))) ours.push(Number(pid));
    }
    return ours;
  }

  /** The database, on a connection of one's own. */
  async query<Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client(this.#databaseUrl ?? (await this.#embedded()));
    client.on('error', () => {}); // the attacker ends connections, this one as well
    await client.connect();
    try {
      return (await client.query<Row>(statement, values)).rows;
    } finally {
      await client.end();
    }
  }

  async #embedded(): Promise<pg.ClientConfig> {
    const port = (await readFile(join(this.dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3];
    const password = (await readFile(join(this.dataDir, 'secrets', 'postgres-password'), 'utf8')).trim();
    return { host: '127.0.0.1', port: Number(port), user: 'reelgraph', password, database: 'reelgraph' };
  }

  async watchMemory(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const used = await residentMegabytes(this.#children.get('start')?.pid).catch(() => 0);
      if (used > this.peakMegabytes) this.peakMegabytes = used;
      await delay(500);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isEnding = true;
    for (const command of ['worker', 'start'] as const) {
      const child = this.#children.get(command);
      if (!child || child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  }
}

/** To a process that may have ended by itself. */
export function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {}
}
