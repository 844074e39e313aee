/** Hears what all processes publish, over one connection that is opened again whenever it breaks. */
import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { messageOf } from '../errors.ts';
import type { Log } from '../logger.ts';
import { channel } from './publish.ts';
import type { Message, Topic, Topics } from './topics.ts';

export interface Events extends AsyncDisposable {
  /** Calls `listener` for each message of a topic, for as long as the process lives. */
  on<T extends Topic>(topic: T, listener: (message: Topics[T]) => void): void;
  /** Calls `listener` whenever messages may have been missed: the connection was down and is back. */
  onReconnect(listener: () => void): void;
  /** Calls `listener` when a newer version of graphile-worker is to change the queue's tables. */
  onQueueNotice(listener: (notice: pg.Notification) => void): void;
}

declare module '../app.type.ts' {
  interface App {
    events: Events;
  }
}

const retryMilliseconds = 500;

/** Of graphile-worker. */
const queueChannel = 'worker:migrate';

/** Connects and listens; throws if the first connection fails. */
export async function listen(databaseUrl: string, log: Log): Promise<Events> {
  const emitter = new EventEmitter().setMaxListeners(0);
  const closing = new AbortController();
  let reconnecting: Promise<void> | undefined;
  let client = await connect();
  log.debug('listening for events');

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'reelgraph events',
      keepAlive: true,
    });
    next.on('notification', hear);
    next.on('error', () => {}); // what follows an error is 'end', where we act
    await next.connect();
    await next.query(`listen ${channel}; listen "${queueChannel}"`);
    next.once('end', () => {
      reconnecting = reconnect();
    });
    return next;
  }

  async function reconnect(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        client = await connect();
        emitter.emit('reconnect');
        log.info('listening for events again');
        return;
      } catch (error) {
        log.warn(`events: the database cannot be reached (${messageOf(error)}); trying again`);
        await delay(retryMilliseconds, undefined, { signal: closing.signal }).catch(() => {});
      }
    }
  }

  function hear(notification: pg.Notification): void {
    if (notification.channel === queueChannel) {
      emitter.emit('queue', notification);
      return;
    }
    const { payload } = notification;
    const message = parsed(payload);
    if (message) emitter.emit(`topic:${message.topic}`, message);
    else log.warn(`events: heard what is no message: ${payload}`);
  }

  return {
    on(topic, listener) {
      emitter.on(`topic:${topic}`, listener);
    },
    onReconnect(listener) {
      emitter.on('reconnect', listener);
    },
    onQueueNotice(listener) {
      emitter.on('queue', listener);
    },
    async [Symbol.asyncDispose]() {
      closing.abort();
      emitter.removeAllListeners();
      await reconnecting; // it may just be connecting
      await client.end().catch(() => {});
    },
  };
}

/** Whoever may use the database may also say something on the channel. */
function parsed(payload: string | undefined): Message | undefined {
  try {
    const message: Message | null = JSON.parse(payload ?? '');
    return message?.topic ? message : undefined;
  } catch {
    return undefined;
  }
}
