/**
 * Statements that are built once, and of these such that PostgreSQL plans once for each connection: planning a page of scenes with what
 * they belong to takes it a third of the time, and a look-up by keys most of it. Planned once are only those whose best plan does not
 * depend on their parameters.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type CompiledQuery, type Expression, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Pool } from 'pg';
import { currentRequest } from '../request-context.ts';
import { isTracing, withSpan } from '../tracing.ts';
import { aroundRows } from './rows.ts';

const mark = '/* prepared */';
const markOfMany = '/* prepared, one of many */';

/** Anywhere in a statement: it is prepared. */
export const prepared: RawBuilder<unknown> = sql.raw(mark);

/** How many each connection keeps; what comes later is planned each time, until the connection is replaced. And how many stay built. */
const maxStatements = 100;

/** Statements all of whose parameters are given each time: they are not even built again. */
const built = new Map<string, CompiledQuery>();

/** How long a key may be whose statement is kept; that of a filter with hundreds of criteria is longer. */
const maxKeyLength = 10_000;

/** Where each of the values of a statement stands while it is built. */
export type PlacesOf<Values> = { [Name in keyof Values]: RawBuilder<Values[Name]> };

interface Asked<Values> {
  /** Says everything that the statement is made of but `values` and `parts`: who asks with the same key gets the same one, whatever these are. */
  key: string;
  /** In their places `build` is given something to put. */
  values: Values;
  /** All else that has parameters, in the order in which it stands in the statement: what has the same text has the same statement. */
  parts?: readonly Expression<unknown>[];
  /** Clients think of as many of its kind as they like: these may take half of what a connection keeps. */
  isOneOfMany?: boolean;
}

type Build<Values, Query> = (places: PlacesOf<Values>) => Query | Promise<Query>;

/** Runs a query, or a statement that was written by hand, which the connection prepares. */
export async function executePrepared<DB, TB extends keyof DB, O, Values extends Record<string, unknown>>(
  em: EntityManager,
  asked: Asked<Values>,
  build: Build<Values, SelectQueryBuilder<DB, TB, O> | RawBuilder<O>>,
): Promise<O[]> {
  const key = `${mark} ${asked.key}`; // one that is planned each time may have the same key and the same text
  const front = asked.isOneOfMany ? sql.raw(markOfMany) : prepared;
  return executeBuilt(em, { ...asked, key }, async (places) => {
    const built = await build(places);
    return 'modifyFront' in built ? built.modifyFront(front) : sql<O>`${front} ${built}`;
  });
}

/** Runs a query that is built once, and planned each time: the best plan depends on what its parameters are. */
export async function executeBuilt<DB, TB extends keyof DB, O, Values extends Record<string, unknown>>(
  em: EntityManager,
  { key, values, parts = [] }: Asked<Values>,
  build: Build<Values, SelectQueryBuilder<DB, TB, O> | RawBuilder<O>>,
): Promise<O[]> {
  const kysely = aroundRows(em);
  const { sql: text, parameters: others } = parts.length > 0 ? sql.join(parts).compile(kysely) : nothing;
  const whole = `${key}\n${text}`;
  const known = recalled(whole);
  const statement = known ?? (await build(placesOf(values))).compile(kysely);
  const own = statement.parameters.filter((parameter) => !(parameter instanceof Place));
  if (!known && own.length === others.length && own.every((parameter, index) => parameter === others[index]))
    remember(whole, statement);
  const rest = (known ? others : own).values();
  const parameters = statement.parameters.map((parameter) =>
    parameter instanceof Place ? values[parameter.name] : rest.next().value,
  );
  const { rows } = await kysely.executeQuery({ ...statement, parameters });
  return rows as O[];
}

const nothing: Pick<CompiledQuery, 'sql' | 'parameters'> = { sql: '', parameters: [] };

/** Stands in a statement for a value that is given later. */
class Place {
  constructor(readonly name: string) {}
}

function placesOf<Values extends Record<string, unknown>>(values: Values): PlacesOf<Values> {
  const places = Object.keys(values).map((name) => [name, sql`${new Place(name)}`]);
  return Object.fromEntries(places) as PlacesOf<Values>;
}

