/** A pool of connections for each purpose, so that none can use up those of another, behind the one that MikroORM knows. */
import pg from 'pg';
import { giveBackLost } from './lost-connections.ts';
import type { Places } from './places.ts';
import { prepareStatements } from './prepared.ts';
import { currentScope, type Purpose, type Scope } from './purpose.ts';

export interface PoolLimits {
  /** The most connections that this process opens for statements. */
  databaseConnections: number;
  /** How long one statement that only reads may take for a request. */
  readTimeoutSeconds: number;
  /** How long one statement of a change may take. */
  changeTimeoutSeconds: number;
}

/** Who searches has long typed something else. */
const searchTimeoutMilliseconds = 1000;

/** Whatever a job does ends some time, however much there is to do. */
export const backgroundTimeoutSeconds = 3600;

/** How long changes that run may still take when the process ends. */
const graceMilliseconds = 5000;

/** How many of the connections each purpose may use, at least one; the background has the rest. */
export function sharesOf(connections: number): Record<Purpose, number> {
  const share = (part: number) => Math.max(1, Math.floor(connections * part));
  const [quick, list, search, change] = [share(1 / 6), share(1 / 4), share(1 / 8), share(1 / 4)];
  return { quick, list, search, change, background: Math.max(1, connections - quick - list - search - change) };
}

/** How many statements of dear operations may run: so many that both the lists and the searches of others find a connection at once. */
export function mostOfDear(connections: number): number {
  const { list, search } = sharesOf(connections);
  return Math.max(1, Math.min(list, search) - 1);
}

/** Makes `background`, the pool that MikroORM has made, lend connections of the pool that the current purpose asks for. */
export function separatePurposes(background: pg.Pool, limits: PoolLimits): void {
  const shares = sharesOf(limits.databaseConnections);
  const options = { ...background.options, password: background.options.password }; // which is not enumerable
  const poolOf = (purpose: Purpose, seconds: number, more: pg.PoolConfig = {}) =>
    new pg.Pool({ ...options, max: shares[purpose], statement_timeout: seconds * 1000, ...more });
  const connectBackground = background.connect.bind(background) as () => Promise<pg.PoolClient>;
  const endBackground = background.end.bind(background) as () => Promise<void>;
  const others = {
    // One plan fits all keys; PostgreSQL takes a look-up by an array for ten, and would plan each anew as that for one comes out cheaper.
    quick: poolOf('quick', limits.readTimeoutSeconds, {
      options: `${options.options ?? ''} -c plan_cache_mode=force_generic_plan`,
    }),
    list: poolOf('list', limits.readTimeoutSeconds),
    // On one core: many people search at once, and a second one would be taken from somebody else's search.
    search: poolOf('search', limits.readTimeoutSeconds, {
      statement_timeout: searchTimeoutMilliseconds,
      options: `${options.options ?? ''} -c max_parallel_workers_per_gather=0`,
    }),
    change: poolOf('change', limits.changeTimeoutSeconds),
  };
  for (const pool of Object.values(others)) survive(pool);
  for (const pool of [background, ...Object.values(others)]) {
    prepareStatements(pool, { repeated: pool === others.quick });
    giveBackLost(pool);
  }
  const lent = new Set<pg.PoolClient>();
  let hasEnded = false;
  const cancel = cancelling(options);
  const connect = async () => {
    const scope = currentScope();
    scope.signal?.throwIfAborted();
    const pool = scope.purpose === 'background' ? undefined : others[scope.purpose];
    const isList = scope.purpose === 'list' || scope.purpose === 'search';
    const place = isList ? scope.statements : undefined;
    await place?.enter();
    try {
      const client = await (pool ? pool.connect() : connectBackground());
      if (scope.purpose === 'change') await sayWho(client, scope.by ?? '');
      if (hasEnded) throw takenBack(client);
      return lend(client, scope, lent, cancel, place);
    } catch (error) {
      place?.leave();
      throw error;
    }
  };
  const end = async () => {
    hasEnded = true;
    const cancelling = setInterval(() => {
      for (const client of lent) void cancel(client);
    }, graceMilliseconds);
    await Promise.all([endBackground(), ...Object.values(others).map(async (pool) => pool.end())]);
    clearInterval(cancelling);
  };
  Object.assign(background, { connect, end });
}

const said = new WeakMap<pg.PoolClient, string>();

/** The triggers of the audit log read it; only connections for changes are told, and each time by whom. */
async function sayWho(client: pg.PoolClient, by: string): Promise<void> {
  if ((said.get(client) ?? '') === by) return;
  try {
    await client.query(`select set_config('reelgraph.by', $1, false)`, [by]);
    said.set(client, by);
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Who asked for it before the end has let go of the pool meanwhile, and would not give it back: the end would wait for it for ever. */
function takenBack(client: pg.PoolClient): Error {
  client.release();
  return new Error('Cannot use a pool after calling end on the pool'); // what the pool itself says later
}

/** Until it is released, what the connection does is cancelled when the scope ends; then it is not lent again. */
function lend(
  client: pg.PoolClient,
  { signal }: Scope,
  lent: Set<pg.PoolClient>,
  cancel: (client: pg.PoolClient) => Promise<void>,
  place: Places | undefined,
): pg.PoolClient {
  const { release } = client; // the pool makes it anew each time
  const giveUp = () => void cancel(client);
  client.release = (error) => {
    lent.delete(client);
    signal?.removeEventListener('abort', giveUp);
    release.call(client, error ?? signal?.aborted);
  };
  if (signal?.aborted) {
    client.release();
    throw signal.reason;
  }
  let holds = place;
  const giveBack = client.release;
  client.release = (error) => {
    giveBack.call(client, error);
    holds?.leave();
    holds = undefined;
  };
  lent.add(client);
  signal?.addEventListener('abort', giveUp, { once: true });
  return client;
}

/**
 * Ends the statements that these connections run, from a connection of its own: there may be none free. However many are to be
 * cancelled, there is one of it at a time.
 */
function cancelling(options: pg.ClientConfig): (client: pg.PoolClient) => Promise<void> {
  const wanted = new Set<number>();
  let isBusy = false;
  const cancelWanted = async () => {
    const control = new pg.Client({ ...options, connectionTimeoutMillis: 5000 });
    control.on('error', () => {});
    try {
      await control.connect();
      const ids = [...wanted];
      wanted.clear();
      await control.query('select pg_cancel_backend(id) from unnest($1::int[]) id', [ids]);
    } catch {
      wanted.clear(); // The database is away, or takes no more connections: the statement's own timeout ends it.
    } finally {
      await control.end().catch(() => {});
    }
  };
  return async (client) => {
    wanted.add((client as unknown as { processID: number }).processID);
    if (isBusy) return;
    isBusy = true;
    while (wanted.size > 0) await cancelWanted();
    isBusy = false;
  };
}

/** A connection that is lost while nobody uses it is no news: the pool has let go of it already. */
function survive(pool: pg.Pool): void {
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
}
