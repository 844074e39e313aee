/** Makes sure that one process owns the embedded server: the one that stops it. A lock in the server itself says who. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { conflict } from '../../errors.ts';
import type { Log } from './log.ts';

export interface Ownership extends AsyncDisposable {
  /** From here on the connection may end without being missed: the server is about to be stopped. */
  expectEnd(): void;
}

interface OwnerOptions {
  /** Connection string of the database "postgres": advisory locks are per database, and this one is never dropped. */
  url: string;
  dataDir: string;
  log: Log;
  /** Nobody listens there any more. */
  onGone(): Promise<void>;
}

/** Any number that nobody else uses for an advisory lock. */
const ownerLock = 7_265_656_101;
/** A process that was killed loses its lock when the server notices: soon, but not in no time. */
const patienceMs = 1000;

/**
 * Takes the ownership and keeps it, on a connection of its own, until it is disposed.
 *
 * @throws conflict when another process owns the server
 */
export async function takeOwnership(options: OwnerOptions): Promise<Ownership> {
  let client = await waitForLock(options, patienceMs);
  if (!client) throw alreadyOwned(options.dataDir);
  let isEnding = false;
  const watch = (current: Client) =>
    current.once('end', async () => {
      const next = isEnding ? undefined : await regain(options, () => isEnding);
      if (next) client = watch(next);
    });
  watch(client);
  return {
    expectEnd: () => {
      isEnding = true;
    },
    async [Symbol.asyncDispose]() {
      isEnding = true;
      await client?.end();
    },
  };
}

async function waitForLock({ url }: OwnerOptions, milliseconds: number): Promise<Client | undefined> {
  const giveUpAt = Date.now() + milliseconds;
  do {
    const client = await lockedClient(url);
    if (client) return client;
    await sleep(50);
  } while (Date.now() < giveUpAt);
  return undefined;
}

/** A connection that holds the lock; undefined when another has it. */
async function lockedClient(url: string): Promise<Client | undefined> {
  const client = new Client({ connectionString: url, keepAlive: true, application_name: 'reelgraph owner' });
  client.on('error', () => {}); // 'end' follows, and that is acted upon
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [ownerLock]);
  if (rows[0]?.taken) return client;
  await client.end();
  return undefined;
}

const alreadyOwned = (dataDir: string) =>
  conflict(
    `Another Reelgraph is running with the data folder ${dataDir}: to add to it use \`npm run api\` or \`npm run worker\`; ` +
      'for a second one set DATA_DIR to another folder.',
  );

/**
 * When a backend crashes, PostgreSQL restarts itself and ends every connection; ours must not leave the lock free. When it has
 * been killed, nobody listens.
 */
async function regain(options: OwnerOptions, isEnding: () => boolean): Promise<Client | undefined> {
  options.log.warn('PostgreSQL closed the connection that marks its owner; connecting again.');
  while (!isEnding()) {
    const client = await lockedClient(options.url).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNREFUSED' || isEnding()) return undefined;
      await options.onGone();
      return lockedClient(options.url).catch(() => undefined); // at once: the lock is free, and another start would take it
    });
    if (client && isEnding()) await client.end();
    else if (client) return client;
    await sleep(100, undefined, { ref: false });
  }
  return undefined;
}
