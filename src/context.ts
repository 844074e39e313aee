/** What every service function is given first: the application, who asks, and what is loaded once per request. */
import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import type { App } from './app.type.ts';
import type { Caller, Viewer } from './auth/viewer.type.ts';
import type { Places } from './database/places.ts';
import { type AppError, notFound } from './errors.ts';
import type { Resume } from './events/feed.ts';

/** Where a login by browser is kept; absent where there is no answer to put a cookie on. */
export interface Cookies {
  keep(token: string, expiresAt: Date): void;
  drop(): void;
}

/** The device that asks. */
export interface ClientInfo {
  address: string;
  userAgent?: string | undefined;
  /** Where it reaches the server, as its request says; anything, when the client makes it up. */
  serverUrl?: string;
}

export interface Context {
  app: App;
  em: EntityManager;
  viewer: Viewer | null;
  /** Why the token that came with the request was not accepted. */
  refusal?: AppError;
  cookies?: Cookies;
  /** Absent where nobody asks from outside. */
  client?: ClientInfo;
  /** Aborts when nobody waits for the answer any longer; over HTTP the request itself says so. */
  signal?: AbortSignal | undefined;
  /** Over a WebSocket: for the statements of its lists. */
  statements?: Places;
  /** Where a subscription goes on, as its transport says. */
  resume?: Resume;
  /** By which the client says that it may send the same change again. */
  idempotencyKey?: string | undefined;
  /** Within a transaction that began before the services did: what is to be done when it has been committed. */
  afterCommit?: (() => unknown)[];
  loaders: Loaders;
}

/** Does what must not be done before the change that came before it is committed. */
export async function whenCommitted({ afterCommit }: Pick<Context, 'afterCommit'>, work: () => unknown): Promise<void> {
  if (afterCommit) afterCommit.push(work);
  else await work();
}

type Batch<K, V> = (ctx: Context, keys: readonly K[]) => Promise<V[]>;

interface Loaders {
  readonly byBatch: Map<unknown, DataLoader<unknown, unknown>>;
  /** The batches of each function that takes arguments, by these as JSON. */
  readonly byArguments: Map<unknown, Map<string, Batch<unknown, unknown>>>;
  readonly cache: boolean;
}

/** `live`: the context of a subscription, which lives long and so must not remember what it loaded. */
export function createContext(
  app: App,
  { viewer, refusal }: Caller,
  options: {
    cookies?: Cookies;
    client?: ClientInfo;
    resume?: Resume;
    live?: boolean;
    idempotencyKey?: string | undefined;
    signal?: AbortSignal | undefined;
  } = {},
): Context {
  return {
    app,
    em: app.orm.em.fork(),
    viewer,
    refusal,
    cookies: options.cookies,
    client: options.client,
    signal: options.signal,
    resume: options.resume,
    idempotencyKey: options.idempotencyKey,
    loaders: { byBatch: new Map(), byArguments: new Map(), cache: !options.live },
  };
}

/**
 * The value of `key`, loaded together with all others that this request asks `batch` for at the same moment.
 * `batch` is given no key twice, and returns one value per key, in their order.
 */
export async function load<K, V>(ctx: Context, batch: Batch<K, V>, key: K): Promise<V> {
  const { byBatch, cache } = ctx.loaders;
  let loader = byBatch.get(batch) as DataLoader<K, V> | undefined;
  if (!loader) {
    loader = new DataLoader<K, V>(
      async (keys) => {
        if (!cache) byBatch.delete(batch); // who asks from now on wants what is there by then
        return batch(ctx, keys);
      },
      { maxBatchSize: 1000 },
    );
    byBatch.set(batch, loader as DataLoader<unknown, unknown>);
  }
  return loader.load(key);
}

/**
 * The same for what is asked with arguments: all keys with equal arguments are one batch. Arguments are equal when they
 * are the same JSON.
 */
export async function loadWith<A, K, V>(
  ctx: Context,
  batch: (ctx: Context, args: A, keys: readonly K[]) => Promise<V[]>,
  args: A,
  key: K,
): Promise<V> {
  const { byArguments } = ctx.loaders;
  const known = byArguments.get(batch) ?? new Map<string, Batch<unknown, unknown>>();
  byArguments.set(batch, known);
  const id = JSON.stringify(args);
  const bound = (known.get(id) as Batch<K, V> | undefined) ?? ((context, keys) => batch(context, args, keys));
  known.set(id, bound as Batch<unknown, unknown>);
  return load(ctx, bound, key);
}

/**
 * The value of `key` as it is after a write: nothing that this request loaded before counts any more. NOT_FOUND when somebody
 * else has removed it since.
 */
export async function reload<K, V>(ctx: Context, batch: Batch<K, V>, key: K): Promise<NonNullable<V>> {
  forget(ctx);
  const value = await load(ctx, batch, key);
  if (value == null) throw notFound('It was changed, and then removed by somebody else.');
  return value;
}

/** The value of `key`, which a row refers to. NOT_FOUND when somebody else has removed it since that row was read. */
export async function loadReferenced<K, V>(ctx: Context, batch: Batch<K, V>, key: K): Promise<NonNullable<V>> {
  const value = await load(ctx, batch, key);
  if (value == null) throw notFound('It has just been removed by somebody else.');
  return value;
}

/** After a write: nothing that this request loaded before counts any more. */
export function forget(ctx: Context): void {
  ctx.loaders.byBatch.clear();
}

/** Brings rows into the order of the keys they were asked by; null where there is none. */
export function inOrderOf<K, R>(keys: readonly K[], rows: readonly R[], keyOf: (row: R) => K): (R | null)[] {
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => found.get(key) ?? null);
}
