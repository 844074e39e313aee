/**
 * One request at a time works on an upload, whatever process it went to: each holds an advisory lock of PostgreSQL, which ends
 * with the process. Who waits asks the holder to stop, as its client may have gone without a word.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Lock, Locker, RequestRelease } from '@tus/server';
import pg from 'pg';
import type { App } from '../app.type.ts';
import { publish } from '../events/publish.ts';

declare module '../events/topics.ts' {
  interface Topics {
    /** Somebody waits for the lock of the upload with this id; `waiter` is a number of theirs. */
    uploadWanted: { id: string; waiter: number };
  }
}

/** The first of the lock's two keys ("tusu" in ASCII); the second is the hash of the upload's id. */
const lockSpace = 0x74757375;

const waitMilliseconds = 15_000;
const retryMilliseconds = 100;

export interface UploadLocks extends Locker, AsyncDisposable {}

type LocksApp = Pick<App, 'databaseUrl' | 'events' | 'orm'>;

export function openUploadLocks(app: LocksApp): UploadLocks {
  const { databaseUrl, events, orm } = app;
  const holders = new Map<string, RequestRelease>();
  const waiter = Math.floor(Math.random() * 2 ** 48);
  let connection: Promise<pg.Client> | undefined;
  let asking: Promise<unknown> = Promise.resolve();

  events.on('uploadWanted', (message) => {
    if (message.waiter !== waiter) void holders.get(message.id)?.();
  });

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'reelgraph uploads',
      keepAlive: true,
    });
    client.on('error', () => {}); // 'end' follows
    await client.connect();
    client.once('end', () => {
      connection = undefined;
      for (const release of holders.values()) void release(); // PostgreSQL has let go of their locks
    });
    return client;
  }

  /** The connection takes one question at a time. */
  async function query(text: string, id: string): Promise<boolean> {
    const answer = asking.then(async () => {
      connection ??= connect().catch((error: unknown) => {
        connection = undefined;
        throw error;
      });
      const { rows } = await (await connection).query<{ done: boolean }>(text, [lockSpace, id]);
      return rows[0]?.done ?? false;
    });
    asking = answer.catch(() => {});
    return answer;
  }

  async function tryLock(id: string, release: RequestRelease): Promise<boolean> {
    const holder = holders.get(id);
    if (holder) {
      void holder();
      return false;
    }
    holders.set(id, release); // before the database is asked, which would let this process in twice
    let isLocked = false;
    try {
      isLocked = await query('select pg_try_advisory_lock($1::int, hashtext($2)) as done', id);
      if (!isLocked) await publish(orm.em.fork(), 'uploadWanted', { id, waiter });
    } finally {
      if (!isLocked) holders.delete(id);
    }
    return isLocked;
  }

  return {
    newLock: (id): Lock => ({
      async lock(signal, release) {
        const end = Date.now() + waitMilliseconds;
        while (!(await tryLock(id, release))) {
          if (signal.aborted || Date.now() > end) throw isLocked;
          await delay(retryMilliseconds);
        }
      },
      async unlock() {
        holders.delete(id);
        // A connection that is gone has let go of the lock.
        await query('select pg_advisory_unlock($1::int, hashtext($2)) as done', id).catch(() => {});
      },
    }),
    async [Symbol.asyncDispose]() {
      await (await connection?.catch(() => undefined))?.end();
    },
  };
}

/** In the form in which the library knows errors. tus-js-client waits and tries again on 423. */
const isLocked = { status_code: 423, body: 'Another request works on this upload: try again in a moment.' };
