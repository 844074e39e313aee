/**
 * Statements that PostgreSQL plans once for each connection: planning a page of scenes with what they belong to takes
 * it a third of the time, and a look-up by keys most of it. Only for statements whose best plan does not depend on their parameters.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type CompiledQuery, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Pool } from 'pg';
import { currentRequest } from '../request-context.ts';
import { isTracing, withSpan } from '../tracing.ts';
import { aroundRows } from './rows.ts';

const mark = '/* prepared */';

/** At the beginning of a statement: it is prepared. */
export const prepared: RawBuilder<unknown> = sql.raw(mark);

/** How many each connection keeps; what comes later is planned each time, until the connection is replaced. */
const maxStatements = 100;

/** Statements without parameters, or with keys for their only ones, are not even built again. */
const built = new Map<string, CompiledQuery>();

/**
 * Runs a query that the connection prepares. `key` says everything that it is made of, but its parameters: who asks with
 * the same key gets the same statement.
 */
export async function executePrepared<DB, TB extends keyof DB, O>(
  em: EntityManager,
  key: string,
  build: () => SelectQueryBuilder<DB, TB, O> | Promise<SelectQueryBuilder<DB, TB, O>>,
): Promise<O[]> {
  const statement = built.get(key) ?? (await build()).modifyFront(prepared).compile();
  if (statement.parameters.length === 0) remember(key, statement);
  return execute(em, statement);
}

/** The same for a query of keys, in whose place `build` is given their array: whichever they are, the statement is the same. */
export async function executeForKeys<DB, TB extends keyof DB, O>(
  em: EntityManager,
  { key, keys }: { key: string; keys: readonly string[] },
  build: (keys: RawBuilder<readonly string[]>) => SelectQueryBuilder<DB, TB, O>,
): Promise<O[]> {
  const place: readonly string[] = theKeys;
  const statement = built.get(key) ?? build(sql`${place}`).modifyFront(prepared).compile();
  if (statement.parameters.every((parameter) => parameter === theKeys)) remember(key, statement);
  const parameters = statement.parameters.map((parameter) => (parameter === theKeys ? keys : parameter));
  return execute(em, { ...statement, parameters });
}

/** Stands for keys in a statement that was built. */
const theKeys: readonly string[] = [];

async function execute<O>(em: EntityManager, statement: CompiledQuery): Promise<O[]> {
  const { rows } = await aroundRows(em).executeQuery(statement);
  return rows as O[];
}

/** The oldest goes when there are too many. */
function remember(key: string, statement: CompiledQuery): void {
  const [oldest] = built.keys();
  if (oldest !== undefined && built.size >= maxStatements && !built.has(key)) built.delete(oldest);
  built.set(key, statement);
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
    const run = (statement: unknown, ...rest: unknown[]) => Reflect.apply(usual.query, client, [statement, ...rest]);
    const runPrepared = async (text: string, ...rest: unknown[]) => {
      if (!names.has(text) && names.size < maxStatements) names.set(text, `prepared${names.size}`);
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

const isMarked = (statement: unknown): statement is string => typeof statement === 'string' && marked.test(statement);

const marked = /^\s*(select )?\/\* prepared \*\//;

/** A migration of another process has changed a column that it reads: "cached plan must not change result type". */
const isOutdated = (error: unknown) => error instanceof Error && 'code' in error && error.code === '0A000';