/** What was asked for last is kept longest. */
function recalled(key: string): CompiledQuery | undefined {
  const statement = built.get(key);
  if (!statement) return undefined;
  built.delete(key);
  built.set(key, statement);
  return statement;
}

/** But its values, which are others each time and may be large. */
function remember(key: string, statement: CompiledQuery): void {
  if (key.length > maxKeyLength) return;
  const parameters = statement.parameters.map((parameter) => (parameter instanceof Place ? parameter : null));
  built.set(key, { ...statement, parameters });
  if (built.size > maxStatements) built.delete(built.keys().next().value ?? '');
}

/**
 * Lets the connections of a pool prepare what is marked (`pg` prepares what has a name), and counts all statements for their
 * requests. With `repeated` also what comes a second time: for pools whose statements take keys, of which one plan fits all.
 */
export function prepareStatements(pool: Pool, { repeated = false } = {}): void {
  pool.on('connect', (client) => {
    const usual: typeof client = Object.getPrototypeOf(client);
    const names = new Map<string, string | undefined>();
    const once = new Set<string>();
    const comesAgain = (statement: unknown): statement is string => {
      if (!repeated || typeof statement !== 'string' || !/^\s*select/.test(statement)) return false;
      if (once.has(statement) || names.has(statement)) return true;
      if (once.size < maxStatements) once.add(statement);
      return false;
    };
    const run = (statement: unknown, ...rest: unknown[]) =>
      isAwaited(statement, rest)
        ? awaited((done) => Reflect.apply(usual.query, client, [statement, rest[0], done]))
        : Reflect.apply(usual.query, client, [statement, ...rest]);
    const runPrepared = async (text: string, ...rest: unknown[]) => {
      const most = text.includes(markOfMany) ? maxStatements / 2 : maxStatements;
      if (!names.has(text) && names.size < most) names.set(text, `prepared${names.size}`);
      try {
        return await run({ text, name: names.get(text) }, ...rest);
      } catch (error) {
        if (!isOutdated(error)) throw error;
        names.set(text, undefined);
        return run(text, ...rest);
      }
    };
    const query = (statement: unknown, ...rest: unknown[]) =>
      isMarked(statement) || comesAgain(statement) ? runPrepared(statement, ...rest) : run(statement, ...rest);
    client.query = ((statement: unknown, ...rest: unknown[]) => {
      const request = currentRequest();
      if (request) request.statements += 1;
      return isTracing() ? queryTraced(statement, () => query(statement, ...rest)) : query(statement, ...rest);
    }) as typeof client.query;
  });
}

/** A statement has no values in it, only places for them. */
function queryTraced(statement: unknown, run: () => unknown): unknown {
  const text = typeof statement === 'string' ? statement : String((statement as { text?: string } | null)?.text ?? '');
  const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, 2000) };
  return withSpan(
    /^\s*\w+/.exec(text)?.[0].trim().toUpperCase() || 'statement',
    { kind: 'client', attributes },
    (end) => {
      const result = run();
      if (result instanceof Promise) void result.then(() => end(), end);
      else end();
      return result;
    },
  );
}

/** Whether a promise of the result is wanted: neither a callback nor an object of its own is to be told of it. */
const isAwaited = (statement: unknown, rest: readonly unknown[]) =>
  typeof rest.at(-1) !== 'function' && typeof (statement as { submit?: unknown }).submit !== 'function';

/** What the promises that `pg` makes by itself have brought outlives collections of young objects: half of what a page reads then waits for a full one. */
async function awaited(query: (done: (error: Error | null, result: unknown) => void) => void): Promise<unknown> {
  try {
    return await new Promise((resolve, reject) => query((error, result) => (error ? reject(error) : resolve(result))));
  } catch (error) {
    if (error instanceof Error) Error.captureStackTrace(error); // that of the socket leads nowhere
    throw error;
  }
}

const isMarked = (statement: unknown): statement is string =>
  typeof statement === 'string' && (statement.includes(mark) || statement.includes(markOfMany));

/** A migration of another process has changed a column that it reads: "cached plan must not change result type". */
const isOutdated = (error: unknown) => error instanceof Error && 'code' in error && error.code === '0A000';
