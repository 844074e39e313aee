/** The queue's connections: a few for its statements. That its tables are to change, its workers hear where the process hears everything. */
import { EventEmitter } from 'node:events';
import pg from 'pg';
import { queueConnections } from '../database/connections.ts';
import type { Events } from '../events/listen.ts';

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, release: () => void) => void;

/**
 * graphile-worker listens on a connection for each runner, which it asks for with a callback; that asks for no more than to be told. PostgreSQL
 * wakes every connection that listens for every message, so there is none but that of the events. For statements it waits for a promise.
 */
export class QueuePool extends pg.Pool {
  readonly #listening = new ListeningClient();

  constructor(connectionString: string, events: Events) {
    super({ connectionString, max: queueConnections, application_name: 'reelgraph queue' });
    // A connection that breaks is replaced when one is needed; whoever used it hears of it from its query.
    this.on('error', () => {});
    this.on('connect', (client) => client.on('error', () => {}));
    // The pool's own asks for its connection with a callback, too.
    Object.assign(this, { query: async (...statement: unknown[]) => this.#ask(...statement) });
    events.onQueueNotice((notice) => this.#listening.emit('notification', notice));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(connected: Connected): void;
  override connect(connected?: Connected): Promise<pg.PoolClient> | undefined {
    if (!connected) return super.connect();
    process.nextTick(connected, undefined, this.#listening, () => {});
    return undefined;
  }

  async #ask(...statement: unknown[]): Promise<unknown> {
    const client = await this.connect();
    try {
      return await Reflect.apply(client.query, client, statement);
    } finally {
      client.release();
    }
  }
}

/** As much of a connection as one who listens on it uses. */
class ListeningClient extends EventEmitter {
  constructor() {
    super();
    this.setMaxListeners(0); // two of each worker
  }

  /** "listen" was said already, "unlisten" concerns one of many. */
  async query(): Promise<void> {}
}
