/** Starts one PostgreSQL for the whole test run and removes it at the end, also when the run is interrupted. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/database/embedded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the maintenance database "postgres" of the test run's server, as superuser. */
    postgresUrl: string;
  }
}

/**
 * What makes a server fast that may lose everything. Statistics are made by tests that need them, not once a minute for those who
 * happen to run then, so that a test has the same plans each time.
 */
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };
const log = { info: () => {}, warn: console.warn };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(await roomyFolder(), 'reelgraph-test-'));
  const removeNow = () => removeAtOnce(dataDir);
  process.once('exit', removeNow);
  await chmod(dataDir, 0o755); // root's PostgreSQL runs as another user, who must get in
  const embedded = await startEmbedded({ dataDir, log, settings });
  const url = new URL(embedded.url);
  url.pathname = '/postgres';
  await cheapenLogin(url);
  project.provide('postgresUrl', url.href);
  return async () => {
    await embedded[Symbol.asyncDispose]();
    await rm(dataDir, { recursive: true });
    process.off('exit', removeNow);
  };
}

/** In memory, if there is room: on a disk, the file system takes most of the time of a database, which is 669 new files for each test file. */
async function roomyFolder(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => undefined);
  return memory && memory.bavail * memory.bsize > 4e9 ? '/dev/shm' : tmpdir();
}

/**
 * PostgreSQL hashes a password 4096 times at each login, so that nobody guesses it. Nobody guesses a random one, and the tests open
 * thousands of connections.
 */
async function cheapenLogin({ href, username, password }: URL): Promise<void> {
  const server = new pg.Client({ connectionString: href });
  await server.connect();
  await server.query('set scram_iterations = 1');
  await server.query(`alter role ${server.escapeIdentifier(username)} password ${server.escapeLiteral(password)}`);
  await server.end();
}

/** vitest exits right away on SIGINT and SIGTERM, with no time for anything but what runs at once. */
function removeAtOnce(dataDir: string): void {
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  if (existsSync(pidFile)) {
    const [postmaster] = readFileSync(pidFile, 'utf8').split('\n');
    process.kill(Number(postmaster), 'SIGQUIT'); // PostgreSQL's immediate shutdown; it removes the file last
    for (let tries = 0; existsSync(pidFile) && tries < 500; tries++) blockFor(10);
  }
  rmSync(dataDir, { recursive: true, force: true });
}

const blockFor = (milliseconds: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
