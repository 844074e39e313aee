/**
 * Which workers are alive. Each holds a session-level advisory lock under the name by which the queue knows it, and
 * PostgreSQL lets go of it the moment the process or its connection dies, or when nothing was heard of a process for the
 * time of a lease: it was stopped, or its machine is gone. Only PostgreSQL's clock counts.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import pg from 'pg';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';
import type { Log } from '../logger.ts';
import { workersHoldingEntries } from './queue.ts';

/** The first of the lock's two keys ("work" in ASCII); the second is the hash of the worker's name. */
const lockSpace = 0x776f726b;

/** Locks of this database in `lockSpace`; a second key is a signed number there and an unsigned one here. */
const liveLocks = sql`
  select objid::bigint as name from pg_locks
   where locktype = 'advisory' and granted and classid = ${lockSpace}::int and objsubid = 2
     and database = (select oid from pg_database where datname = current_database())`;

export interface Liveness extends AsyncDisposable {
  /** Declares the worker of this name alive, until this is disposed of or the process dies. */
  hold(name: string): Promise<void>;
  /** Declares that the worker of this name has ended in order. */
  release(name: string): Promise<void>;
}

const usualLeaseSeconds = 30;

export async function openLiveness(databaseUrl: string, log: Log, leaseSeconds = usualLeaseSeconds): Promise<Liveness> {
  const names = new Set<string>();
  let holding: Promise<void> = Promise.resolve();
  let closed = false;
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'reelgraph worker',
      keepAlive: true,
    });
    next.on('error', () => {}); // 'end' follows
    await next.connect();
    await next.query(`set idle_session_timeout = '${leaseSeconds}s'`);
    for (const name of names) await lock(next, name);
    next.once('end', () => void reconnect());
    return next;
  }

  const beat = setInterval(() => void client.query('select 1').catch(() => {}), (leaseSeconds * 1000) / 6);

  async function reconnect(): Promise<void> {
    while (!closed) {
      try {
        client = await connect();
        return;
      } catch (error) {
        log.warn(`worker: the database cannot be reached (${messageOf(error)}); trying again`);
        await delay(500);
      }
    }
  }

  return {
    async hold(name) {
      names.add(name);
      // One at a time; if the connection has just broken, the next one holds it.
      holding = holding.then(async () => lock(client, name)).catch(() => {});
      await holding;
    },
    async release(name) {
      names.delete(name);
      holding = holding.then(async () => unlock(client, name)).catch(() => {});
      await holding;
    },
    async [Symbol.asyncDispose]() {
      closed = true;
      clearInterval(beat);
      await client.end().catch(() => {});
    },
  };
}

async function lock(client: pg.Client, name: string): Promise<void> {
  await client.query(`select pg_advisory_lock(${lockSpace}, hashtext($1))`, [name]);
}

async function unlock(client: pg.Client, name: string): Promise<void> {
  await client.query(`select pg_advisory_unlock(${lockSpace}, hashtext($1))`, [name]);
}

/** How many workers are alive, in all processes. */
export async function countLiveWorkers(em: EntityManager): Promise<number> {
  const live = await sql<{ count: number }>`select count(*)::int as count from (${liveLocks}) live`.execute(rows(em));
  return live.rows[0]?.count ?? 0;
}

/** The names under which jobs are locked for more than `graceSeconds` though nobody alive holds that name. */
export async function findDeadWorkers(em: EntityManager, graceSeconds: number): Promise<string[]> {
  const names = await workersHoldingEntries(em, graceSeconds);
  const dead = await sql<{ name: string }>`
    select name from unnest(${names}::text[]) name
     where hashtext(name)::bigint & 4294967295 not in (select live.name from (${liveLocks}) live)`.execute(rows(em));
  return dead.rows.map(({ name }) => name);
}
