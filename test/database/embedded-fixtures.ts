/** What the tests of the embedded database share: data folders that vanish, and owners that can be killed. */
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { execa, type ResultPromise } from 'execa';
import { Client, type QueryResultRow } from 'pg';
import { vi } from 'vitest';
import { z } from 'zod';
import { type EmbeddedPostgres, startEmbedded } from '../../src/database/embedded.ts';

/** A data folder for one test; disposing it removes it, and the system folder its database moved to. */
export class DataFolder implements AsyncDisposable {
  readonly messages: string[] = [];
  readonly log = { info: (text: string) => this.messages.push(text), warn: (text: string) => this.messages.push(text) };

  private constructor(
    readonly parent: string,
    readonly dataDir: string,
  ) {}

  static async create(mode = 0o755): Promise<DataFolder> {
    const parent = await mkdtemp(join(tmpdir(), 'reelgraph-embedded-'));
    await chmod(parent, mode);
    return new DataFolder(parent, join(parent, 'data'));
  }

  start(revival?: Parameters<typeof startEmbedded>[0]['revival']): Promise<EmbeddedPostgres> {
    return startEmbedded({ dataDir: this.dataDir, log: this.log, settings: { fsync: 'off' }, revival });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const path = join(this.dataDir, 'postgres');
    const moved = await readlink(path).catch(() => undefined);
    await killServer(moved ?? path);
    if (moved) await rm(dirname(moved), { recursive: true, force: true });
    await rm(this.parent, { recursive: true, force: true });
  }
}

/** A test that failed half way must not leave its server behind. */
async function killServer(directory: string): Promise<void> {
  if (!existsSync(join(directory, 'postmaster.pid'))) return;
  const postmaster = postmasterOf(directory);
  if (!isAlive(postmaster)) return;
  process.kill(postmaster, 'SIGQUIT');
  await untilDead(postmaster);
}

export const isRoot = process.getuid?.() === 0;

/** Another process that owns the database of a data folder; root can make it an ordinary user's. */
export async function startOwner(dataDir: string, uid?: number): Promise<Owner> {
  const program = fileURLToPath(new URL('embedded-owner.ts', import.meta.url));
  const args = ['--experimental-transform-types', program, dataDir, ...(uid === undefined ? [] : [String(uid)])];
  const child = execa(process.execPath, args, { reject: false });
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), child.then(() => [])]);
  if (line.length === 0) throw new Error((await child).stderr);
  return { ...started.parse(JSON.parse(line[0])), child };
}

export interface Owner extends z.infer<typeof started> {
  /** Ends the server and itself when its stdin is closed. */
  child: ResultPromise<{ reject: false }>;
}

const started = z.object({ url: z.string(), directory: z.string(), joined: z.boolean() });

export async function query<Row extends QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {}); // some statements here end their own connection
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The process that listens, as the server wrote it down. */
export function postmasterOf(directory: string): number {
  return Number(readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

export async function childrenOf(pid: number): Promise<number[]> {
  return (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').map(Number);
}

export function isAlive(pid: number): boolean {
  try {
    // A zombie is dead, whoever should have taken notice of it.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

export const untilDead = (...pids: number[]) =>
  vi.waitUntil(() => !pids.some(isAlive), { timeout: 20_000, interval: 20 });
