/** The queue's connections: a few for its statements, and one on which all its workers hear of new entries. */
import { EventEmitter } from 'node:events';
import pg from 'pg';
import { queueConnections } from '../database/connections.ts';

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, release: () => void) => void;

/**
 * graphile-worker listens on a connection for each runner, which it asks for with a callback; that asks for no more than
 * to be told, so all of them are given the same one. For statements it waits for a promise. Of new entries `onEntries` is told in place
 * of the runners: each of them would ask for one, whatever its task is.
 */
export class QueuePool extends pg.Pool {
  #listening: Promise<Listening> | undefined;
  readonly #onEntries: () => void;

  constructor(connectionString: string, { onEntries }: { onEntries: () => void }) {
    super({ connectionString, max: queueConnections, application_name: 'reelgraph queue' });
    this.#onEntries = onEntries;
    // A connection that breaks is replaced when one is needed; whoever used it hears of it from its query.
    this.on('error', () => {});
    this.on('connect', (client) => client.on('error', () => {}));
    // The pool's own asks for its connection with a callback, too.
    Object.assign(this, { query: async (...statement: unknown[]) => this.#ask(...statement) });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(connected: Connected): void;
  override connect(connected?: Connected): Promise<pg.PoolClient> | undefined {
    if (!connected) return super.connect();
    this.#listening ??= this.#listen();
    void this.#listening.then(
      ({ heard }) => connected(undefined, heard, () => {}),
      (error: Error) => connected(error, undefined, () => {}),
    );
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

  override async end(): Promise<void> {
    await super.end();
    await (await this.#listening?.catch(() => undefined))?.client.end();
  }

  async #listen(): Promise<Listening> {
    const { connectionString } = this.options;
    const client = new pg.Client({ connectionString, application_name: 'reelgraph queue events', keepAlive: true });
    const heard = new EventEmitter();
    heard.setMaxListeners(0); // two of each worker
    heard.on('error', () => {}); // there may be no worker just now
    const forget = () => {
      this.#listening = undefined;
    };
    client.on('error', forget).once('end', forget);
    client.on('error', (error) => heard.emit('error', error));
    client.on('notification', (said) => {
      if (said.channel === newEntries) this.#onEntries();
      else heard.emit('notification', said);
    });
    try {
      await client.connect();
      await client.query(`listen "${newEntries}"; listen "worker:migrate"`);
      // For the workers "listen" was said already, and "unlisten" concerns one of many.
      return { client, heard: Object.assign(heard, { query: async () => undefined }) as unknown as pg.PoolClient };
    } catch (error) {
      forget();
      throw error;
    }
  }
}

interface Listening {
  client: pg.Client;
  /** The connection as far as all workers may use it: they hear of it. */
  heard: pg.PoolClient;
}

/** On which the queue says that entries have come. */
const newEntries = 'jobs:insert';
