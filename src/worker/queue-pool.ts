/** The queue's connections: a few for its statements, and one on which all its workers hear that its tables are to change. */
import pg from 'pg';
import { queueConnections } from '../database/connections.ts';

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, release: () => void) => void;

/**
 * graphile-worker listens on a connection for each runner, which it asks for with a callback; that asks for no more than
 * to be told, so all of them are given the same one. For statements it waits for a promise.
 */
export class QueuePool extends pg.Pool {
  #listening: Promise<pg.Client> | undefined;

  constructor(connectionString: string) {
    super({ connectionString, max: queueConnections, application_name: 'reelgraph queue' });
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
      (client) => connected(undefined, heardBy(client), () => {}),
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
    await (await this.#listening?.catch(() => undefined))?.end();
  }

  async #listen(): Promise<pg.Client> {
    const { connectionString } = this.options;
    const client = new pg.Client({ connectionString, application_name: 'reelgraph queue events', keepAlive: true });
    client.setMaxListeners(0); // two of each worker
    const forget = () => {
      this.#listening = undefined;
    };
    client.on('error', forget).once('end', forget);
    try {
      await client.connect();
      await client.query('listen "worker:migrate"');
      return client;
    } catch (error) {
      forget();
      throw error;
    }
  }
}

/** The connection as one of its listeners may use it: the others go on listening when it stops. */
function heardBy(client: pg.Client): pg.PoolClient {
  const share = {
    on: client.on.bind(client),
    removeListener: client.removeListener.bind(client),
    query: async () => undefined, // "listen" was said already, "unlisten" concerns one of many
  };
  return share as unknown as pg.PoolClient;
}
