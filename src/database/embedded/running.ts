/** Finds the PostgreSQL server that runs on a cluster, if one does: by the file it writes and by asking it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { messageOf, unavailable } from '../../errors.ts';

/** How long a server may take to start, recovering after a crash, before we give up on it. */
export const recoverySeconds = 300;

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

/** The fourth line of postmaster.pid; the server writes it, and a killed one leaves it behind. */
async function writtenPort(directory: string): Promise<number | undefined> {
  const [, , , port] = await pidFileLines(directory);
  return Number(port) || undefined;
}

/** The number of the postmaster, from the first line of its file; NaN: none runs. */
export async function writtenPid(directory: string): Promise<number> {
  const [pid] = await pidFileLines(directory);
  return Number(pid);
}

/** Whether it has been told to end. Then it refuses new clients, and after SIGTERM waits for those it has. */
export async function isStopping(directory: string): Promise<boolean> {
  const [, , , , , , , status] = await pidFileLines(directory);
  return status?.trim() === 'stopping';
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

/** Connection string for one database of the server on that port. */
export function urlOf(password: string, port: number, database: string): string {
  return `postgres://reelgraph:${password}@127.0.0.1:${port}/${database}`;
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
